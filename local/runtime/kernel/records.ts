/** The execution log: what ran, for how long, with which service calls, and what it wrote to the console. */
export type ExecutionType = 'doGet' | 'doPost' | 'trigger' | 'edit' | 'run';

export type ExecutionStatus = 'running' | 'completed' | 'failed' | 'killed' | 'timed out';

export interface CallRecord {
  readonly method: string;
  readonly kind: string;
  /** Epoch ms. */
  readonly at: number;
  ms: number;
}

interface LogRecord {
  readonly at: number;
  readonly level: string;
  readonly text: string;
}

export interface ExecutionRecord {
  readonly id: number;
  readonly function: string;
  readonly type: ExecutionType;
  readonly user: string;
  readonly start: number;
  end: number | null;
  status: ExecutionStatus;
  error?: string;
  readonly calls: CallRecord[];
  readonly logs: LogRecord[];
}

/** Keeps the newest records only: a server may run for weeks. */
export class ExecutionLog {
  private readonly kept: ExecutionRecord[] = [];
  private count = 0;
  private readonly keep: number;

  constructor(keep: number) {
    this.keep = keep;
  }

  open(start: number, about: Pick<ExecutionRecord, 'function' | 'type' | 'user'>): ExecutionRecord {
    this.count += 1;
    const record: ExecutionRecord = {
      id: this.count,
      ...about,
      start,
      end: null,
      status: 'running',
      calls: [],
      logs: [],
    };
    this.kept.push(record);
    if (this.kept.length > this.keep * 2) this.kept.splice(0, this.kept.length - this.keep);
    return record;
  }

  /** Records a run that was due but refused. */
  refuse(at: number, about: Pick<ExecutionRecord, 'function' | 'type' | 'user'>, error: string): void {
    Object.assign(this.open(at, about), { end: at, status: 'failed', error });
  }

  all(): readonly ExecutionRecord[] {
    return this.kept.slice(-this.keep);
  }

  clear(): void {
    this.kept.length = 0;
  }
}

/** Service calls by kind, over any number of executions. */
export function countCalls(records: readonly ExecutionRecord[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const record of records) for (const { kind } of record.calls) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
