/** The facts from which a unit's life is derived, as one cell of its row stores them. */
import * as is from '../lib/read-json.ts';
import { FACT_SOURCES, type Fact, type FactSource } from './states.ts';

/** Facts that do not change a state are folded away long before this limit. */
const MAX_CHARACTERS = 45_000;

const stored = is.tuple(is.text, is.number, is.nullable(is.number), is.choice(...FACT_SOURCES), is.text, is.text);
const facts: is.Decode<Fact[]> = is.array((value, at) => {
  const [type, time, sequence, source, by, id] = stored(value, at);
  const [, , , , , , dealerId = '', more] = value as unknown[];
  const fact = { type, at: time, sequence, source, by, id, dealerId: is.text(dealerId, at) };
  return more === undefined ? fact : { ...fact, more: is.number(more, at) };
});

/** Unreadable facts count as none; what Serials and Sales say is read from those tabs anyway. */
export function readFacts(text: string): Fact[] {
  const read = checkFacts(text);
  return read.ok ? read.value : [];
}

/** The facts in a cell, or why they cannot be read. */
export function checkFacts(text: string): is.Read<Fact[]> {
  return is.readJson(text || '[]', facts);
}

/** Whether another fact fits into the cell. */
export function hasRoom(known: readonly Fact[]): boolean {
  return writeFacts(known).length < MAX_CHARACTERS;
}

/** JSON for one cell; a fact is an array, which takes half the room of an object. */
export function writeFacts(facts: readonly Fact[]): string {
  const stored = facts.map(({ type, at, sequence, source, by, id, dealerId, more }) => [
    type, at, sequence, source, by, id, ...(more ? [dealerId, more] : dealerId === '' ? [] : [dealerId]),
  ]); // biome-ignore format: a row
  return JSON.stringify(stored);
}

/** Whether the fact is known already: under the same ID, or with the same time and reporter. */
export function isKnownFact(facts: readonly Fact[], fact: Fact): boolean {
  return facts.some(
    (each) => each.id === fact.id || (each.type === fact.type && each.at === fact.at && each.by === fact.by),
  );
}

/**
 * Replaces the facts from one source, Serials or Sales, which change when staff correct a row. All of `now` have this `source`.
 */
export function replaceFacts(facts: readonly Fact[], source: FactSource, now: readonly Fact[]): Fact[] {
  return [...now, ...facts.filter((fact) => fact.source !== source)];
}
