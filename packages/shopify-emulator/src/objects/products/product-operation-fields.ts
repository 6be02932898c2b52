import { apiError } from '../api-error.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import type { FieldResolver, NodeLookup, ObjectModule, RequestContext } from '../object-module.ts';
import {
  findOperation,
  isComplete,
  operationKinds,
  operationStatus,
  type OperationKind,
  type ProductOperation,
} from './product-operation.ts';
import { productsTable, type Product } from './product.ts';

const operationFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: ProductOperation) => formatGlobalId(source.__typename, source.id),
  status: (source: ProductOperation, _args, context: RequestContext) => operationStatus(context, source),
  userErrors: (source: ProductOperation, _args, context: RequestContext) =>
    isComplete(context, source) ? source.userErrors : [],
  product: (source: ProductOperation, _args, context: RequestContext) =>
    productWithNumber(context, source.productId),
};

/** Of work that may bring forth the product itself. */
const makerFields: Readonly<Record<string, FieldResolver>> = {
  ...operationFields,
  product: (source: ProductOperation, _args, context: RequestContext) =>
    productWithNumber(context, source.productId) ?? newProductOf(context, source),
};

function productWithNumber(context: RequestContext, number: number | undefined): Product | null {
  return number === undefined ? null : (context.shop.table(productsTable).get(number) ?? null);
}

function newProductOf(context: RequestContext, operation: ProductOperation): Product | null {
  return isComplete(context, operation) ? productWithNumber(context, operation.newProductId) : null;
}

function nodeLookup(kind: OperationKind): NodeLookup {
  return (id, context) => findOperation(context, id, kind);
}

/** Work on products that goes on after the answer. */
export const productOperationsModule: ObjectModule = {
  queries: {
    /** The old way to wait for a duplicate; nothing waits here. */
    productDuplicateJob: (_source, { id }: { readonly id: string }) => ({
      id: /^\d+$/.test(id) ? `gid://shopify/ProductDuplicateJob/${id}` : id,
      done: true,
    }),
    productOperation: (_source, args: { readonly id: string }, context) => {
      const type = parseGlobalId(args.id)?.type;
      if (operationKinds.some((kind) => kind === type)) return context.resolveNode(args.id);
      throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${args.id}`);
    },
  },
  types: {
    ProductSetOperation: makerFields,
    ProductBundleOperation: makerFields,
    ProductDuplicateOperation: {
      ...operationFields,
      newProduct: (source: ProductOperation, _args, context: RequestContext) => newProductOf(context, source),
    },
    ProductDeleteOperation: {
      ...operationFields,
      deletedProductId: (source: ProductOperation, _args, context: RequestContext) =>
        isComplete(context, source) && source.userErrors.length === 0 && source.productId !== undefined
          ? formatGlobalId('Product', source.productId)
          : null,
    },
  },
  nodes: Object.fromEntries(operationKinds.map((kind) => [kind, nodeLookup(kind)])),
};
