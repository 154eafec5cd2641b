/**
 * Set-up brings the workbook of every released version forward: what it lacks is added, nothing that is there is lost. What
 * each release's tabs looked like stands in test/releases, written by npm run release.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '../../src/tables/columns';
import { allTables } from '../../src/tables/index';
import { readDemo } from '../../tools/deploy/wizard/read-csvs';
import { headersOf, RELEASES, type ReleasedHeaders } from '../../tools/release/headers';
import { askDealers, type Cast, openCast } from './cast';

const releases = readdirSync(RELEASES).map(
  (file) => JSON.parse(readFileSync(join(RELEASES, file), 'utf8')) as ReleasedHeaders,
);

/** A workbook from before every column that was ever appended, and from before the newest tab. */
const beforeAppended: ReleasedHeaders = {
  version: 'before all that was appended',
  tabs: Object.fromEntries(
    allTables
      .filter(({ name }) => name !== 'Silences')
      .map((table: Table) => [
        table.name,
        Object.entries(table.columns).flatMap(([key, { header }]) => (table.appended?.includes(key) ? [] : [header])),
      ]),
  ),
};

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

test('there is a release to come from, the present version’s or an older one', () => {
  expect(releases.map(({ version }) => version)).toContain('0.1.0');
});

test.each(releases.map((release) => [release.version, release] as const))(
  'no header of %s has been renamed or given up: its columns would be lost to the hub',
  (_, { tabs }) => {
    const lost = Object.entries(tabs).flatMap(([name, headers]) => {
      const table = allTables.find((each) => each.name === name);
      const now = table ? headersOf(table) : [];
      return headers.filter((header) => !now.includes(header)).map((header) => `${name}: ${header}`);
    });
    expect(lost).toEqual([]);
  },
);

test.each([...releases, beforeAppended].map((release) => [release.version, release] as const))(
  'a workbook of %s is brought forward in the middle of its work, and goes on',
  async (_, release) => {
    await askDealers(cast, cast.sari);
    takeBack(release);
    const before = rowsOf(release);
    const report = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
    expect(report.filter((line) => /removed|restored/.test(line))).toEqual([]);
    for (const table of allTables) {
      const headers = cast.hub.rt.host.readTab({ sheet: table.name })?.headers ?? [];
      const expected = [...(release.tabs[table.name] ?? []), ...headersOf(table)];
      expect([table.name, headers]).toEqual([table.name, [...new Set(expected)]]);
    }
    expect(rowsOf(release)).toEqual(before);
    expect(await cast.hub.finish(cast.hub.rt.run('setup'))).toEqual(['Everything was in place already.']);
    await cast.andi.taps('Claim');
    expect(cast.hub.rows('Leads')[0]).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
  },
);

test('tabs that the wizard had imported before set-up keep their rows, and are dressed and used like its own', async () => {
  const { host, properties } = cast.hub.rt;
  const imported = readDemo(join('sheets-templates', 'demo')).filter(({ table }) =>
    ['Places', 'Products', 'Holidays'].includes(table.name),
  );
  expect(imported).toHaveLength(3);
  for (const { table, rows } of imported) {
    host.people.renameSheet({ sheet: table.name }, `${table.name} before`);
    host.people.insertSheet(table.name);
    host.people.paste({ sheet: table.name }, { row: 1, column: 1, cells: [headersOf(table), ...rows] }, host.owner);
  }
  properties.set('hint.look', 'none');
  const report = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
  expect(report.filter((line) => /To do|refused|fail/i.test(line))).toEqual([]);
  for (const { table, rows } of imported) {
    const view = host.readTab({ sheet: table.name });
    expect([table.name, view?.headers]).toEqual([table.name, headersOf(table)]);
    expect([table.name, cast.hub.rows(table.name).length]).toEqual([table.name, rows.length]);
    expect([
      table.name,
      cast.hub
        .rows(table.name)
        .map((row) => row.Problem ?? '')
        .join(''),
    ]).toEqual([table.name, '']);
  }
  expect(await cast.hub.finish(cast.hub.rt.run('setup'))).toEqual(['Everything was in place already.']);
});

/** The workbook as that version had made it. */
function takeBack({ tabs }: ReleasedHeaders): void {
  const { people } = cast.hub.rt.host;
  for (const { name } of allTables) {
    const headers = cast.hub.rt.host.readTab({ sheet: name })?.headers ?? [];
    const known = tabs[name];
    if (!known) people.renameSheet({ sheet: name }, `${name} of nobody`);
    else
      for (let column = headers.length; column >= 1; column--)
        if (!known.includes(headers[column - 1] ?? '')) people.deleteColumns({ sheet: name }, column, 1);
  }
}

/** Of every tab, what stands in the columns of that version. Settings and the like may gain rows. */
function rowsOf({ tabs }: ReleasedHeaders) {
  return Object.entries(tabs).map(([name, known]) => {
    const view = cast.hub.rt.host.readTab({ sheet: name });
    const at = known.map((header) => view?.headers.indexOf(header) ?? -1);
    const rows = (view?.values ?? []).map((row) => at.map((index) => row[index] ?? ''));
    return [name, rows.filter((row) => row.some((cell) => cell !== ''))];
  });
}
