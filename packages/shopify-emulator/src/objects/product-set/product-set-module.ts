import type { ObjectModule } from '../object-module.ts';
import { productSet } from './product-set.ts';

/** Products with all that belongs to them, told in one input. */
export const productSetModule: ObjectModule = { mutations: { productSet } };
