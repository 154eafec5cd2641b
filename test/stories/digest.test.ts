/** The daily digest in the runtime: once to each recipient and day, whatever triggers and crashes do. */
import type { InterceptedCall } from '../../local/runtime/kernel/faults';
import { decodePng } from '../../local/runtime/test/support/decode-png';
import { tables } from '../../src/tables/index';
import { cutPoints, swept } from '../support/sweep';
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;
let meddle: (call: InterceptedCall) => 'crash' | { error: string } | undefined = () => undefined;
const open = async () => {
  meddle = () => undefined;
  cast = await openCast({ intercept: (call) => meddle(call), startMs: EARLY });
  const { people, owner } = cast.hub.rt.host;
  const column = (cast.hub.rt.host.readTab({ sheet: 'Regions' })?.headers.indexOf('Digest e-mail') ?? -1) + 1;
  people.paste({ sheet: 'Regions' }, { row: 2, column, cells: [['ratna@volta.example, budi@volta.example']] }, owner);
  await set('hqEmail', 'hq@volta.example; not an address');
};
afterEach(() => cast.hub.rt.close());

const rows = (tab: string) => cast.hub.rows(tab);
/** An edit drops what the hub had read of the tabs. */
const set = async (name: string, value: string) => {
  const row = rows('Settings').findIndex((each) => each.Setting === name) + 2;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value }));
};
/** Some leads of days before, as a workbook has them that is in use. */
const giveLeads = () => {
  const { people, owner, readTab } = cast.hub.rt.host;
  const headers = readTab({ sheet: 'Leads' })?.headers ?? [];
  const { id, region, createdAt } = tables.leads.columns;
  for (const [n, day] of ['12', '18', '18', '25'].entries()) {
    const given = [
      [id, `L-90000${n}`],
      [region, 'Jabodetabek'],
      [createdAt, `2026-11-${day} 09:00:00`],
    ] as const;
    for (const [{ header }, value] of given)
      people.paste({ sheet: 'Leads' }, { row: n + 2, column: headers.indexOf(header) + 1, cells: [[value]] }, owner);
  }
};
const picturesOf = ({ inlineImages }: Sent) => Object.entries(inlineImages ?? {});

interface Sent {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
  readonly inlineImages?: Readonly<Record<string, { readonly contentType: string; readonly bytes: Uint8Array }>>;
}
const sent = () => cast.hub.rt.mail() as readonly Sent[];
/** Five minutes before the hour of the digest. */
const EARLY = Date.parse('2026-11-27T06:55:00+07:00');
const untilSeven = () => cast.hub.rt.advance(EARLY + 7 * 60_000 - cast.hub.rt.now());

test('at seven everybody who is named gets one mail, in words and in HTML; what is no address is said', async () => {
  await open();
  await askDealers(cast, cast.sari);
  await untilSeven();
  expect(
    sent()
      .map(({ to }) => to)
      .sort(),
  ).toEqual(['budi@volta.example', 'hq@volta.example', 'ratna@volta.example']);
  const [mail] = sent();
  expect(mail?.subject).toMatch(/^Volta Nusantara · (HQ|Jabodetabek) · \d+ \w+ 2026: /);
  expect(mail?.htmlBody).toContain('Yang perlu keputusan');
  expect(mail?.body).toContain('## Yang perlu keputusan');
  const states = rows('Digests')
    .map((row) => `${row.Address} ${row.State}`)
    .sort();
  expect(states).toEqual([
    'budi@volta.example SENT',
    'hq@volta.example SENT',
    'not an address FAILED',
    'ratna@volta.example SENT',
  ]);
  await cast.hub.rt.advance(40 * 60_000);
  expect(sent()).toHaveLength(3);
});

test('leads by day come as a picture that Charts has drawn, for each scope once, and are said in words, too', async () => {
  await open();
  giveLeads();
  await untilSeven();
  expect(sent()).toHaveLength(3);
  for (const mail of sent()) {
    expect(mail.htmlBody).toMatch(/<img src="cid:leads" alt="1–26 Nov: 4 lead, 0 terjual\.[^"]+" width="552"/);
    expect(mail.body).toContain('1–26 Nov: 4 lead, 0 terjual.');
    const [[name, picture] = []] = picturesOf(mail);
    expect([name, picture?.contentType]).toEqual(['leads', 'image/png']);
    const { width, height, colour } = decodePng(picture?.bytes ?? []);
    expect([width, height]).toEqual([1104, 440]);
    // The second most stands at half of the height above the 12th, the most at the 18th, and nothing at the 20th.
    const columns = [12, 18, 20].map((day) => colour(Math.round(108 + (968 / 26) * (day - 0.65)), 350));
    expect(columns).toEqual(['#0072b2', '#0072b2', '#ffffff']);
  }
  const drawn = cast.hub.rt.executions().flatMap(({ calls }) => calls.filter(({ method }) => method === 'Charts.draw'));
  expect(drawn).toHaveLength(2);
});

test('a picture that kills the execution costs the pictures; a picture that fails costs itself', async () => {
  for (const harm of ['crash', { error: 'Service unavailable: Charts' }] as const) {
    await open();
    giveLeads();
    meddle = ({ method }) => (method === 'Charts.draw' ? harm : undefined);
    await untilSeven();
    await cast.hub.rt.advance(25 * 60_000);
    expect(
      sent()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['budi@volta.example', 'hq@volta.example', 'ratna@volta.example']);
    expect(sent().flatMap(picturesOf)).toEqual([]);
    expect(sent().every(({ htmlBody }) => htmlBody.includes('1–26 Nov: 4 lead') && !htmlBody.includes('<img'))).toBe(
      true,
    );
    await cast.hub.rt.close();
  }
  await open();
});

test('an execution that dies at any call leaves nobody without their mail, and nobody with two', async () => {
  for (const { stop, when } of swept(cutPoints(16), 5)) {
    await open();
    let seen = -1;
    let isSending = false;
    meddle = (call) => {
      // From the mail quota on: what comes before has sent nothing.
      isSending ||= call.method === 'MailApp.getRemainingDailyQuota';
      if (!isSending || call.function !== 'everyMinute' || call.when !== when || seen > stop) return undefined;
      return ++seen === stop ? 'crash' : undefined;
    };
    await untilSeven();
    await cast.hub.rt.advance(25 * 60_000);
    const to = sent()
      .map((mail) => mail.to)
      .sort();
    expect({ stop, when, to }).toEqual({
      ...{ stop, when },
      to: ['budi@volta.example', 'hq@volta.example', 'ratna@volta.example'],
    });
    await cast.hub.rt.close();
  }
  await open();
});

test('a mail that is refused is said once, and the others get theirs', async () => {
  await open();
  meddle = (call) => {
    const isRefused = call.method === 'MailApp.sendEmail' && call.when === 'before';
    return isRefused && sent().length === 1 && rows('Alerts').every(({ Rule }) => Rule !== 'digest-not-sent')
      ? { error: 'Service invoked too many times for one day: email.' }
      : undefined;
  };
  await untilSeven();
  await cast.hub.rt.advance(20 * 60_000);
  expect(sent()).toHaveLength(2);
  expect(rows('Digests').filter((row) => row.State === 'FAILED')).toHaveLength(2);
  expect(rows('Alerts').filter(({ Rule }) => Rule === 'digest-not-sent')).toHaveLength(1);
});

test('nothing to say, nothing sent, where that is the setting', async () => {
  await open();
  await set('digestWhenQuiet', 'FALSE');
  await untilSeven();
  expect(sent()).toEqual([]);
  expect(rows('Digests').filter((row) => row.State === 'NOTHING')).toHaveLength(3);
});

test('the menu shows the digest as it would go out now', async () => {
  await open();
  const [text] = (await cast.hub.finish(cast.hub.rt.run('previewDailyDigest'))) as string[];
  expect(text).toContain('## Yang perlu keputusan');
  expect(sent()).toEqual([]);
});
