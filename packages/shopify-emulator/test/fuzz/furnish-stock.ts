import type { Goods } from './furnish-goods.ts';
import type { Make } from './maker.ts';

/** A second place, and stock that travels to it. */
export async function furnishStock(make: Make, { item }: Goods): Promise<void> {
  const address = { countryCode: 'CA', provinceCode: 'QC', city: 'Montréal' };
  const away = await make('locationAdd', { input: { name: 'Back room', address } });
  const home = await make('locationAdd', { input: { name: 'Front room', address } });
  const quantity = { inventoryItemId: item, locationId: home, quantity: 20, changeFromQuantity: null };
  await make('inventorySetQuantities', {
    input: { name: 'available', reason: 'correction', quantities: [quantity] },
  });
  const route = { originLocationId: home, destinationLocationId: away };
  const lineItems = [{ inventoryItemId: item, quantity: 4 }];
  await make('inventoryTransferCreate', { input: { ...route, lineItems } });
  const transfer = await make('inventoryTransferCreateAsReadyToShip', { input: { ...route, lineItems } });
  const some = [{ inventoryItemId: item, quantity: 2 }];
  await make('inventoryShipmentCreate', { input: { movementId: transfer, lineItems: some } });
  await make('inventoryShipmentCreateInTransit', { input: { movementId: transfer, lineItems: some } });
  await make('inventoryTransferCreateAsReadyToShip', { input: { ...route, lineItems } });
  const closed = await make('locationAdd', { input: { name: 'Closed room', address } });
  await make('locationDeactivate', { locationId: closed });
}
