/** The dealer page through the real bundle: the same race, the same answers, and nothing of anybody else's. */
import { contentText } from '../../local/world/meta/content';
import { readToken } from '../../src/core/tokens/offer-token';
import { askDealers, type Cast, openCast } from './cast';
import { askPage, furnishPeople, heard, linkOf, requestId } from './page-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

const act = (who: string, action: Parameters<typeof heard<'dealer.act'>>[3]['action'], id = requestId()) =>
  heard(cast, linkOf(cast, who), 'dealer.act', { requestId: id, action });
const home = (who: string) => heard(cast, linkOf(cast, who), 'dealer.home', {});
const claimOf = async (who: string) => ({ do: 'claim' as const, token: (await home(who)).offers[0]?.claim ?? '' });
const leadRow = () => cast.hub.rows('Leads')[0];

describe('an open offer', () => {
  beforeEach(() => askDealers(cast, cast.sari));

  test('stands on the page without name and number, and a GET of the page changes nothing', async () => {
    const before = JSON.stringify([cast.hub.rows('Leads'), cast.hub.rows('Offers')]);
    const page = await cast.hub.finish(cast.hub.rt.request({ method: 'GET', url: '/exec?p=dealer' }));
    expect(String(page.body)).toContain('sandboxFrame');
    const { offers, me } = await home('R1');
    expect(offers).toEqual([expect.objectContaining({ leadId: 'L-000001', name: 'S•••', model: 'Volta S3 Sport' })]);
    expect(JSON.stringify(offers)).not.toMatch(/Wulandari|1311111111/);
    expect(me).toMatchObject({ name: 'Andi', role: 'REP' });
    expect(JSON.stringify([cast.hub.rows('Leads'), cast.hub.rows('Offers')])).toBe(before);
  });

  test('claimed on the page it is won, and who taps in WhatsApp afterwards is too slow', async () => {
    expect(await act('R1', await claimOf('R1'))).toEqual({ outcome: 'done', text: '' });
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep ID': 'R1' });
    await cast.dewi.taps('Claim');
    expect(cast.dewi.last).toContain('Too Slow');
    expect(cast.andi.last).toContain('Sari Wulandari');
    expect(cast.sari.last).toContain('Andi');
    const trail = cast.hub.rows('Audit trail');
    expect(trail).toEqual([expect.objectContaining({ Who: 'Andi (R1)', Action: 'claim', Subject: 'L-000001', From: 'UNCLAIMED' })]); // biome-ignore format: one row
  });

  test('is claimed at the time at which the page asked, before anything is read', async () => {
    const andi = await claimOf('R1');
    expect((await act('R1', andi)).outcome).toBe('done');
    const [run] = cast.hub.rt.executions().filter((each) => each.function === 'callPage').slice(-1); // biome-ignore format: one line
    const services = (run?.calls ?? []).map((each) => JSON.stringify(each));
    const put = services.findIndex((each) => each.includes('setProperties'));
    const read = services.findIndex((each) => /batchGet/.test(each));
    expect(put).toBeGreaterThanOrEqual(0);
    expect(read).toBeGreaterThan(put);
  });

  test('is claimed by nobody whose link was ended: the round looks', async () => {
    const andi = await claimOf('R1');
    const { people, owner } = cast.hub.rt.host;
    const at = Object.keys(cast.hub.rows('Reps')[0] ?? {}).indexOf('Link number') + 1;
    people.paste({ sheet: 'Reps' }, { row: 2, column: at, cells: [['1']] }, owner);
    expect(await act('R1', andi)).toMatchObject({ outcome: 'refused', text: expect.stringContaining('was ended') });
    expect(leadRow()).toMatchObject({ Status: 'UNCLAIMED' });
    expect(cast.hub.rows('Audit trail')).toEqual([]);
  });

  test('tapped in WhatsApp first, the page is told the same as a tap would be', async () => {
    const late = await claimOf('R2');
    await cast.andi.taps('Claim');
    const answer = await act('R2', late);
    expect(answer).toMatchObject({ outcome: 'refused', text: expect.stringContaining('Too Slow') });
    expect(leadRow()).toMatchObject({ 'Owner rep ID': 'R1' });
    expect(cast.hub.rows('Offers').find((row) => row['Rep ID'] === 'R2')?.Status).toBe('TOO_SLOW');
    expect(cast.dewi.heard.filter((text) => text.includes('Too Slow'))).toEqual([]);
  });

  test('sent twice it is one claim; both at once have one winner', async () => {
    const [andi, dewi] = [await claimOf('R1'), await claimOf('R2')];
    const id = requestId();
    const answers = await Promise.all([act('R1', andi, id), act('R2', dewi), act('R1', andi, id)]);
    const [one, other, again] = answers.map(({ outcome }) => outcome);
    expect([one, other].sort()).toEqual(['done', 'refused']);
    expect(again).toBe(one);
    expect(cast.hub.rows('Ledger').filter((row) => row.Type === 'HAND_OFF')).toHaveLength(1);
  });

  test('passed on the page with a reason, it stands in the offer', async () => {
    const { offers } = await home('R1');
    const token = offers[0]?.decline ?? '';
    expect((await act('R1', { do: 'pass', token, because: 'TOO_FAR' })).outcome).toBe('done');
    expect(cast.hub.rows('Offers')[0]).toMatchObject({ Status: 'DECLINED', Reason: 'TOO_FAR' });
  });

  test('claimed while a tab is being repaired, it is kept and won as soon as that is done', async () => {
    const action = await claimOf('R1');
    const { people, owner } = cast.hub.rt.host;
    const at = Object.keys(cast.hub.rows('Timeline')[0] ?? {}).indexOf('Actor') + 1;
    people.paste({ sheet: 'Timeline' }, { row: 1, column: at, cells: [['Siapa']] }, owner);
    expect(await act('R1', action)).toEqual({ outcome: 'pending', text: '' });
    people.paste({ sheet: 'Timeline' }, { row: 1, column: at, cells: [['Actor']] }, owner);
    await cast.hub.rt.advance(61_000);
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep ID': 'R1' });
  });

  test('the button of another rep is nothing in one’s hands', async () => {
    const action = await claimOf('R1');
    expect(readToken(action.token)?.kind).toBe('claim');
    const answer = await askPage(cast, linkOf(cast, 'R2'), 'dealer.act', { requestId: requestId(), action });
    expect(answer).toMatchObject({ ok: false, refusal: 'missing' });
    expect(leadRow()).toMatchObject({ Status: 'UNCLAIMED' });
  });
});

describe('one’s own lead', () => {
  beforeEach(async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
  });
  const lead = { leadId: 'L-000001' };

  test('has its clock, its customer and what was said; of another rep it does not exist', async () => {
    const { leads } = await home('R1');
    expect(leads).toEqual([
      expect.objectContaining({ id: 'L-000001', name: 'Sari Wulandari', phone: '+6281311111111', isMine: true, canWrite: true }),
    ]); // biome-ignore format: one line
    const detail = await heard(cast, linkOf(cast, 'R1'), 'dealer.lead', lead);
    expect(detail.talk.some(({ text }) => text.includes('Halo'))).toBe(true);
    expect(detail.timeline.at(-1)).toMatchObject({ to: 'CLAIMED' });
    expect((await home('R2')).leads).toEqual([]);
    expect(await askPage(cast, linkOf(cast, 'R2'), 'dealer.lead', lead)).toMatchObject({ refusal: 'missing' });
  });

  test('an answer goes to the customer’s WhatsApp, and is the first contact', async () => {
    expect((await act('R1', { do: 'say', ...lead, text: '<b>Halo</b> =1+1, motornya siap' })).outcome).toBe('done');
    expect(cast.sari.last).toContain('<b>Halo</b> =1+1, motornya siap');
    expect(leadRow()).toMatchObject({ Status: 'CONTACTED' });
    const refused = await askPage(cast, linkOf(cast, 'R2'), 'dealer.act', { requestId: requestId(), action: { do: 'say', ...lead, text: 'x' } }); // biome-ignore format: one call
    expect(refused).toMatchObject({ ok: false, refusal: 'missing' });
  });

  test('moves along by buttons: contacted, test ride, lost with a reason', async () => {
    expect((await act('R1', { do: 'step', ...lead, to: 'CONTACTED' })).outcome).toBe('done');
    expect((await act('R1', { do: 'step', ...lead, to: 'TEST_RIDE' })).outcome).toBe('done');
    expect(await act('R1', { do: 'step', ...lead, to: 'CONTACTED' })).toMatchObject({ outcome: 'refused' });
    expect((await act('R1', { do: 'lose', ...lead, because: 'PRICE' })).outcome).toBe('done');
    expect(leadRow()).toMatchObject({ Status: 'LOST', 'Lost because': 'PRICE' });
    expect((await home('R1')).leads).toEqual([]);
  });

  test('a dealer’s owner sees the lead of their rep, without name and number', async () => {
    const { people, owner } = cast.hub.rt.host;
    people.paste(
      { sheet: 'Reps' },
      { row: 5, column: 1, cells: [['R4', 'Bos Depok', '081200000004', 'D1', 'id', 'TRUE']] },
      owner,
    );
    const at = Object.keys(cast.hub.rows('Reps')[0] ?? {}).indexOf('Dealer owner') + 1;
    people.paste({ sheet: 'Reps' }, { row: 5, column: at, cells: [['TRUE']] }, owner);
    expect((await home('R4')).leads).toEqual([
      expect.objectContaining({ id: 'L-000001', name: 'S•••', rep: 'Andi', isMine: false, steps: [] }),
    ]);
    const detail = await heard(cast, linkOf(cast, 'R4'), 'dealer.lead', lead);
    expect(JSON.stringify(detail)).not.toMatch(/Wulandari|1311111111/);
  });
});

describe('a walk-in', () => {
  const walkIn = { do: 'walk-in', name: 'Tono', phone: '0813 5555 0001', modelId: 'S3', intent: 'BUY', note: 'Minta warna merah' } as const; // biome-ignore format: one action

  test('is the rep’s lead at once, met in person, and nothing is sent to them', async () => {
    expect((await act('R1', walkIn)).outcome).toBe('done');
    expect(leadRow()).toMatchObject({ Status: 'CONTACTED', Channel: 'WALK_IN', 'Owner rep ID': 'R1', Region: 'Jabodetabek', Model: 'Volta S3 Sport' }); // biome-ignore format: one row
    expect(cast.hub.rows('Outbox').filter((row) => row.Party === 'customer')).toEqual([]);
    expect(await act('R1', walkIn)).toMatchObject({ outcome: 'refused', text: expect.stringContaining('L-000001') });
  });

  test('under an ID that is known, of another customer, is not taken for the first', async () => {
    const id = requestId();
    await act('R1', walkIn, id);
    expect((await act('R1', walkIn, id)).outcome).not.toBe('refused');
    expect((await act('R1', { ...walkIn, name: 'Tini', phone: '0813 5555 0002' }, id)).outcome).toBe('done');
    expect(cast.hub.rows('Leads')).toHaveLength(2);
  });

  test('whom another rep serves stays theirs, and the visit is noted', async () => {
    await act('R1', walkIn);
    const answer = await act('R2', walkIn);
    expect(answer.outcome).toBe('refused');
    expect(answer.text).not.toContain('Andi');
    expect(cast.hub.rows('Leads')).toHaveLength(1);
    expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({ To: 'WALK-IN' });
  });

  test('with a number that is none, or a rep’s own, is refused in words', async () => {
    for (const phone of ['12', '081200000002', 'x'.repeat(30)])
      expect(await act('R1', { ...walkIn, phone })).toMatchObject({ outcome: 'refused', text: expect.stringContaining('nomor') }); // biome-ignore format: one line
    expect(cast.hub.rows('Leads')).toEqual([]);
  });
});

describe('the link', () => {
  test('comes by WhatsApp to whoever writes “link”, opens the page, and stands in no tab', async () => {
    await cast.andi.says('link');
    const token = decodeURIComponent(/#t=(\S+)/.exec(cast.andi.last)?.[1] ?? '');
    expect(cast.andi.last).toContain('/exec?p=dealer#t=');
    expect((await heard(cast, token, 'dealer.home', {})).me.id).toBe('R1');
    for (const tab of ['Conversation', 'Outbox'] as const)
      expect(JSON.stringify(cast.hub.rows(tab))).not.toContain(token);
  });

  test('“link” in reply to a customer is for the customer', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await cast.sari.says('Ada brosurnya?');
    const quoted = cast.andi.phone.account.chat.find(({ content }) => contentText(content).includes('Ada brosurnya?'));
    cast.andi.phone.say('link', { replyTo: quoted?.id ?? '' });
    await cast.hub.rt.idle();
    expect(cast.sari.last).toContain('link');
    expect(cast.andi.last).not.toContain('#t=');
  });

  test('that had to wait goes out whole, and not once it was ended', async () => {
    const { hub, andi } = cast;
    hub.world.failNext({ code: 130429 });
    await andi.says('link');
    expect(andi.last).not.toContain('#t=');
    await hub.rt.advance(30 * 60_000);
    const token = decodeURIComponent(/#t=(\S+)/.exec(andi.last)?.[1] ?? '');
    expect((await heard(cast, token, 'dealer.home', {})).me.id).toBe('R1');
    const count = andi.heard.length;
    hub.world.failNext({ code: 130429 });
    await andi.says('link saya');
    const at = Object.keys(hub.rows('Reps')[0] ?? {}).indexOf('Link number') + 1;
    hub.rt.host.people.paste({ sheet: 'Reps' }, { row: 2, column: at, cells: [['1']] }, hub.rt.host.owner);
    await hub.rt.advance(30 * 60_000);
    expect(andi.heard.slice(count).filter((text) => text.includes('#t='))).toEqual([]);
    expect(hub.rows('Outbox').at(-1)).toMatchObject({ State: 'FAILED', Error: 'outdated: the link in it was ended' });
  });

  test('of the console comes to those in the People tab', async () => {
    await furnishPeople(cast);
    const ratna = cast.person('6281190000012', 'Ratna');
    await ratna.says('Console');
    const token = decodeURIComponent(/#t=(\S+)/.exec(ratna.last)?.[1] ?? '');
    expect((await heard(cast, token, 'console.start', {})).me).toMatchObject({ id: 'P2', role: 'MANAGER' });
    expect(await askPage(cast, token, 'dealer.home', {})).toMatchObject({ ok: false, refusal: 'role' });
  });

  test('ends by time, by its number, and with the rep', async () => {
    const { people, owner } = cast.hub.rt.host;
    const link = linkOf(cast, 'R1');
    const refusal = async (token: string) => {
      const answer = await askPage(cast, token, 'dealer.home', {});
      return answer.ok ? '' : `${answer.refusal}: ${answer.text}`;
    };
    expect(await refusal(linkOf(cast, 'R1', { expiresAtMs: cast.hub.rt.now() - 1 }))).toContain('has expired');
    expect(await refusal(link.replace('.R1.', '.R2.'))).toContain('not valid');
    const at = Object.keys(cast.hub.rows('Reps')[0] ?? {}).indexOf('Link number') + 1;
    people.paste({ sheet: 'Reps' }, { row: 2, column: at, cells: [['1']] }, owner);
    expect(await refusal(link)).toContain('was ended');
    expect(await refusal(linkOf(cast, 'R1', { generation: 1 }))).toBe('');
    people.paste({ sheet: 'Reps' }, { row: 2, column: 6, cells: [['FALSE']] }, owner);
    // What was read for them is shown for half a minute.
    await cast.hub.rt.advance(31_000);
    expect(await refusal(linkOf(cast, 'R1', { generation: 1 }))).toContain('was ended');
  });

  test('on and off duty, as the words would do it', async () => {
    await act('R1', { do: 'duty', off: true });
    expect(cast.hub.rows('Reps')[0]).toMatchObject({ 'Off duty': 'TRUE' });
    expect((await home('R1')).offDuty).toBe(true);
  });
});
