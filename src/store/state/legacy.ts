/** The System tab as it was before it had a row for each feature: all numbers and lists in one cell, clocks beside it. */
import { asRecord, parseJson } from '../../core/lib/json.ts';
import { EMPTY } from './features.ts';

/** Converts those cells to the texts of the present rows, by name; null when the cells are not in the old form. */
export function rowsOfOldForm(state: string, clocks: string): Map<string, string> | null {
  const stored = recordIn(state);
  if (!stored) return null;
  const { customers, leads, ledgerSequence, ledgerHash, waiting, unsettled, soldUnits, unitsBehind, ...lists } = stored;
  const entries = (value: unknown) => Object.entries(asRecord(value) ?? {});
  const rows = new Map<string, string>([
    ['numbers', JSON.stringify({ customers, leads, ledgerSequence, ledgerHash })],
    ['waiting', entries(waiting).map(([at, ids]) => `${at}=${ids}`).join(';')],
    ['unsettled', entries(unsettled).map(([id, at]) => `${id}:${Number(at).toString(36)}:-:-:-`).join(' ')],
    ['sold', JSON.stringify({ soldUnits: soldUnits ?? [], unitsBehind: unitsBehind ?? false })],
  ]); // biome-ignore format: one line a row
  for (const [name, value] of Object.entries(lists)) {
    const whole = name === 'crm' || name === 'freeMessages';
    rows.set(name, JSON.stringify(whole ? { [name]: value } : value));
  }
  for (const [name, clock] of entries(recordIn(clocks) ?? {})) {
    const times = String(clock).split(' ').filter((entry) => entry !== ''); // biome-ignore format: one line
    rows.set(name, times.map((entry) => entry.split(':').reverse().join('=')).join(';'));
  }
  return new Map([...rows].map(([name, text]) => [name, text || EMPTY]));
}

function recordIn(text: string) {
  const parsed = parseJson(text);
  return parsed.ok ? asRecord(parsed.value) : null;
}
