/** What a unit's life is derived from, as one cell of its row keeps it. */
import { parseJson } from '../lib/json.ts';
import type { Fact, FactSource } from './states.ts';

/** More than a unit can live through; a gateway that repeats itself for ever must not fill the cell. */
export const MAX_FACTS = 300;

type Stored = readonly [string, number, number | null, FactSource, string, string, string?];

/** From the cell that writeFacts wrote; none from a cell that cannot be read. */
export function readFacts(text: string): Fact[] {
  const parsed = parseJson(text || '[]');
  const stored = parsed.ok && Array.isArray(parsed.value) ? (parsed.value as Stored[]) : [];
  return stored.map(([type, at, sequence, source, by, id, dealerId = '']) => ({
    type,
    at,
    sequence,
    source,
    by,
    id,
    dealerId,
  }));
}

/** JSON for one cell; a fact is an array, which takes half the room of an object. */
export function writeFacts(facts: readonly Fact[]): string {
  const stored = facts.map(({ type, at, sequence, source, by, id, dealerId }) => [
    type, at, sequence, source, by, id, ...(dealerId === '' ? [] : [dealerId]),
  ]); // biome-ignore format: a row
  return JSON.stringify(stored);
}

/** Whether the same thing was said before: under the same ID, or at the same time by the same. */
export function isKnownFact(facts: readonly Fact[], fact: Fact): boolean {
  return facts.some(
    (each) => each.id === fact.id || (each.type === fact.type && each.at === fact.at && each.by === fact.by),
  );
}

/**
 * The facts that Serials and Sales stand for, in place of those that stood for them before: they change when staff
 * correct a row. `source` of all of `now` is the same.
 */
export function replaceFacts(facts: readonly Fact[], source: FactSource, now: readonly Fact[]): Fact[] {
  return [...now, ...facts.filter((fact) => fact.source !== source)];
}
