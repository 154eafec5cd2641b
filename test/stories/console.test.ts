/** The admin console through the real bundle: what staff decide is carried out, logged, and stays within their region. */
import { askDealers } from './cast';
import { ask, cast } from './console-cast';
import { heard, linkOf, requestId } from './page-cast';
import { furnishSales, row } from './sales-cast';

const act = (who: string, action: Parameters<typeof heard<'console.act'>>[3]['action']) =>
  ask(who, 'console.act', { requestId: requestId(), action });
const trail = () => cast.hub.rows('Audit trail').map((entry) => [entry.Who, entry.Action, entry.Subject, entry.To]);
const lead = { leadId: 'L-000001' };

describe('a lead', () => {
  beforeEach(async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
  });

  test('stands on the board with its clock, masked by role, and in no other region', async () => {
    const board = await heard(cast, linkOf(cast, 'P2'), 'console.leads', {});
    expect(board.leads).toEqual([
      expect.objectContaining({ id: 'L-000001', status: 'CLAIMED', name: 'Sari Wulandari', phone: '62813•••111', rep: 'Andi' }),
    ]); // biome-ignore format: one line
    const viewer = await heard(cast, linkOf(cast, 'P4'), 'console.leads', {});
    expect(viewer.leads).toEqual([expect.objectContaining({ name: 'S•••', phone: '62813•••111' })]);
    expect(await heard(cast, linkOf(cast, 'P3'), 'console.leads', {})).toEqual({ leads: [], counts: {} });
    expect(await ask('P3', 'console.lead', lead)).toMatchObject({ ok: false, refusal: 'missing' });
    expect(await ask('P5', 'console.leads', {})).toMatchObject({ ok: false, refusal: 'link' });
  });

  test('tells its whole story: offers, what was said, why these dealers, and who could have it', async () => {
    const detail = await heard(cast, linkOf(cast, 'P2'), 'console.lead', lead);
    expect(detail.offers.map(({ status }) => status).sort()).toEqual(['TAKEN', 'TAKEN', 'WON']);
    expect(detail.talk.some(({ text }) => text.includes('Halo'))).toBe(true);
    expect(detail.asked[0]?.candidates.map(({ dealer }) => dealer)).toContain('Volta Depok');
    expect(detail.reps.map(({ id }) => id).sort()).toEqual(['R2', 'R3']);
    const viewer = await heard(cast, linkOf(cast, 'P4'), 'console.lead', lead);
    expect(JSON.stringify(viewer)).not.toMatch(/Wulandari|1311111111|Halo/);
  });

  test('is handed over: the new owner, the old one and the customer hear of it', async () => {
    const action = { do: 'give', ...lead, repId: 'R2' } as const;
    expect(await act('P3', action)).toMatchObject({ refusal: 'missing' });
    expect(await act('P4', action)).toMatchObject({ refusal: 'role' });
    expect(cast.hub.rows('Leads')[0]).toMatchObject({ 'Owner rep ID': 'R1' });
    expect(await act('P2', action)).toMatchObject({ ok: true, data: { outcome: 'done' } });
    expect(cast.hub.rows('Leads')[0]).toMatchObject({ Status: 'CLAIMED', 'Owner rep ID': 'R2' });
    expect(cast.dewi.last).toContain('Sari Wulandari');
    expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({ Actor: 'staff Ibu Ratna (P2)' });
    expect(trail()).toEqual([['Ibu Ratna (P2)', 'give', 'L-000001', 'CLAIMED R2']]);
    expect(await act('P1', { ...action, repId: 'R9' })).toMatchObject({ refusal: 'missing' });
    expect(await act('P1', action)).toMatchObject({ data: { outcome: 'refused' } });
  });

  test('is closed with a reason, and gets a note; both stand in its timeline', async () => {
    await act('P2', { do: 'note', ...lead, text: '=HYPERLINK("x") <script>' });
    expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({ To: 'NOTE', Reason: '=HYPERLINK("x") <script>' });
    expect(await act('P2', { do: 'close', ...lead, because: 'NO_NEED' })).toMatchObject({ data: { outcome: 'done' } });
    expect(cast.hub.rows('Leads')[0]).toMatchObject({ Status: 'LOST', 'Lost because': 'NO_NEED' });
    expect(cast.andi.last).toContain('ditutup');
    expect(await act('P2', { do: 'close', ...lead, because: 'PRICE' })).toMatchObject({ data: { outcome: 'refused' } });
    expect(trail().map(([, action]) => action)).toEqual(['note', 'close']);
  });

  test('of two who decide on it at once the second is told', async () => {
    const { was } = await heard(cast, linkOf(cast, 'P2'), 'console.lead', lead);
    expect(await act('P2', { do: 'give', ...lead, repId: 'R2', was })).toMatchObject({ data: { outcome: 'done' } });
    const late = [
      await act('P1', { do: 'give', ...lead, repId: 'R3', was }),
      await act('P1', { do: 'close', ...lead, because: 'PRICE', was }),
    ];
    for (const answer of late)
      expect(answer).toMatchObject({ data: { outcome: 'refused', text: expect.stringContaining('orang lain') } });
    expect(cast.hub.rows('Leads')[0]).toMatchObject({ Status: 'CLAIMED', 'Owner rep ID': 'R2' });
  });

  test('its number is shown to its manager and to head office, and each showing is logged', async () => {
    for (const who of ['P3', 'P4']) expect(await ask(who, 'console.reveal', lead)).toMatchObject({ ok: false });
    expect(trail()).toEqual([]);
    const shown = { name: 'Sari Wulandari', phone: '+6281311111111' };
    expect(await heard(cast, linkOf(cast, 'P2'), 'console.reveal', lead)).toEqual(shown);
    expect(trail()).toEqual([['Ibu Ratna (P2)', 'show number', 'L-000001', 'shown']]);
  });

  test('is found from anywhere by ID, name and number; a viewer finds no person', async () => {
    const find = async (who: string, query: string) =>
      (await heard(cast, linkOf(cast, who), 'console.search', { query })).found.map(({ id }) => id);
    for (const query of ['l-000001', 'wulandari', '0813 1111 1111'])
      expect(await find('P2', query)).toEqual(['L-000001']);
    expect(await find('P1', 'depok')).toEqual(['D1', 'D2']);
    expect([await find('P4', 'wulandari'), await find('P4', '081311111111'), await find('P4', 'L-000001')]).toEqual([[], [], ['L-000001']]); // biome-ignore format: one line
    expect([await find('P3', 'wulandari'), await find('P3', 'depok')]).toEqual([[], []]);
  });
});

describe('findings and alerts', () => {
  beforeEach(async () => {
    furnishSales(cast);
    cast.hub.rt.host.people.paste(
      { sheet: 'Sales' },
      { row: 2, column: 1, cells: [row('S3A000101', { 8: '20000000' })] },
      cast.hub.rt.host.owner,
    );
    await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
  });
  const feed = async (who: string) => (await heard(cast, linkOf(cast, who), 'console.feed', { show: 'open' })).lines;

  test('a finding is resolved, assigned and snoozed: the tab says so, and the trail who did it', async () => {
    const [finding] = (await feed('P2')).filter(({ table }) => table === 'findings');
    const id = finding?.id ?? '';
    expect(finding).toMatchObject({ dealer: 'D1', region: 'Jabodetabek', state: 'open' });
    expect(await feed('P3')).toEqual([]);
    const wish = { table: 'findings', ids: [id], owner: 'Ibu Ratna', note: 'Cek faktur' } as const;
    expect(await ask('P4', 'console.decide', wish)).toMatchObject({ refusal: 'role' });
    expect(await ask('P3', 'console.decide', wish)).toMatchObject({ data: { changed: 0, refused: [{ id, why: 'missing' }] } }); // biome-ignore format: one line
    expect(await heard(cast, linkOf(cast, 'P2'), 'console.decide', wish)).toEqual({ changed: 1, refused: [] });
    const decided = { table: 'findings', ids: [id], state: 'false alarm', was: 'open' } as const;
    expect(await heard(cast, linkOf(cast, 'P2'), 'console.decide', decided)).toEqual({ changed: 1, refused: [] });
    const found = cast.hub.rows('Findings').find((each) => each['Finding ID'] === id);
    expect(found).toMatchObject({
      State: 'false alarm',
      Decision: 'false alarm',
      Owner: 'Ibu Ratna',
      Note: 'Cek faktur',
    });
    // The second of two managers who decide at once is told.
    expect(await heard(cast, linkOf(cast, 'P1'), 'console.decide', decided)).toEqual({ changed: 0, refused: [{ id, why: 'meanwhile false alarm' }] }); // biome-ignore format: one line
    expect(trail().map(([who, action]) => [who, action])).toEqual([
      ['Ibu Ratna (P2)', 'decide Findings'],
      ['Ibu Ratna (P2)', 'decide Findings'],
    ]);
  });

  test('an alert of a region is its manager’s: acknowledged, assigned and snoozed like in the tab', async () => {
    const { people, owner } = cast.hub.rt.host;
    const headers = Object.keys(cast.hub.rows('Findings')[0] ?? {});
    expect(headers).toContain('Snoozed until');
    people.paste({ sheet: 'Alerts' }, { row: 2, column: 1, cells: [['a-9', '', 'P1', 'first-contact-missed', 'L-000001', 'Nobody called.', 'open', 'f9', '3', '', 'Jabodetabek', 'D1']] }, owner); // biome-ignore format: one row
    const own = (await feed('P2')).filter(({ id }) => id === 'a-9');
    expect(own).toEqual([
      expect.objectContaining({ table: 'alerts', region: 'Jabodetabek', text: 'Nobody called. (3×)' }),
    ]);
    expect((await feed('P3')).filter(({ id }) => id === 'a-9')).toEqual([]);
    const wish = { table: 'alerts' as const, ids: ['a-9'], was: 'open' };
    const until = cast.hub.rt.now() + 86_400_000;
    await heard(cast, linkOf(cast, 'P2'), 'console.decide', {
      ...wish,
      owner: 'Ibu Ratna',
      until,
      note: 'Telepon besok',
    });
    await heard(cast, linkOf(cast, 'P2'), 'console.decide', { ...wish, state: 'acknowledged' });
    expect(cast.hub.rows('Alerts').find((each) => each['Alert ID'] === 'a-9')).toMatchObject({ State: 'acknowledged', 'Assigned to': 'Ibu Ratna', 'Staff note': 'Telepon besok' }); // biome-ignore format: one row
    expect(await ask('P3', 'console.decide', wish)).toMatchObject({ ok: false, refusal: 'input' });
    expect(await ask('P3', 'console.decide', { ...wish, state: 'resolved' })).toMatchObject({ data: { changed: 0 } });
  });

  test('the sale it holds stands among the sales of its region, with the hold and why', async () => {
    const { sales } = await heard(cast, linkOf(cast, 'P2'), 'console.sales', {});
    expect(sales).toEqual([expect.objectContaining({ serial: 'S3A000101', dealer: 'Volta Depok', onHold: true, verdict: 'REFUSED' })]); // biome-ignore format: one line
    expect((await heard(cast, linkOf(cast, 'P3'), 'console.sales', {})).sales).toEqual([]);
    expect((await heard(cast, linkOf(cast, 'P2'), 'console.unit', { serial: 'S3A000101' })).line.dealer).toBe('D1');
    expect(await ask('P3', 'console.unit', { serial: 'S3A000101' })).toMatchObject({ refusal: 'missing' });
    expect((await heard(cast, linkOf(cast, 'P3'), 'console.units', { query: '' })).total).toBe(0);
  });
});

test('a dead letter is put in again by head office, once its cause is gone, and by nobody else', async () => {
  const { people, owner } = cast.hub.rt.host;
  const body = JSON.stringify({ kind: 'hand-over', leadId: 'L-000001', repId: 'R2' });
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  people.paste(
    { sheet: 'Dead letters' },
    { row: 2, column: 1, cells: [['in.x', '', 'staff', 'A cell was broken.', '1/1', body]] },
    owner,
  );
  for (const who of ['P2', 'P3', 'P4']) {
    expect(await ask(who, 'console.letters', {})).toMatchObject({ refusal: 'role' });
    expect(await ask(who, 'console.replay', { id: 'in.x' })).toMatchObject({ refusal: 'role' });
  }
  const { letters } = await heard(cast, linkOf(cast, 'P1'), 'console.letters', {});
  expect(letters).toEqual([expect.objectContaining({ id: 'in.x', canReplay: true })]);
  expect(await heard(cast, linkOf(cast, 'P1'), 'console.replay', { id: 'in.x' })).toMatchObject({ outcome: 'done' });
  expect(cast.hub.rows('Leads')[0]).toMatchObject({ 'Owner rep ID': 'R2' });
  expect(trail()).toEqual([['Ibu Sri (P1)', 'replay', 'in.x', 'put in again']]);
});

test('a body that only looks like an event of ours is put in as what it was: a sender’s word', async () => {
  const { people, owner } = cast.hub.rt.host;
  const forged = { kind: 'hand-over', id: 'x', source: 'staff', leadId: 'L-000001', repId: 'R2', receivedAtMs: 1 };
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  const letter = ['in.forged', '', 'meta', 'No entry.', '1/1', JSON.stringify(forged)];
  people.paste({ sheet: 'Dead letters' }, { row: 2, column: 1, cells: [letter] }, owner);
  await heard(cast, linkOf(cast, 'P1'), 'console.replay', { id: 'in.forged' });
  expect(cast.hub.rows('Leads')[0]).toMatchObject({ 'Owner rep ID': 'R1' });
});

test('a view takes twelve service calls at most the first time and four the second; asking for changes one', async () => {
  await askDealers(cast, cast.sari);
  const callsOf = async (call: 'console.start' | 'console.leads' | 'poll') => {
    await heard(cast, linkOf(cast, 'P1'), call, {});
    const runs = cast.hub.rt.executions().filter((run) => run.function === 'callPage');
    return runs.at(-1)?.calls.length ?? Infinity;
  };
  for (const view of ['console.start', 'console.leads'] as const) {
    expect(await callsOf(view)).toBeLessThanOrEqual(12);
    expect(await callsOf(view)).toBeLessThanOrEqual(4);
  }
  // The first in ten seconds reads the counter for all.
  expect(await callsOf('poll')).toBe(3);
  expect(await callsOf('poll')).toBe(1);
});

test('what one console has read is shown to the next, each their part; whoever has done something sees it', async () => {
  await askDealers(cast, cast.sari);
  const board = async (who: string) =>
    (await heard(cast, linkOf(cast, who), 'console.leads', {})).leads.map(({ status }) => status);
  const reads = async (who: string) => {
    await board(who);
    const runs = cast.hub.rt.executions().filter((run) => run.function === 'callPage');
    return runs.at(-1)?.calls.filter((each) => JSON.stringify(each).includes('batchGet')).length;
  };
  expect(await board('P1')).toEqual(['UNCLAIMED']);
  expect([await reads('P2'), await reads('P3')]).toEqual([0, 0]);
  expect([await board('P2'), await board('P3')]).toEqual([['UNCLAIMED'], []]);
  await cast.andi.taps('Claim');
  expect([await board('P1'), await board('P2')]).toEqual([['UNCLAIMED'], ['UNCLAIMED']]);
  await act('P2', { do: 'note', ...lead, text: 'x' });
  expect([await board('P2'), await board('P1')]).toEqual([['CLAIMED'], ['UNCLAIMED']]);
  await cast.hub.rt.advance(31_000);
  expect(await board('P1')).toEqual(['CLAIMED']);
});

test('the counter that pages ask for moves when a round has written, and not otherwise', async () => {
  const count = async () => (await heard(cast, linkOf(cast, 'P1'), 'poll', {})).count;
  const before = await count();
  expect(await count()).toBe(before);
  await cast.sari.says('halo');
  // It is read once in ten seconds for all pages.
  await cast.hub.rt.advance(11_000);
  expect(await count()).not.toBe(before);
});
