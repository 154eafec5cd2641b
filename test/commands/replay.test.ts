/** `npm run replay`: leads of the past under other settings. The past is a simulated day, downloaded as staff would. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toCsv } from '../../local/server/csv';
import { playDay } from '../../sim/days/day';
import { tables } from '../../src/tables/index';
import { rememberDecoding } from '../../tools/dry-hub/remember-decoding';
import { compareRouting } from '../../tools/replay/compare';
import { type PastTabs, readPast, rowsFrom } from '../../tools/replay/read-past';
import { replay } from '../../tools/replay/replay';
import { createRouter } from '../../tools/replay/route-again';

let folder: string;
let past: PastTabs;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  rememberDecoding();
  const { hub } = playDay(3, 40);
  for (const key of ['leads', 'offers', 'dealers', 'reps', 'regions', 'products', 'settings', 'holidays'] as const) {
    const { name, columns } = tables[key];
    const dates = Object.values(columns).map(({ kind }) => kind === 'dateTime');
    const [cells = []] = hub.workbook.read([{ sheet: name, fromRow: 1 }]);
    const shown = cells.map((row, index) =>
      row.map((cell, at) => (index > 0 && dates[at] && typeof cell === 'number' ? moment(cell) : String(cell))),
    );
    writeFileSync(join(folder, `${name}.csv`), toCsv(shown));
  }
  past = await readPast(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As Sheets shows it. */
function moment(serial: number): string {
  return new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function compareAll(settings: Record<string, string>) {
  const offers = rowsFrom(past, tables.offers);
  const route = createRouter(past, settings);
  const routed = rowsFrom(past, tables.leads).filter(
    (lead) => lead.latitude !== null && lead.routedAt !== null && lead.heldUntil === null,
  );
  return routed.map((lead) => compareRouting(lead, offers, route(lead)));
}

test('under the same settings the same dealers are asked, but for reps who were off duty or cooling down', () => {
  const compared = compareAll({});
  expect(compared.length).toBeGreaterThan(10);
  expect(compared.filter(({ isSame }) => isSame).length / compared.length).toBeGreaterThan(0.85);
});

test('other settings show in the rings, and everybody ends with somebody by name', () => {
  for (const { now, rerouted } of compareAll({ dealersPerRing: '1', maxRadiusKm: '15' })) {
    expect(now.length).toBeLessThanOrEqual(1);
    for (const { considered } of rerouted.rings) {
      for (const { verdict, distanceKm } of considered)
        if (verdict === 'asked') expect(distanceKm).toBeLessThanOrEqual(15);
    }
    expect(rerouted.endsWith).not.toBe('');
  }
});

describe('the command', () => {
  const run = async (...words: string[]) => {
    const lines: string[] = [];
    await replay([...words, '--data', folder], (text) => lines.push(text));
    return lines.join('\n');
  };
  const days = ['--from', '2026-11-20', '--to', '2026-11-30'];
  const settings = (text: string) => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, text);
    return ['--settings', file];
  };

  test('says what would change, and writes every lead down', async () => {
    const csv = join(folder, 'compared.csv');
    const text = await run(...days, ...settings('{ "dealersPerRing": 2 }'), '--csv', csv);
    expect(text).toMatch(/\d+ leads: \d+ would be offered to other dealers first\./);
    expect(readFileSync(csv, 'utf8').split('\r\n').length).toBeGreaterThan(20);
  });

  test('says what is wrong with what it was given', async () => {
    const fine = settings('{}');
    await expect(run('--from', 'yesterday', '--to', '2026-11-30', ...fine)).rejects.toThrow('"yesterday" is no day');
    await expect(run('--from', '2026-11-30', '--to', '2026-11-20', ...fine)).rejects.toThrow('--to lies before --from');
    await expect(run('--from', '2020-01-01', '--to', '2020-01-02', ...fine)).rejects.toThrow('No lead was routed');
    await expect(run(...days, '--colour', 'red')).rejects.toThrow('--colour');
    await expect(run(...days)).rejects.toThrow('--settings is missing');
    await expect(run(...days, ...settings('{ "dealersPerRing": "many" }'))).rejects.toThrow('dealersPerRing:');
    await expect(run(...days, ...settings('{ dealers'))).rejects.toThrow('cannot be read as JSON');
    rmSync(join(folder, 'Reps.csv'));
    await expect(run(...days, ...settings('{}'))).rejects.toThrow('has no Reps.csv');
  });
});
