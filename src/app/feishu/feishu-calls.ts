/** Calls to Feishu Base, each counted against the month's budget. An expired token is renewed once. */
import { sha256Hex } from '../../core/lib/bytes.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { type JsonRecord, number, records, text } from '../../core/lib/json.ts';
import { utcStamp } from '../../core/lib/time.ts';
import {
  ask,
  askForToken,
  type FeishuAccount,
  type FeishuAnswer,
  type FeishuReason,
} from '../../integrations/feishu/client.ts';
import type { WriterDeps } from '../round/deps.ts';

/** "2026-11|123": calls of this month. */
const SPENT_KEY = 'feishu.spent';
const EARLY_SECONDS = 300;

/** Ends the run; what has been done so far stays. */
export class Stopped extends Error {
  constructor(
    message: string,
    /**
     * later: the next run tries again. table: a person must look at this table. all: a person must look at the account or the
     * base. changed: the next run reads the tables again.
     */
    readonly how: 'later' | 'table' | 'all' | 'changed',
  ) {
    super(message);
  }
}

export interface FeishuCalls {
  /** Returns the answer's data, or one of the `expected` faults. Throws Stopped for any other. */
  ask<R extends FeishuReason = never>(
    method: 'get' | 'post',
    path: string,
    body?: object,
    expected?: readonly R[],
  ): JsonRecord | R;
  /**
   * Creates records and returns their IDs in the same order. `seed`: the same for the same records, so that a repeated call
   * creates nothing twice.
   */
  create(path: string, body: object, seed: string): string[];
  made(): number;
  /** A fingerprint of the base that is written to. */
  base(): string;
  /** Saves the count of calls. */
  note(): void;
}

/** Calls made this month, and the forecast for the whole month at this pace; null when there were none. */
export function feishuCallsIn(
  properties: Readonly<Record<string, string>>,
  nowMs: number,
): { made: number; forecast: number } | null {
  const [month, made = '0'] = (properties[SPENT_KEY] ?? '').split('|');
  const today = utcStamp(nowMs);
  if (month !== today.slice(0, 7)) return null;
  return { made: Number(made), forecast: Math.ceil((Number(made) / Number(today.slice(8, 10))) * 31) };
}

type Deps = Pick<WriterDeps, 'http' | 'cache' | 'clock' | 'properties'>;

export function openCalls(deps: Deps, account: FeishuAccount, perMonth: number): FeishuCalls {
  // The key includes the app, since each app has its own token.
  const tokenKey = `feishu.token.${fingerprint(`${account.host} ${account.appId} ${account.appSecret}`)}`;
  const month = utcStamp(deps.clock.nowMs()).slice(0, 7);
  const [spentIn, spent] = (deps.properties.get(SPENT_KEY) ?? '').split('|');
  const before = spentIn === month ? Number(spent) || 0 : 0;
  const state = { made: 0, noted: 0, token: deps.cache.getMany([tokenKey])[tokenKey] ?? '' };

  const count = (): void => {
    if (before + state.made >= perMonth)
      throw new Stopped(
        `The month’s ${perMonth} calls (feishuCallsPerMonth) are used up; it goes on next month.`,
        'all',
      );
    state.made += 1;
  };
  const renew = (): void => {
    count();
    const answer = askForToken(deps.http, account);
    if (!answer.ok) throw stopped(answer);
    state.token = text(answer.data, 'tenant_access_token');
    const seconds = (number(answer.data, 'expire') ?? 0) - EARLY_SECONDS;
    if (seconds > 0) deps.cache.putMany({ [tokenKey]: state.token }, seconds);
  };
  const once = (method: 'get' | 'post', path: string, body?: object): FeishuAnswer => {
    count();
    return ask(deps.http, account, { method, path, token: state.token, ...(body ? { body } : {}) });
  };
  const send = (method: 'get' | 'post', path: string, body?: object): FeishuAnswer => {
    if (state.token === '') renew();
    const answer = once(method, path, body);
    if (answer.ok || answer.reason !== 'token') return answer;
    deps.cache.removeMany([tokenKey]);
    renew();
    return once(method, path, body);
  };

  return {
    ask(method, path, body, expected = []) {
      const answer = send(method, path, body);
      if (answer.ok) return answer.data;
      const known = expected.find((reason) => reason === answer.reason);
      if (known) return known;
      throw stopped(answer);
    },
    create(path, body, seed) {
      const answer = send('post', `${path}?client_token=${uuidOf(`${seed} ${deps.clock.nowMs()}`)}`, body);
      if (!answer.ok) throw stopped(answer);
      return records(answer.data, 'records').map((each) => text(each, 'record_id'));
    },
    made: () => state.made,
    base: () => fingerprint(`${account.host} ${account.baseToken}`),
    note() {
      if (state.made === state.noted) return;
      deps.properties.setMany({ [SPENT_KEY]: `${month}|${before + state.made}` });
      state.noted = state.made;
    },
  };
}

const HOW: Partial<Record<FeishuReason, Stopped['how']>> = {
  month: 'all',
  token: 'all',
  refused: 'table',
  changed: 'changed',
};

function stopped({ reason, words }: Extract<FeishuAnswer, { ok: false }>): Stopped {
  return new Stopped(`Feishu: ${words}`, HOW[reason] ?? 'later');
}

/** Formatted as a version 4 UUID, which Feishu requires. */
function uuidOf(seed: string): string {
  const hex = sha256Hex(seed);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
