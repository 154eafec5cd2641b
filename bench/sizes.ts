/** The sizes of the benches: those behind the figures in the docs, and the smallest ones, which a test runs. */
export interface Sizes {
  readonly workday: { readonly leads: number; readonly sales: number; readonly hours: number };
  readonly metrics: {
    readonly months: number;
    readonly leads: number;
    readonly sales: number;
    readonly activities: number;
  };
  /** Findings, and a year as for metrics, less its leads. */
  readonly digest: Sizes['metrics'] & { readonly regions: number; readonly findings: number };
  /** Leads that dealers are being asked about when the benches begin. */
  readonly leads: number;
  /** Reps of the demo network who said hello; see `Network`. */
  readonly reps: number;
  /** Simultaneous taps. */
  readonly taps: readonly number[];
  /** Seeds of the race that is run under many. */
  readonly raceSeeds: number;
  readonly burst: { readonly perSecond: number; readonly seconds: number };
  /** Rates that are tried until something gets lost, and seconds of each. */
  readonly hubRates: readonly number[];
  readonly textbookRates: readonly number[];
  readonly rateSeconds: { readonly slow: number; readonly fast: number };
  readonly door: {
    /** New customers a second. */
    readonly rates: readonly number[];
    readonly seconds: number;
    readonly taps: number;
    /** The rate that is run under many seeds. */
    readonly closing: number;
    readonly seeds: number;
  };
  readonly batch: number;
  readonly bridge: { readonly alone: number; readonly burst: number };
  readonly routing: readonly number[];
  readonly growth: readonly number[];
  readonly rows: number;
  readonly integrity: { readonly serials: number; readonly sales: number; readonly faultsARule: number };
  readonly salesLoads: readonly (readonly [serials: number, sales: number])[];
  readonly duplicates: number;
  readonly ledgerRows: number;
  readonly units: readonly number[];
  readonly telemetrySeconds: number;
  /** Of the bodies that strangers send. */
  readonly characters: number;
  /** Of one person, within ten minutes. */
  readonly floodMessages: number;
  readonly killRounds: number;
  /** Calls of pages that ask for what is not theirs. */
  readonly pageCalls: number;
}

export const FULL: Sizes = {
  leads: 40,
  reps: 1_000,
  taps: [1, 10, 30, 100],
  raceSeeds: 9,
  burst: { perSecond: 12, seconds: 5 },
  hubRates: [12, 14, 16, 18, 20, 22, 24, 28],
  textbookRates: [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8],
  rateSeconds: { slow: 90, fast: 40 },
  door: { rates: [6, 8, 12, 20, 25], seconds: 40, taps: 100, closing: 12, seeds: 20 },
  batch: 30,
  bridge: { alone: 40, burst: 60 },
  routing: [150, 10_000],
  growth: [1000, 10_000, 100_000],
  rows: 10_000,
  integrity: { serials: 100_000, sales: 60_000, faultsARule: 50 },
  salesLoads: [
    [1_000, 500],
    [100_000, 60_000],
  ],
  duplicates: 100_000,
  ledgerRows: 100_000,
  units: [1_000, 100_000],
  telemetrySeconds: 300,
  characters: 3_000_000,
  floodMessages: 5_000,
  killRounds: 100,
  pageCalls: 100_000,
  // 20,000 leads and 3,500 sales a month.
  workday: { leads: 667, sales: 117, hours: 24 },
  digest: { regions: 12, findings: 60, months: 3, leads: 5_000, sales: 900, activities: 90 },
  metrics: { months: 36, leads: 100_000, sales: 60_000, activities: 5_000 },
};

export const SMALLEST: Sizes = {
  leads: 2,
  reps: 20,
  taps: [2],
  raceSeeds: 1,
  burst: { perSecond: 2, seconds: 1 },
  hubRates: [2],
  textbookRates: [0.2],
  rateSeconds: { slow: 5, fast: 1 },
  door: { rates: [2], seconds: 1, taps: 2, closing: 2, seeds: 1 },
  batch: 2,
  bridge: { alone: 1, burst: 2 },
  routing: [10],
  growth: [10],
  rows: 40,
  integrity: { serials: 2_000, sales: 1_200, faultsARule: 1 },
  salesLoads: [[1_000, 500]],
  // One sale in two hundred is sent twice, and every twentieth row is looked at.
  duplicates: 8_000,
  ledgerRows: 100,
  units: [200],
  telemetrySeconds: 12,
  characters: 3_000,
  floodMessages: 10,
  killRounds: 1,
  pageCalls: 200,
  workday: { leads: 2, sales: 1, hours: 1 },
  digest: { regions: 2, findings: 5, months: 3, leads: 200, sales: 80, activities: 20 },
  metrics: { months: 3, leads: 200, sales: 80, activities: 20 },
};
