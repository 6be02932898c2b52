import { connect, type ConnectionArguments } from '../connection.ts';
import { inventoryItemsTable } from '../inventory/inventory-item.ts';
import { variantOf } from '../inventory/item-store.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { findShipment, transferOf } from './shipment-store.ts';
import { shipmentsTable, type Shipment } from './shipment.ts';
import { findTransfer } from './transfer-store.ts';
import { transferName, transfersTable, type Transfer } from './transfer.ts';

interface TransfersArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export const transferQueries: Readonly<Record<string, FieldResolver>> = {
  inventoryTransfer: (_source, args: { readonly id: string }, context) =>
    findTransfer(context, args.id) ?? null,
  inventoryTransfers: (_source, args: TransfersArguments, context, info) => {
    const table = context.shop.table(transfersTable);
    const wanted = wantedSearch(context, args);
    const found =
      wanted === null ? [] : searchTable(table, wanted.query, transferSearch(context), { context, info });
    return connect(found, args, sortValues.get(args.sortKey ?? 'ID'));
  },
  inventoryShipment: (_source, args: { readonly id: string }, context) =>
    findShipment(context, args.id) ?? null,
  inventoryShipments: (_source, args: TransfersArguments, context, info) => {
    const table = context.shop.table(shipmentsTable);
    const found = searchTable(table, args.query, shipmentSearch(context), { context, info });
    return args.sortKey === 'STATUS' ? connect(found, args, ({ status }) => status) : connect(found, args);
  },
};

type SortValue = (transfer: Transfer) => string | number;

const sortValues: ReadonlyMap<string, SortValue> = new Map<string, SortValue>([
  ['CREATED_AT', (transfer) => transfer.createdAt],
  ['DESTINATION_NAME', (transfer) => transfer.destination?.name ?? ''],
  ['NAME', (transfer) => transfer.number],
  ['ORIGIN_NAME', (transfer) => transfer.origin?.name ?? ''],
  ['SOURCE_NAME', (transfer) => transfer.origin?.name ?? ''],
  ['STATUS', (transfer) => transfer.status],
]);

function transferSearch(context: RequestContext): SearchFields<Transfer> {
  return {
    filters: {
      id: { as: 'number', of: (transfer) => transfer.id },
      created_at: { as: 'time', of: (transfer) => transfer.createdAt * 1000 },
      origin_id: { as: 'number', of: (transfer) => transfer.origin?.locationId },
      source_id: { as: 'number', of: (transfer) => transfer.origin?.locationId },
      destination_id: { as: 'number', of: (transfer) => transfer.destination?.locationId },
      product_id: {
        as: 'number',
        of: (transfer) => variantsIn(context, transfer).map(({ productId }) => productId),
      },
      product_variant_id: {
        as: 'number',
        of: (transfer) => variantsIn(context, transfer).map(({ id }) => id),
      },
      status: { as: 'exact', of: (transfer) => transfer.status },
      tag: { as: 'exact', of: (transfer) => transfer.tags },
      tag_not: {
        as: 'test',
        of: (value) => (transfer) =>
          !(transfer.tags ?? []).some((tag) => tag.toLowerCase() === value.toLowerCase()),
      },
    },
    text: (transfer) => [
      transferName(transfer),
      transfer.referenceName,
      transfer.note,
      ...(transfer.tags ?? []),
    ],
  };
}

function variantsIn(context: RequestContext, { lines }: Transfer): readonly Variant[] {
  return lines.flatMap(({ itemId }) => {
    const item = context.shop.table(inventoryItemsTable).get(itemId);
    return item === undefined ? [] : [variantOf(context, item)];
  });
}

function shipmentSearch(context: RequestContext): SearchFields<Shipment> {
  return {
    filters: {
      id: { as: 'number', of: (shipment) => shipment.id },
      barcode: { as: 'exact', of: (shipment) => shipment.barcode },
      status: { as: 'exact', of: (shipment) => shipment.status },
      destination_id: {
        as: 'number',
        of: (shipment) => transferOf(context, shipment).destination?.locationId,
      },
      tracking_number: { as: 'exact', of: (shipment) => shipment.tracking?.trackingNumber },
    },
    text: (shipment) => [shipment.barcode, shipment.tracking?.trackingNumber],
  };
}
