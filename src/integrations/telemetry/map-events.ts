/**
 * Turns a gateway's delivery into reports by its mapping: the format's expressions, or those that staff wrote instead. Each
 * event becomes a report or a reason; a bad event does not affect the others.
 */
import { compile, type Expression } from '../../core/jmespath/parse.ts';
import { asObject, type Json } from '../../core/jmespath/values.ts';
import { decimal, isNothing } from '../../core/lib/json.ts';
import { readTime, readValues, shown, type UnitReport } from '../../core/unit/report.ts';
import type { Gateway } from '../../tables/gateways.ts';
import { FORMATS, type Format } from './formats.ts';

export type MappedEvent =
  | { readonly ok: true; readonly report: UnitReport }
  /** `tooMany`: the whole delivery is refused. */
  | { readonly ok: false; readonly reason: string; readonly tooMany?: true }
  /** A message that is not a report: it is skipped, which is not an error. */
  | { readonly ok: false; readonly reason: string; readonly isNoReport: true; readonly tooMany?: never };

/** Some 400 KB of heartbeats; each event costs time for the mapping, however small it is. */
const MAX_EVENTS = 2_000;
/** No unit, type or ID is nearly as long; longer texts are not examined for every event. */
const LONGEST_TEXT = 256;

export interface Delivery {
  readonly body: Json;
  readonly query: Readonly<Record<string, string>>;
  readonly receivedAtMs: number;
}

export interface Mapping {
  /** One result per event, in order; never throws. */
  map(delivery: Delivery): MappedEvent[];
  /** Whether events without a time of their own are accepted. */
  readonly timeMayLack: boolean;
}

const FIELDS = ['events', 'unit', 'time', 'sent', 'type', 'sequence', 'eventId', 'values'] as const;
type Field = (typeof FIELDS)[number] | 'noReport';

/** A text or number as text, '' for "no value". Lists, objects and numbers too large to be exact cannot identify anything. */
const asText = (value: Json): string => {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : '';
  return typeof value === 'string' && !isNothing(value) ? value.slice(0, LONGEST_TEXT).trim() : '';
};

/** Compiles a gateway's mapping. `problems`: sentences about expressions that cannot be parsed. */
export function openMapping(gateway: Gateway): { mapping: Mapping | null; problems: string[] } {
  const format: Format = FORMATS[gateway.format || 'custom'];
  const problems: string[] = [];
  const compiled: Partial<Record<Field, Expression>> = format.noReport ? { noReport: compile(format.noReport) } : {};
  for (const field of FIELDS) {
    const text = gateway[field].trim() || format[field];
    if (text === undefined) continue;
    try {
      compiled[field] = compile(text);
    } catch (error) {
      problems.push(`${field}: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
  const { types, faults } = readTypes(gateway.types);
  problems.push(...faults);
  if (problems.length > 0) return { mapping: null, problems };
  // A mapping written by staff may use the time of arrival instead.
  const timeMayLack = gateway.time.trim() === '' ? format.timeMayLack === true : /\$\.received\b/.test(gateway.time);
  const evaluate = (field: Field, event: Json, root: Json): Json => compiled[field]?.(event, root) ?? null;
  const mapping: Mapping = {
    timeMayLack,
    map({ body, query, receivedAtMs }) {
      const root: Json = { body, query, received: new Date(receivedAtMs).toISOString() };
      const fallbackMs = timeMayLack ? receivedAtMs : null;
      try {
        const found = evaluate('events', root, root);
        const events = Array.isArray(found) ? found : found === null ? [] : [found];
        if (events.length > MAX_EVENTS) return [tooMany(events.length)];
        return events.map((event) => {
          try {
            const read = (field: Field) => evaluate(field, event, root);
            return readReport(read, { types, timeUnit: gateway.timeUnit, fallbackMs });
          } catch (error) {
            return failed(error);
          }
        });
      } catch (error) {
        return [failed(error)];
      }
    },
  };
  return { mapping, problems };
}

function tooMany(count: number): MappedEvent {
  return { ok: false, reason: `${count} events are more than ${MAX_EVENTS}: send them in parts`, tooMany: true };
}

/** The refusal when a function of the mapping was given a value of the wrong type. */
function failed(error: unknown): MappedEvent {
  return { ok: false, reason: `The mapping fails: ${error instanceof Error ? error.message : String(error)}` };
}

interface Reading {
  readonly types: ReadonlyMap<string, string>;
  readonly timeUnit: string;
  readonly fallbackMs: number | null;
}

function readReport(read: (field: Field) => Json, { types, timeUnit, fallbackMs }: Reading): MappedEvent {
  const other = read('noReport');
  if (other !== null && other !== false)
    return { ok: false, reason: `“${shown(other)}” is no report`, isNoReport: true };
  const unit = asText(read('unit'));
  if (unit === '') return { ok: false, reason: 'No unit: neither a serial nor a device ID' };
  if (unit.length > 64) return { ok: false, reason: `“${shown(unit)}” is too long for a unit` };
  const given = read('time');
  const at = given === null ? fallbackMs : readTime(given, timeUnit);
  if (at === null) return { ok: false, reason: given === null ? 'No time' : `“${shown(given)}” is no time` };
  const sequence = decimal(asText(read('sequence')));
  const word = asText(read('type'));
  return {
    ok: true,
    report: {
      unit,
      at,
      sentAt: readTime(read('sent'), timeUnit),
      type:
        types.get(word.toLowerCase()) ??
        word
          .toUpperCase()
          .replace(/[\s-]+/g, '_')
          .slice(0, 40),
      sequence: sequence !== null && Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : null,
      eventId: asText(read('eventId')).slice(0, 128),
      ...readValues(asObject(read('values')), timeUnit),
    },
  };
}

/** "bought = PURCHASED, alarm=STOLEN" */
function readTypes(text: string): { types: Map<string, string>; faults: string[] } {
  const types = new Map<string, string>();
  const faults: string[] = [];
  for (const pair of text.split(/[,;\n]/)) {
    if (pair.trim() === '') continue;
    const [theirs = '', ours = '', more] = pair.split('=').map((part) => part.trim());
    if (theirs === '' || !/^\w+$/.test(ours) || more !== undefined)
      faults.push(`types: “${shown(pair.trim())}” is not “theirs = OURS”.`);
    else types.set(theirs.toLowerCase(), ours.toUpperCase());
  }
  return { types, faults };
}
