/** Facts of a unit’s life, as the tests put them together. */
import { deriveLife, type Fact, type FactSource, TRANSITIONS } from '../../../src/core/unit/states';

export const NOW = Date.parse('2026-11-23T02:00:00Z');
export const ALL = new Set(TRANSITIONS.map(({ type }) => type));
export const USUAL = new Set(['RECEIVED', 'PURCHASED', 'FIRST_RIDE', 'RIDE', 'SERVICED']);

let ids = 0;
export const fact = (type: string, at: number, source: FactSource = 'gateway', patch: Partial<Fact> = {}): Fact => ({
  ...{ type, at, source, by: source, sequence: null, id: `${type} ${++ids}`, dealerId: '' },
  ...patch,
});
export const lifeOf = (...facts: Fact[]) => deriveLife(facts, USUAL);
export const states = (facts: readonly Fact[]) => deriveLife(facts, USUAL).path.map(([state]) => state);
