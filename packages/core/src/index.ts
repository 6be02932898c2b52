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
export { checkSync } from './spec/check-sync.ts';
export { projectJsonSchema, syncJsonSchema } from './spec/json-schema.ts';
export { loadProject, type LoadResult, type ProjectEnvironment } from './spec/load-project.ts';
export { nearestName } from './spec/nearest-name.ts';
export { nodeEnvironment } from './spec/node-files.ts';
export {
  invalidOptions,
  locateOptionProblem,
  type OptionProblem,
  type ParsedOptions,
} from './spec/option-problem.ts';
export { OptionReader } from './spec/option-reader.ts';
export { parseSyncs } from './spec/parse-syncs.ts';
export type { ConnectionSpec, OptionValue, ProjectSpec } from './spec/project-spec.ts';
export { problemText, specError, type SpecProblem } from './spec/spec-problem.ts';
export {
  limitNames,
  type FieldMapping,
  type Limit,
  type LimitName,
  type MatchRuleSpec,
  type ModelSpec,
  type ScheduleSpec,
  type SyncSpec,
  type ValueForm,
} from './spec/sync-spec.ts';
export { compileMapper, type CompileResult } from './mapping/compile-mapper.ts';
export type { MappedRow, MappedValue, Mapper, MapperField, MapResult } from './mapping/mapped-row.ts';
export { createFingerprinter, type Fingerprinter } from './ledger/fingerprint.ts';
export { inspectGateImage, type GateImageLabel } from './ledger/gate-image.ts';
export type { DeliveredField, LedgerEntry, Presence } from './ledger/ledger-entry.ts';
export { diff, type DiffOptions, type ModelRow, type RowChange, type RowDiff } from './changeset/diff.ts';
export type { LimitBreach, LimitCounts } from './changeset/limits.ts';
export type { SpooledChange, SpoolPhase } from './changeset/spooled-change.ts';
export type {
  Attempt,
  LedgerIdentity,
  LedgerInfo,
  OpenIntent,
  OutcomeRecord,
  Recording,
  StateStore,
  StoredRun,
} from './state/state-store.ts';
export { openSqliteState, type SqliteStateOptions } from './state/sql/open-sqlite-state.ts';
export { placeFile } from './state/upkeep/place-file.ts';
export {
  backupSqliteState,
  restoreSqliteState,
  verifySqliteState,
  type BackupOptions,
  type FoundBackup,
  type RestoredState,
  type RestoreOptions,
  type WrittenBackup,
} from './state/upkeep/sqlite-upkeep.ts';
export {
  isSound,
  type LedgerSummary,
  type StateFinding,
  type StateVerdict,
} from './state/upkeep/state-verdict.ts';
export { combinedExitCode } from './report/exit-code.ts';
export { formatReport } from './report/format-report.ts';
export type { RunEvent, RunListener } from './report/run-event.ts';
export type {
  CallCounts,
  FieldCounts,
  ListedClear,
  ListedOutcome,
  RowCounts,
  RunReport,
  RunStop,
  ThingCounts,
} from './report/run-report.ts';
export { sumsAddUp } from './report/report-builder.ts';
export { planSync, type PlanOptions } from './run/plan-sync.ts';
export type { RunOptions } from './run/run-options.ts';
export { runSync } from './run/run-sync.ts';
