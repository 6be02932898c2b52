import type { FieldValue } from '@backstock/core';

/** The parts of a value whose shape the mapping has already checked. What has another shape is empty. */

export function listOf(value: FieldValue): readonly FieldValue[] {
  return isList(value) ? value : [];
}

export function textsOf(value: FieldValue): readonly string[] {
  return listOf(value).filter((entry) => typeof entry === 'string');
}

export function memberOf(value: FieldValue, name: string): FieldValue {
  return isStructure(value) ? (value[name] ?? null) : null;
}

export function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}

export function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function isStructure(value: FieldValue): value is { readonly [name: string]: FieldValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
