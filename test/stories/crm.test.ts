/** Leads in the CRM: a contact, a deal with its stage, notes with what happened and what was said, whatever goes wrong. */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { QONTAK } from '../../sim/hub';
import { cutPoints, swept } from '../support/sweep';
import { askDealers, type Cast, openCast } from './cast';

const { accessToken, refreshToken, clientId, clientSecret } = QONTAK.credentials;
const TOKENS = {
  QONTAK_CRM_ACCESS_TOKEN: accessToken,
  QONTAK_CRM_REFRESH_TOKEN: refreshToken,
  QONTAK_CRM_CLIENT_ID: clientId,
  QONTAK_CRM_CLIENT_SECRET: clientSecret,
};

async function openWithCrm(on = true): Promise<Cast> {
  const cast = await openCast();
  for (const [key, value] of Object.entries(TOKENS)) cast.hub.rt.properties.set(key, value);
  if (on) for (const [key, value] of Object.entries({ crmSync: 'TRUE', crmStages: STAGES })) set(cast, key, value);
  return cast;
}

const STAGES = 'UNCLAIMED=1, CLAIMED=2, CONTACTED=3, LOST=9';

function set(cast: Cast, key: string, value: string): void {
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === key) + 2;
  cast.hub.rt.host.people.paste({ sheet: 'Settings' }, { row, column: 2, cells: [[value]] }, cast.hub.rt.host.owner);
  cast.hub.rt.host.evictCache(1000);
}

const minutes = (cast: Cast, count = 1) => cast.hub.rt.advance(count * 60_000);
const words = (cast: Cast) => cast.hub.crm.notes().map(({ note }) => String(note));
const row = (cast: Cast) => cast.hub.rows('CRM sync')[0] ?? {};

async function claimed(): Promise<Cast> {
  const cast = await openWithCrm();
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  await cast.sari.says('Besok <b>bisa</b>?');
  return cast;
}

/** Each note once, in order, and every line of the customer’s conversation and the lead’s timeline in one of them. */
function checkComplete(cast: Cast): void {
  const { contacts, deals, notes } = cast.hub.crm;
  expect(contacts()).toHaveLength(1);
  expect(deals()).toHaveLength(1);
  const numbers = notes().map(({ note }) => Number(/Dealer Hub L-000001 #(\d+)/.exec(String(note))?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  const all = words(cast).join('\n');
  const said = cast.hub.rows('Conversation').filter((line) => line.Party === 'customer' && line['Lead ID'] !== '');
  for (const { Text = '' } of said)
    expect(all).toContain((Text.split('\n')[0] ?? '').replace('<b>bisa</b>', '‹b›bisa‹/b›'));
  for (const line of cast.hub.rows('Timeline')) expect(all).toContain(`${line.To} (`);
}

test('off until it is switched on', async () => {
  const cast = await openWithCrm(false);
  await askDealers(cast, cast.sari);
  await minutes(cast, 5);
  expect(cast.hub.crm.requests()).toBe(0);
  expect(cast.hub.rows('CRM sync')).toEqual([]);
  await cast.hub.rt.close();
});

test('a lead becomes contact, deal and notes; its stage follows; nothing new, nothing is written', async () => {
  const cast = await claimed();
  await minutes(cast, 5);
  expect(cast.hub.crm.contacts()).toEqual([
    expect.objectContaining({ first_name: 'Sari Wulandari', telephone: '+6281311111111', crm_source_name: 'TIKTOK' }),
  ]);
  expect(cast.hub.crm.deals()).toEqual([
    expect.objectContaining({ name: 'L-000001 Sari Wulandari · Volta S3 Sport', crm_stage_id: 2 }),
  ]);
  expect(row(cast)).toMatchObject({ State: 'DONE', 'Stage ID': '2', Error: '', Waiting: '' });
  checkComplete(cast);
  const { length } = cast.hub.crm.notes();
  const asked = cast.hub.crm.requests();
  await minutes(cast, 5);
  expect([cast.hub.crm.notes().length, cast.hub.crm.requests()]).toEqual([length, asked]);
  await cast.andi.says('Bisa, jam 10.');
  await minutes(cast, 5);
  expect(cast.hub.crm.deals()[0]).toMatchObject({ crm_stage_id: 3 });
  expect(words(cast).at(-1)).toContain('Bisa, jam 10.');
  checkComplete(cast);
  await cast.hub.rt.close();
});

test('what a person changed in the CRM is not written over, until they put it back', async () => {
  const cast = await claimed();
  await minutes(cast, 5);
  const [deal] = cast.hub.crm.deals();
  cast.hub.crm.move(deal?.id ?? 0, 9);
  await cast.andi.says('Halo');
  await minutes(cast, 5);
  expect(cast.hub.crm.deals()[0]).toMatchObject({ crm_stage_id: 9 });
  expect(row(cast)).toMatchObject({ State: 'DONE', 'Moved by hand': 'TRUE' });
  expect(words(cast).at(-1)).toContain('CONTACTED (rep R1)');
  cast.hub.crm.move(deal?.id ?? 0, 2);
  await cast.sari.says('Terima kasih');
  await minutes(cast, 5);
  expect(cast.hub.crm.deals()[0]).toMatchObject({ crm_stage_id: 3 });
  expect(row(cast)['Moved by hand']).toBe('FALSE');
  await cast.hub.rt.close();
});

test('a second lead of the same person is a deal of the same contact', async () => {
  const cast = await claimed();
  await cast.andi.taps('Batal');
  await cast.andi.taps('Harga');
  await cast.sari.says('Halo lagi');
  await minutes(cast, 5);
  expect(cast.hub.crm.contacts()).toHaveLength(1);
  expect(cast.hub.crm.deals().map(({ crm_lead_ids: people }) => people)).toEqual([
    [cast.hub.crm.contacts()[0]?.id],
    [cast.hub.crm.contacts()[0]?.id],
  ]);
  await cast.hub.rt.close();
});

test.each([
  ['too many requests', 429],
  ['a fault of theirs', 500],
  ['an answer that got lost', 'answer lost'],
] as const)('%s: it goes on later, and nothing is there twice', async (_, fault) => {
  for (let at = 0; at < 5; at++) {
    const cast = await claimed();
    cast.hub.crm.failNext(...Array.from({ length: at }, () => null), fault);
    await minutes(cast, 12);
    expect(row(cast)).toMatchObject({ State: 'DONE', Error: '' });
    checkComplete(cast);
    await cast.hub.rt.close();
  }
});

test('refused for good: the row says why, somebody is told once, and it is tried ever more seldom', async () => {
  const cast = await openWithCrm();
  set(cast, 'crmStages', 'SCREENING=77');
  await cast.sari.says('Halo');
  await minutes(cast, 90);
  expect(row(cast)).toMatchObject({ State: 'FAILED', Error: '422 Crm stage is invalid' });
  expect(cast.hub.rows('Alerts').filter((alert) => alert.Rule === 'crm-sync')).toHaveLength(1);
  expect(cast.hub.crm.requests()).toBeLessThan(12);
  set(cast, 'crmStages', '');
  await minutes(cast, 130);
  expect(row(cast)).toMatchObject({ State: 'DONE' });
  await cast.hub.rt.close();
});

test('an expired token is renewed, and the one that came with it kept', async () => {
  const cast = await claimed();
  cast.hub.crm.auth.expire();
  await minutes(cast, 5);
  expect(row(cast).State).toBe('DONE');
  expect(cast.hub.rt.properties.all()).toMatchObject({ QONTAK_CRM_REFRESH_TOKEN: 'q-refresh.1' });
  await cast.hub.rt.close();
});

test('cut off at any service call of the minute trigger and gone on: nothing twice, nothing lost', async () => {
  const first = await claimed();
  const base = { runtime: first.hub.rt.snapshot(), world: first.hub.world.snapshot() };
  const startMs = first.hub.rt.now();
  await first.hub.rt.close();
  const run = async (intercept: (call: InterceptedCall) => Fault | undefined): Promise<Cast> => {
    const cast = await openCast({ from: base, startMs, intercept, minutes: 'when something is due' });
    await minutes(cast, 30);
    return cast;
  };
  const calls: number[] = [];
  const whole = await run((call) => {
    if (call.function === 'everyMinute' && call.when === 'before') calls.push(call.index);
    return undefined;
  });
  checkComplete(whole);
  await whole.hub.rt.close();
  const longest = Math.max(...calls);
  expect(longest).toBeGreaterThan(15);
  for (const { stop, when } of swept(cutPoints(longest + 1), 5)) {
    let dead = false;
    const cast = await run((call) => {
      if (dead || call.function !== 'everyMinute' || call.index !== stop || call.when !== when) return undefined;
      dead = true;
      return 'crash';
    });
    try {
      expect(row(cast)).toMatchObject({ State: 'DONE' });
      checkComplete(cast);
    } catch (error) {
      throw new Error(`Cut off ${when} call ${stop}: ${String(error)}`);
    }
    await cast.hub.rt.close();
  }
});
