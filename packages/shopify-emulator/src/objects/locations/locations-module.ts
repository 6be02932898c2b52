import type { ObjectModule } from '../object-module.ts';
import { disableLocalPickup, enableLocalPickup, type EnableInput } from './local-pickup.ts';
import { activateLocation } from './location-activate.ts';
import { addLocation, type LocationAddInput } from './location-add.ts';
import { deactivateLocation } from './location-deactivate.ts';
import { deleteLocation } from './location-delete.ts';
import { editLocation, type LocationEditInput } from './location-edit.ts';
import { addressFields, locationFields } from './location-fields.ts';
import { locationOfArgument, locationQueries, shopLocations } from './location-queries.ts';

export const locationsModule: ObjectModule = {
  queries: locationQueries,
  mutations: {
    locationAdd: (_source, args: { readonly input: LocationAddInput }, context) =>
      addLocation(context, args.input),
    locationEdit: (_source, args: { readonly id: string; readonly input: LocationEditInput }, context) =>
      editLocation(context, args.id, args.input),
    locationActivate: (_source, args: { readonly locationId: string }, context) =>
      activateLocation(context, args.locationId),
    locationDeactivate: (
      _source,
      args: { readonly locationId: string; readonly destinationLocationId?: string | null },
      context,
    ) => deactivateLocation(context, args),
    locationDelete: (_source, args: { readonly locationId: string }, context) =>
      deleteLocation(context, args.locationId),
    locationLocalPickupEnable: (_source, args: { readonly localPickupSettings: EnableInput }, context) =>
      enableLocalPickup(context, args.localPickupSettings),
    locationLocalPickupDisable: (_source, args: { readonly locationId: string }, context) =>
      disableLocalPickup(context, args.locationId),
  },
  types: {
    Location: locationFields,
    LocationAddress: addressFields,
    Shop: shopLocations,
  },
  nodes: { Location: (id, context) => locationOfArgument(context, id) ?? null },
};
