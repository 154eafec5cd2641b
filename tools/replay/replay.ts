/**
 * `npm run replay -- --from 2026-11-01 --to 2026-11-30 --settings settings.json [--data FOLDER] [--csv FILE]`: who would
 * have been offered what under other settings. Nothing is sent and nothing is changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toCsv } from '../../local/server/csv.ts';
import { parseSettings } from '../../src/settings.ts';
import { tables } from '../../src/tables/index.ts';
import type { Lead } from '../../src/tables/leads.ts';
import { rememberDecoding } from '../dry-hub/remember-decoding.ts';
import { type Comparison, compareRouting, summary } from './compare.ts';
import { type PastTabs, ReplayError, readPast, rowsFrom } from './read-past.ts';
import { createRouter } from './route-again.ts';

const USAGE = `npm run replay -- --from DATE --to DATE --settings FILE [--data FOLDER] [--csv FILE]

  --from, --to   days on the workbook's calendar, such as 2026-11-01; both are part of it
  --settings     a JSON file such as { "dealersPerRing": 5, "maxRadiusKm": 60 }; what it does not name stays as it is
  --data         a folder of the tabs as CSV (Leads.csv, Offers.csv, Dealers.csv …), or the local hub's (default .data)
  --csv          a file for the whole comparison, one row per lead`;

const DAY_MS = 86_400_000;
const MOST_SHOWN = 40;
const PROGRESS_EVERY = 500;

/** Throws ReplayError for what it was given wrong. `print` gets a line, or several, at a time. */
export async function replay(words: readonly string[], print: (text: string) => void): Promise<void> {
  if (words.includes('--help') || words.includes('-h')) {
    print(USAGE);
    return;
  }
  const { from, to, settings, data, csv } = readCommandLine(words);
  const past = await readPast(data);
  const changed = { ...settingsOf(past), ...settings };
  complainOf(changed);
  const leads = rowsFrom(past, tables.leads).filter((lead) => isWithin(lead, from, to));
  if (leads.length === 0) throw new ReplayError('No lead was routed on these days.');
  rememberDecoding();
  const route = createRouter(past, changed);
  const offers = rowsFrom(past, tables.offers);
  const compared = leads.map((lead, index) => {
    if (index > 0 && index % PROGRESS_EVERY === 0) console.error(`${index} of ${leads.length} leads`);
    return compareRouting(lead, offers, route(lead));
  });
  const different = compared.filter(({ isSame }) => !isSame);
  for (const each of different.slice(0, MOST_SHOWN)) print(each.line);
  if (different.length > MOST_SHOWN) print(`… and ${different.length - MOST_SHOWN} more; --csv FILE has them all.`);
  print(summary(compared));
  if (csv !== '') writeFileSync(csv, toCsv([CSV_HEADER, ...compared.map(csvRow)]));
}

const CSV_HEADER = [
  'Lead ID',
  'Routed',
  'Then',
  'Now',
  'Now, all rings',
  'Held until',
  'Ends with',
  'Winner asked in ring',
];

function csvRow({ lead, then, now, rerouted, winnerRing }: Comparison): string[] {
  const rings = rerouted.rings.map(
    ({ ring, considered }) =>
      `${ring}: ${considered.map((c) => `${c.dealerId} ${c.distanceKm ?? '?'} km ${c.verdict}`).join(', ')}`,
  );
  const moment = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString());
  return [
    lead.id,
    moment(lead.routedAt),
    then.join(' '),
    now.join(' '),
    rings.join('; '),
    moment(rerouted.heldUntil),
    rerouted.endsWith,
    String(winnerRing ?? ''),
  ];
}

function readCommandLine(words: readonly string[]) {
  const { values } = parseWords(words);
  const [from, to] = [values.from, values.to].map((text) => dayOf(text ?? ''));
  if (from === undefined || to === undefined || to < from) throw new ReplayError('--to lies before --from.');
  return { from, to: to + DAY_MS, settings: readSettings(values.settings ?? ''), data: values.data, csv: values.csv };
}

function parseWords(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    from: text,
    to: text,
    settings: text,
    data: { ...text, default: '.data' },
    csv: { ...text, default: '' },
  };
  try {
    return parseArgs({ args: [...words], options });
  } catch (error) {
    throw new ReplayError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** The first moment of the day in Jakarta. */
function dayOf(text: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00+07:00`) : Number.NaN;
  if (Number.isNaN(ms)) throw new ReplayError(`"${text}" is no day such as 2026-11-01.\n\n${USAGE}`);
  return ms;
}

function readSettings(file: string): Record<string, string> {
  if (file === '') throw new ReplayError(`--settings is missing.\n\n${USAGE}`);
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, String(value)]));
  } catch (error) {
    throw new ReplayError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function settingsOf(past: PastTabs): Record<string, string> {
  return Object.fromEntries(rowsFrom(past, tables.settings).map(({ key, value }) => [key, value]));
}

function complainOf(settings: Readonly<Record<string, string>>): void {
  const { problems } = parseSettings(Object.entries(settings).map(([key, value]) => ({ key, value })));
  if (problems.length > 0) throw new ReplayError(problems.map(({ key, problem }) => `${key}: ${problem}`).join('\n'));
}

/** Routed, or held for an opening, on these days, and with a place to be routed from. */
function isWithin(lead: Lead, from: number, to: number): boolean {
  const at = lead.routedAt ?? lead.createdAt ?? 0;
  return at >= from && at < to && lead.latitude !== null && (lead.routedAt !== null || lead.heldUntil !== null);
}
