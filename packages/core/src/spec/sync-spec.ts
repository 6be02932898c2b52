import type { ErrorPlace } from '../errors/backstock-error.ts';
import type { FieldValue, Mode, RemovalKind } from '../destination/object-definition.ts';

/** A field's mapping, parsed: where the value comes from (`form`), and how it may be written. */
export interface FieldMapping {
  /** `email`, `metafields.crm.tier`, `emailMarketingConsent.marketingState`. */
  readonly field: string;
  readonly form: ValueForm;
  readonly whenNull: 'clear_ours' | 'skip' | 'clear';
  readonly when: 'always' | 'create' | 'empty';
  readonly write: 'add' | 'replace';
  readonly owns?: string;
  /** The metafield type that the mapping names. */
  readonly metafieldType?: string;
  readonly where: ErrorPlace;
}

/** The forms of the mapping grammar. Names of columns are as written; `bindColumns` resolves them against the model. */
export type ValueForm =
  | ColumnForm
  | { readonly kind: 'const'; readonly value: FieldValue; readonly where: ErrorPlace }
  | { readonly kind: 'template'; readonly template: string; readonly where: ErrorPlace }
  | { readonly kind: 'json'; readonly column: string; readonly where: ErrorPlace }
  | {
      readonly kind: 'each';
      readonly column: string;
      readonly members: Readonly<Record<string, ValueForm>>;
      readonly where: ErrorPlace;
    }
  | { readonly kind: 'list'; readonly items: readonly ValueForm[]; readonly where: ErrorPlace }
  | {
      readonly kind: 'object';
      readonly members: Readonly<Record<string, ValueForm>>;
      readonly where: ErrorPlace;
    };

export interface ColumnForm {
  readonly kind: 'column';
  readonly column: string;
  /** A factor as exact decimal text (`0.01`). */
  readonly scale?: string;
  /** Splits a text into a list. */
  readonly split?: string;
  /** Value text → what it becomes. A value that is not named holds the row. */
  readonly values?: Readonly<Record<string, FieldValue>>;
  readonly where: ErrorPlace;
}

/** One match rule: fields of the store and the columns that give their values. All must fit together. */
export interface MatchRuleSpec {
  readonly fields: readonly { readonly field: string; readonly column: string; readonly where: ErrorPlace }[];
}

/** A threshold in rows, in percent, or both (the smaller counts). */
export interface Limit {
  readonly percent?: number;
  readonly rows?: number;
}

export const limitNames = ['removed', 'added', 'changed', 'cleared', 'backfill', 'refused', 'held'] as const;
export type LimitName = (typeof limitNames)[number];

export interface ModelSpec {
  readonly relation:
    | { readonly kind: 'sql'; readonly sql: string }
    | { readonly kind: 'table'; readonly name: readonly string[] };
  readonly primaryKey: readonly string[];
  /** True when the key itself is personal data and must not be stored in plain. */
  readonly personalKey: boolean;
  readonly where: ErrorPlace;
}

export interface ScheduleSpec {
  /** A cron expression of five fields; `every: 5m` becomes one. */
  readonly cron: string;
  readonly timezone: string;
  readonly overlap: 'skip';
}

/** A sync as the user wrote it, checked against the grammar but not yet against columns. */
export interface SyncSpec {
  readonly name: string;
  readonly file: string;
  readonly description?: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly source: string;
  readonly destination: string;
  readonly model: ModelSpec;
  readonly object: string;
  readonly mode: Mode;
  readonly match: readonly MatchRuleSpec[];
  readonly map: readonly FieldMapping[];
  readonly onRemoved: RemovalKind;
  /** With `on_removed: { set: … }`: the fields, all constants. */
  readonly removalSet: readonly FieldMapping[];
  readonly onReturn: 'restore' | 'ignore';
  readonly onGone: 'hold' | 'recreate' | 'ignore';
  readonly firstRun?: { readonly kind: 'send' } | { readonly kind: 'from'; readonly predicate: string };
  readonly unmatchedRetryEveryMs: number;
  readonly limits: Readonly<Partial<Record<LimitName, Limit>>>;
  /** `hold` delivers what is within the limit and holds the rest. */
  readonly onLimit: 'stop' | 'hold';
  readonly emptyModelOk: boolean;
  readonly schedule?: ScheduleSpec;
  /** Where a part of the file stands, by its path (`map.email`, `match.0.email`), for later checks. */
  readonly places: ReadonlyMap<string, ErrorPlace>;
}
