/** One workload's result, in the units that its names say. */
export interface Measurement {
  readonly workload: string;
  readonly rows: number;
  /** Median of the pairs: wall time of our run ÷ wall time of COPY to a byte sink. */
  readonly ratio_to_psql: number;
  /** User and system time of the client process with Node's start, a row; median. */
  readonly cpu_us_per_row: number;
  readonly peak_rss_mb: number;
  /** State file, its log and the gate's image. */
  readonly state_mb: number;
  /** Pairs that counted, and pairs that were discarded because other processes were busy. */
  readonly pairs: { readonly counted: number; readonly discarded: number };
  /** Seconds of the first load with everything delivered, and its CPU a row: what recording costs. */
  readonly first_load?: { readonly seconds: number; readonly cpu_us_per_row: number };
}
