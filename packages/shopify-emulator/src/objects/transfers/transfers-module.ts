import { numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule } from '../object-module.ts';
import type { LineInput } from './line-input.ts';
import { deleteShipment, markInTransit, setBarcode, setTracking } from './shipment-changes.ts';
import { createShipment, type ShipmentInput } from './shipment-create.ts';
import { shipmentFields, shipmentLineFields } from './shipment-fields.ts';
import type { TrackingInput } from './shipment-input.ts';
import {
  addShipmentItems,
  removeShipmentItems,
  updateShipmentItems,
  type QuantityInput,
} from './shipment-items.ts';
import { receiveShipment, type ReceiveArguments } from './shipment-receive.ts';
import { shipmentsTable } from './shipment.ts';
import { createTransfer, type CreateInput } from './transfer-create.ts';
import { duplicateTransfer } from './transfer-duplicate.ts';
import { editTransfer, type EditInput } from './transfer-edit.ts';
import { lineViews, snapshotFields, transferFields, transferLineFields } from './transfer-fields.ts';
import {
  removeTransferItems,
  setTransferItems,
  type RemoveItemsInput,
  type SetItemsInput,
} from './transfer-items.ts';
import { transferQueries } from './transfer-queries.ts';
import { cancelTransfer, deleteTransfer, markAsReadyToShip } from './transfer-status.ts';
import { transfersTable } from './transfer.ts';

const transferMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryTransferCreate: (_source, args: { readonly input: CreateInput }, context) =>
    createTransfer(context, args.input, 'DRAFT'),
  inventoryTransferCreateAsReadyToShip: (_source, args: { readonly input: CreateInput }, context) =>
    createTransfer(context, args.input, 'READY_TO_SHIP'),
  inventoryTransferEdit: (_source, args: { readonly id: string; readonly input: EditInput }, context) =>
    editTransfer(context, args.id, args.input),
  inventoryTransferSetItems: (_source, args: { readonly input: SetItemsInput }, context) =>
    setTransferItems(context, args.input),
  inventoryTransferRemoveItems: (_source, args: { readonly input: RemoveItemsInput }, context) =>
    removeTransferItems(context, args.input),
  inventoryTransferDuplicate: (_source, args: { readonly id: string }, context) =>
    duplicateTransfer(context, args.id),
  inventoryTransferMarkAsReadyToShip: (_source, args: { readonly id: string }, context) =>
    markAsReadyToShip(context, args.id),
  inventoryTransferCancel: (_source, args: { readonly id: string }, context) =>
    cancelTransfer(context, args.id),
  inventoryTransferDelete: (_source, args: { readonly id: string }, context) =>
    deleteTransfer(context, args.id),
};

const shipmentMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryShipmentCreate: (_source, args: { readonly input: ShipmentInput }, context) =>
    createShipment(context, args.input, 'DRAFT'),
  inventoryShipmentCreateInTransit: (_source, args: { readonly input: ShipmentInput }, context) =>
    createShipment(context, args.input, 'IN_TRANSIT'),
  inventoryShipmentMarkInTransit: (
    _source,
    args: { readonly id: string; readonly dateShipped?: string | null },
    context,
  ) => markInTransit(context, args.id, args.dateShipped),
  inventoryShipmentAddItems: (
    _source,
    args: { readonly id: string; readonly lineItems: readonly LineInput[] },
    context,
  ) => addShipmentItems(context, args.id, args.lineItems),
  inventoryShipmentRemoveItems: (
    _source,
    args: { readonly id: string; readonly lineItems: readonly string[] },
    context,
  ) => removeShipmentItems(context, args.id, args.lineItems),
  inventoryShipmentUpdateItemQuantities: (
    _source,
    args: { readonly id: string; readonly items?: readonly QuantityInput[] | null },
    context,
  ) => updateShipmentItems(context, args.id, args.items ?? []),
  inventoryShipmentSetTracking: (
    _source,
    args: { readonly id: string; readonly tracking: TrackingInput },
    context,
  ) => setTracking(context, args.id, args.tracking),
  inventoryShipmentSetBarcode: (_source, args: { readonly id: string; readonly barcode: string }, context) =>
    setBarcode(context, args.id, args.barcode),
  inventoryShipmentReceive: (_source, args: ReceiveArguments, context) => receiveShipment(context, args),
  inventoryShipmentDelete: (_source, args: { readonly id: string }, context) =>
    deleteShipment(context, args.id),
};

export const transfersModule: ObjectModule = {
  queries: transferQueries,
  mutations: { ...transferMutations, ...shipmentMutations },
  types: {
    InventoryTransfer: transferFields,
    InventoryTransferLineItem: transferLineFields,
    LocationSnapshot: snapshotFields,
    InventoryShipment: shipmentFields,
    InventoryShipmentLineItem: shipmentLineFields,
  },
  nodes: {
    InventoryTransfer: (id, context) =>
      context.shop.table(transfersTable).get(numberOfGlobalId(id, 'InventoryTransfer') ?? 0) ?? null,
    InventoryTransferLineItem: (id, context) => {
      const number = numberOfGlobalId(id, 'InventoryTransferLineItem');
      const [transfer] = context.shop.table(transfersTable).find('line', String(number));
      const views = transfer === undefined ? [] : lineViews(context, transfer);
      return views.find((view) => view.id === number) ?? null;
    },
    InventoryShipment: (id, context) =>
      context.shop.table(shipmentsTable).get(numberOfGlobalId(id, 'InventoryShipment') ?? 0) ?? null,
    InventoryShipmentLineItem: (id, context) => {
      const number = numberOfGlobalId(id, 'InventoryShipmentLineItem');
      const [shipment] = context.shop.table(shipmentsTable).find('line', String(number));
      const line = shipment?.lines.find((candidate) => candidate.id === number);
      return line === undefined ? null : { ...line, __typename: 'InventoryShipmentLineItem' };
    },
  },
};
