/**
 * What the hub remembers, a row of the System tab for each feature: how it is written and read, and what gives way when it
 * does not fit its cell any more. What is broken in one row costs that feature only.
 *
 * | row | gives way first | what that costs |
 * |---|---|---|
 * | numbers, freeMessages | nothing: of fixed size | |
 * | waiting | leads due last | they are asked for no more: an alert names them, staff hand them over |
 * | unsettled | messages due last | their rows stay as they are; shares (unsettled.ts) keep it from coming to this |
 * | managers | who was not heard for longest | their leads are reached by quoting only |
 * | lookUps | places to be asked last | the customer is asked for the place again |
 * | spaced, paced, pace | what is over soonest | a message or an offer may come too fast, and waits then |
 * | crm | leads due last | written with their next line |
 * | sold | nothing: beyond 400 the tabs are compared at night | |
 * | activations | units to be asked last | the rule unit-not-activated finds them |
 * | gateways | who was not heard for longest | their silence is not reported |
 * | contacts | leads due last | their owners are not held to the deadline |
 * | questions, silences | leads due last | a question or a reminder is not sent |
 * | told | what is over soonest | something is said twice |
 * | alarms | alerts that are over, then what is not P0, seen longest ago | the same problem may be two rows of Alerts |
 * | pagers | who was told longest ago | a person may be told more often today |
 * | troubles | what is put off for the shortest time | a failing step is tried again at once |
 */
import { type Alarm, worthOf } from '../../core/alerts/alarm.ts';
import * as is from '../../core/lib/read-json.ts';
import { wordRecord } from '../../core/lib/word-record.ts';
import type { HubState } from './hub-state.ts';
import { readLeadTimes, writeLeadTimes } from './lead-times.ts';
import { readUnsettled, writeUnsettled } from './unsettled.ts';

/** A cell holds 50,000 characters: https://support.google.com/drive/answer/37603 */
export const ROW_ROOM = 48_000;

/** The text of an empty list; a blank cell would mean that somebody cleared it. */
export const EMPTY = '-';

export interface Feature {
  readonly name: string;
  readonly write: (state: HubState) => string;
  /** The part of the state stored in the text. */
  readonly read: (text: string) => is.Read<Partial<HubState>>;
  /** Drops a `share` (0 to 1) of the entries and returns their keys; undefined for features of fixed size. */
  readonly giveWay?: (state: HubState, share: number) => string[];
  readonly costs: string;
}

type ListName = { [K in keyof HubState]: HubState[K] extends Record<string, infer _> ? K : never }[keyof HubState];
type Lists = Exclude<ListName, 'freeMessages' | 'crm'>;
type ValueOf<K extends Lists> = HubState[K][string];

interface List<K extends Lists> {
  readonly write: (list: HubState[K]) => string;
  readonly read: (text: string) => is.Read<HubState[K]>;
  /** Entries with the lowest worth are dropped first. */
  readonly worth: (value: ValueOf<K>) => number;
  readonly costs: string;
}

function json<T>(decode: is.Decode<T>) {
  return { write: (value: unknown) => JSON.stringify(value), read: (text: string) => is.readJson(text, decode) };
}

function times(stepMs: number) {
  return {
    write: (list: Record<string, number>) => writeLeadTimes(list, stepMs),
    read: (text: string) => readLeadTimes(text, stepMs),
    worth: (at: number) => -at,
  };
}

function list<K extends Lists>(name: K, { write, read, worth, costs }: List<K>): Feature {
  return {
    name,
    costs,
    write: (state) => (Object.keys(state[name]).length === 0 ? EMPTY : write(state[name])),
    read(text) {
      if (text === EMPTY) return { ok: true, value: { [name]: wordRecord() } as Partial<HubState> };
      const found = read(text);
      return found.ok ? { ok: true, value: { [name]: found.value } as Partial<HubState> } : found;
    },
    giveWay: (state, share) => dropLeast(state[name] as Record<string, ValueOf<K>>, worth, share),
  };
}

function dropLeast<V>(all: Record<string, V>, worth: (value: V) => number, share: number): string[] {
  const keys = Object.entries(all)
    .sort(([, a], [, b]) => worth(a) - worth(b))
    .slice(0, Math.ceil(Object.keys(all).length * share))
    .map(([key]) => key);
  for (const key of keys) delete all[key];
  return keys;
}

const later = ({ at }: { readonly at: number }) => -at;
const heard = ({ heardAt }: { readonly heardAt: number }) => heardAt;
const last = (at: readonly number[]) => at.at(-1) ?? 0;
const { number, text } = is;

/** A feature of fixed size, stored as one object. */
function fields<K extends keyof HubState & string>(
  name: string,
  decode: is.Decode<Pick<HubState, K>>,
  keys: readonly K[],
): Feature {
  return {
    name,
    costs: '',
    write: (state) => JSON.stringify(Object.fromEntries(keys.map((key) => [key, state[key]]))),
    read: (json) => is.readJson(json, decode),
  };
}

const count: is.Decode<number> = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : is.misfit(at, 'a count');
const hash: is.Decode<string> = (value, at) =>
  value === '' || /^[0-9a-f]{64}$/.test(String(value)) ? String(value) : is.misfit(at, 'a hash');

const isTrue: is.Decode<true> = (value, at) => (value === true ? true : is.misfit(at, 'true'));
const alarm: is.Decode<Alarm> = is.object(
  {
    ...{ id: text, rule: text, subject: text, tier: is.choice('P0', 'P1', 'P2'), region: text, dealerId: text },
    ...{ first: number, last: number, count: number },
  },
  {
    ...{ gatewayId: text, closed: number, byStaff: isTrue, quietUntil: number, pages: number, pagedAt: number },
    ...{
      step: number,
      stepAt: number,
      codes: is.array(text),
      proof: text,
      unproved: isTrue,
      mailedStep: number,
      mailing: text,
      why: text,
    },
  },
);

/** In the order of their rows; new features go to the end, before `memory`. */
export const FEATURES: readonly Feature[] = [
  fields('numbers', is.object({ customers: count, leads: count, ledgerSequence: count, ledgerHash: hash }), [
    'customers',
    'leads',
    'ledgerSequence',
    'ledgerHash',
  ]),
  list('waiting', { ...times(1), costs: 'these leads are asked for no more: hand them over by hand' }),
  list('unsettled', {
    ...{ write: writeUnsettled, read: readUnsettled, worth: later },
    costs: 'these messages are not tried again',
  }),
  list('managers', {
    ...json(is.dictionary(is.object({ heardAt: number, leads: text }, { carrier: text }))),
    worth: heard,
    costs: 'these managers reach their leads by quoting only',
  }),
  list('lookUps', {
    ...json(is.dictionary(is.object({ text, tries: number, at: number }))),
    worth: later,
    costs: 'these customers are asked for their place again',
  }),
  list('spaced', { ...json(is.dictionary(number)), worth: (at) => at, costs: 'a message may go too fast' }),
  fields('freeMessages', is.object({ freeMessages: is.object({ month: text, used: number }) }), ['freeMessages']),
  list('paced', { ...json(is.dictionary(is.array(number))), worth: last, costs: 'a template may go too fast' }),
  {
    ...fields(
      'crm',
      is.object({ crm: is.object({ timeline: count, conversation: count, due: is.dictionary(number) }) }),
      ['crm'],
    ),
    giveWay: ({ crm: { due } }, share) => dropLeast(due, (at) => -at, share),
    costs: 'these leads are written to the CRM with their next line',
  },
  list('pace', { ...json(is.dictionary(is.array(number))), worth: last, costs: 'a dealer may be asked too often' }),
  fields('sold', is.object({ soldUnits: is.array(text), unitsBehind: is.flag }), ['soldUnits', 'unitsBehind']),
  list('activations', {
    ...json(is.dictionary(is.object({ at: number, tries: number, saleId: text, gatewayId: text, deviceId: text }))),
    worth: later,
    costs: 'gateways are not asked to activate these units',
  }),
  list('gateways', {
    ...json(is.dictionary(is.object({ heardAt: number }, { silent: is.flag }))),
    worth: heard,
    costs: 'the silence of these gateways is not reported',
  }),
  list('contacts', { ...times(1000), costs: 'the owners of these leads are not held to their deadline' }),
  list('questions', { ...times(1000), costs: 'these customers are not asked whether anybody contacted them' }),
  list('silences', { ...times(1000), costs: 'these customers are not reminded' }),
  list('told', { ...json(is.dictionary(number)), worth: (until) => until, costs: 'something may be said twice' }),
  list('troubles', {
    ...json(is.dictionary(is.object({ tries: number, until: number }))),
    worth: ({ until }) => until,
    costs: 'steps that failed are tried again at once',
  }),
  list('alarms', {
    ...json(is.dictionary(alarm)),
    worth: worthOf,
    costs: 'the same problem may be two rows of Alerts',
  }),
  list('pagers', {
    ...json(
      is.dictionary(
        is.object({ day: number, pages: number, mails: number, at: number, mailedAt: number, cards: is.array(number) }),
      ),
    ),
    worth: ({ at }) => at,
    costs: 'these people may be told more often today',
  }),
];

export interface GaveWay {
  readonly feature: Feature;
  readonly keys: readonly string[];
}

/** Called before the commit: drops entries that do not fit. */
export function makeRoom(state: HubState): GaveWay[] {
  return FEATURES.flatMap((feature) => {
    const keys: string[] = [];
    for (let size = feature.write(state).length; size > ROW_ROOM; size = feature.write(state).length) {
      const dropped = feature.giveWay?.(state, 1 - (ROW_ROOM * 0.95) / size) ?? [];
      if (dropped.length === 0) break;
      keys.push(...dropped);
    }
    return keys.length > 0 ? [{ feature, keys }] : [];
  });
}
