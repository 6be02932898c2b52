export { BackstockError, type BackstockErrorOptions, type ErrorPlace } from './errors/backstock-error.ts';
export { errorCodes, type ErrorCode } from './errors/error-codes.ts';
export { Secret } from './errors/secret.ts';
export { systemClock, type Clock } from './time/clock.ts';
export { valueKinds, valueText, type Column, type Row, type Value, type ValueKind } from './rows/value.ts';
export { hashBytes, type HashState } from './rows/hash.ts';
export { hashWords, keyHash, keyHashBytes, keyParts, keyText, type RowSeeds } from './rows/key.ts';
export type { ReadReceipt, RowBatch } from './rows/row-batch.ts';
export type { ReadRequest, Relation, Source, SourceCapabilities } from './source/source.ts';
export {
  outcomeKinds,
  worseOutcome,
  type OutcomeKind,
  type Reason,
  type RefusalClass,
} from './outcome/outcome.ts';
export type {
  FieldDefinition,
  FieldType,
  FieldValue,
  MatchDefinition,
  MetafieldRule,
  Mode,
  ObjectCatalogue,
  ObjectDefinition,
  ObjectMember,
  RemovalKind,
} from './destination/object-definition.ts';
export type {
  Change,
  ChangeKind,
  DecidedChange,
  Decision,
  FieldChange,
  Fingerprint,
  MatchRule,
} from './destination/change.ts';
export type {
  CallIntent,
  CallRecord,
  CarriedField,
  Operation,
  OperationOutcome,
  PlannedChange,
  Refusal,
} from './destination/operation.ts';
export type {
  ApplyContext,
  Destination,
  DestinationReport,
  Estimate,
  Observations,
  ObserveRequest,
  PlanContext,
  Sighting,
  SyncNeeds,
} from './destination/destination.ts';
