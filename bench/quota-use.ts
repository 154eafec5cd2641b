/**
 * How much of each of Google's quotas a day's executions used: https://developers.google.com/apps-script/guides/services/quotas
 */
import type { ExecutionRecord } from '../local/runtime/index';

export interface Use {
  readonly name: string;
  readonly used: number;
  /** Limits of a consumer's and of a Workspace account. */
  readonly consumer: number;
  readonly workspace: number;
  /** Of a minute's limits: the busiest minute, and what took how much of it. */
  readonly busiest?: string;
}

const MINUTE_MS = 60_000;

/** `requests`: how many network requests these executions made; one call may make many. */
export function usesOf(runs: readonly ExecutionRecord[], requests: number): Use[] {
  const calls = runs.flatMap((run) => run.calls);
  const count = (begins: string) => calls.filter(({ kind }) => kind.startsWith(begins)).length;
  const triggerMs = runs.filter(({ type }) => type === 'trigger').reduce((sum, run) => sum + lasted(run), 0);
  return [
    use('Property calls a day', count('properties.'), 50_000, 500_000),
    use('Trigger runtime, minutes a day', Math.round(triggerMs / MINUTE_MS), 90, 360),
    use('Requests (UrlFetch) a day', requests, 20_000, 100_000),
    use('Mails a day', count('mail.send'), 100, 1_500),
    use('Executions at once, at the most', mostAtOnce(runs), 30, 30),
    ofAMinute('Sheets reads in the busiest minute', runs, 'sheets.batchGet'),
    ofAMinute('Sheets writes in the busiest minute', runs, 'sheets.batchUpdate'),
  ];
}

function use(name: string, used: number, consumer: number, workspace: number): Use {
  return { name, used, consumer, workspace };
}

function lasted({ start, end }: ExecutionRecord): number {
  return (end ?? start) - start;
}

function mostAtOnce(runs: readonly ExecutionRecord[]): number {
  const edges = runs.flatMap((run) => [
    { at: run.start, by: 1 },
    { at: run.end ?? run.start, by: -1 },
  ]);
  edges.sort((one, other) => one.at - other.at || one.by - other.by);
  let [now, most] = [0, 0];
  for (const { by } of edges) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

const A_MINUTE = 60;

function ofAMinute(name: string, runs: readonly ExecutionRecord[], kind: string): Use {
  const minutes = new Map<number, string[]>();
  for (const { function: by, calls } of runs)
    for (const call of calls) {
      const minute = Math.floor(call.at / MINUTE_MS);
      if (call.kind === kind) minutes.set(minute, [...(minutes.get(minute) ?? []), by]);
    }
  const [minute = 0, callers = []] = [...minutes].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  const counts = new Map<string, number>();
  for (const by of callers) counts.set(by, (counts.get(by) ?? 0) + 1);
  const shares = [...counts].map(([by, count]) => `${by} ${count}`).join(', ');
  const busiest = `${new Date(minute * MINUTE_MS).toISOString().slice(11, 16)} UTC: ${shares}`;
  return { ...use(name, callers.length, A_MINUTE, A_MINUTE), busiest };
}
