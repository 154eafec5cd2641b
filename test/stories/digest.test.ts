/** The daily digest in the runtime: once to each recipient and day, whatever triggers and crashes do. */
import type { InterceptedCall } from '../../local/runtime/kernel/faults';
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
interface Sent {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
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
