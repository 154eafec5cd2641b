/** Old rows leave the workbook at night; whatever needs one later still finds it. The real bundle over Google's services. */
import { cutPoints, swept } from '../support/sweep';
import { type Cast, type CastOptions, openCast } from './cast';
import { MINUTE, makeOld, makeOldLead, OLD_TIMES } from './old-lead';
import { row } from './sales-cast';

const headersOf = (cast: Cast, tab: string) => cast.hub.rt.host.readTab({ sheet: tab })?.headers ?? [];

let made: Awaited<ReturnType<typeof makeOldLead>>;
beforeAll(async () => {
  made = await makeOldLead();
});

const withOldLead = (intercept?: CastOptions['intercept']): Promise<Cast> =>
  openCast({ ...made, seed: 2, minutes: 'when something is due', ...(intercept ? { intercept } : {}) });

async function archive(cast: Cast): Promise<void> {
  for (let runs = 0; runs < 8; runs++) {
    const said = await cast.hub.finish(cast.hub.rt.run('archiveOldRows'));
    if (!JSON.stringify(said).includes('goes-on')) return;
  }
}

const TABS = Object.keys(OLD_TIMES);

/** Keys by tab, in the workbook and in all archives. */
function whereabouts(cast: Cast) {
  const { host } = cast.hub.rt;
  const archives = host.spreadsheets().filter(({ id }) => id !== host.boundId);
  const keys = (tab: string, spreadsheetId?: string) =>
    (host.readTab({ sheet: tab, ...(spreadsheetId ? { spreadsheetId } : {}) })?.rows ?? []).flatMap(([key = '']) =>
      key === '' ? [] : [key],
    );
  return TABS.map((tab) => ({
    tab,
    live: keys(tab),
    archived: archives.flatMap(({ id }) => keys(tab, id)),
  }));
}

test('everything about a lead that is over goes to a workbook of the year; its customer is known when they return', async () => {
  const cast = await withOldLead();
  const before = whereabouts(cast);
  await archive(cast);
  await archive(cast);
  for (const { tab, live, archived } of whereabouts(cast)) {
    const were = before.find((each) => each.tab === tab)?.live ?? [];
    expect([...live, ...archived].sort()).toEqual([...were].sort());
  }
  const { spreadsheets } = cast.hub.rt.host;
  expect(spreadsheets().map(({ name }) => name)).toContain('Volta Nusantara archive 2026');
  expect(cast.hub.rows('Leads')).toEqual([]);
  expect(cast.hub.rows('Customers')).toEqual([]);
  await cast.sari.says('Halo lagi');
  const [sari] = cast.hub.rows('Customers');
  expect([sari?.['Customer ID'], sari?.['First channel'], sari?.['Current lead']]).toEqual([
    'C-000001',
    'TIKTOK',
    'L-000002',
  ]);
  expect(cast.hub.rows('Dead letters')).toEqual([]);
  // They are here now, and go again when they have been silent for long enough.
  const { people, owner } = cast.hub.rt.host;
  await cast.hub.rt.advance(30 * 60 * MINUTE);
  people.paste(
    { sheet: 'Leads' },
    { row: 2, column: headersOf(cast, 'Leads').indexOf('Status') + 1, cells: [['LOST']] },
    owner,
  );
  makeOld(cast);
  await archive(cast);
  await archive(cast);
  const customers = whereabouts(cast).find(({ tab }) => tab === 'Customers');
  expect(customers?.archived.filter((key) => key === 'C-000001')).toHaveLength(1);
});

test('a sale that names an archived lead is judged with it, and one that names none that ever was is not', async () => {
  const cast = await withOldLead();
  await archive(cast);
  expect(cast.hub.rows('Leads')).toEqual([]);
  const { people, owner } = cast.hub.rt.host;
  people.paste(
    { sheet: 'Sales' },
    { row: 2, column: 1, cells: [row('S3A000101', { 6: 'L-000001' }), row('S3A000102', { 6: 'L-000999' })] },
    owner,
  );
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '3' }));
  await cast.hub.rt.advance(3 * MINUTE);
  expect(cast.hub.rows('Leads').map((lead) => lead['Lead ID'])).toEqual(['L-000001']);
  const unknown = cast.hub.rows('Findings').filter(({ Rule }) => Rule === 'commission-lead-unknown');
  const [, second] = cast.hub.rows('Sales');
  expect(unknown.map(({ Subject }) => Subject)).toEqual([second?.['Sale ID']]);
});

test('dead before or after any call: nothing is lost, and the next runs finish it', async () => {
  const prepared = await withOldLead();
  const before = whereabouts(prepared);
  await prepared.hub.rt.close();
  const run = async (stop: number, when: 'before' | 'after') => {
    let [calls, isDead] = [0, false];
    const cast = await withOldLead((call) => {
      if (call.function !== 'archiveOldRows') return;
      if (!isDead) calls = Math.max(calls, call.index);
      if (isDead || call.index !== stop || call.when !== when) return;
      isDead = true;
      return 'crash';
    });
    await cast.hub.finish(cast.hub.rt.run('archiveOldRows')).catch(() => undefined);
    const meanwhile = whereabouts(cast);
    // An execution that died is waited for.
    await cast.hub.rt.advance(9 * MINUTE);
    await archive(cast);
    await archive(cast);
    const after = whereabouts(cast);
    await cast.hub.rt.close();
    return { calls, meanwhile, after };
  };
  const { calls } = await run(-1, 'before');
  expect(calls).toBeGreaterThan(20);
  for (const { stop, when } of swept(cutPoints(calls), 5)) {
    const { meanwhile, after } = await run(stop, when);
    before.forEach(({ live: were }, at) => {
      const { live = [], archived = [] } = meanwhile[at] ?? {};
      const bin = were.filter((key) => !live.includes(key) && !archived.includes(key));
      expect({ stop, when, bin }).toEqual({ stop, when, bin: [] });
      const end = after[at];
      const kept = [...(end?.live ?? []), ...(end?.archived ?? [])].filter((key) => were.includes(key)).sort();
      expect({ stop, when, kept }).toEqual({ stop, when, kept: [...were].sort() });
    });
  }
});
