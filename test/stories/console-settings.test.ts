/** Settings and silences from the console, through the real bundle: checked like in the workbook, logged, and for whom they are. */
import { ask, cast } from './console-cast';
import { heard, linkOf } from './page-cast';

const HOUR_MS = 3_600_000;

const trail = () =>
  cast.hub.rows('Audit trail').map((entry) => [entry.Who, entry.Action, entry.Subject, entry.From, entry.To]);
const setting = (key: string) => cast.hub.rows('Settings').find((row) => row.Setting === key);

describe('settings', () => {
  const seen = async (key: string) =>
    (await heard(cast, linkOf(cast, 'P1'), 'console.settings', {})).settings.find((line) => line.key === key);

  test('are read by head office and by nobody else', async () => {
    expect(await seen('claimWindowMinutes')).toMatchObject({ kind: 'integer', fallback: '10', problem: '' });
    for (const who of ['P2', 'P3', 'P4']) {
      expect(await ask(who, 'console.settings', {})).toMatchObject({ refusal: 'role' });
      const wish = { key: 'claimWindowMinutes', value: '5', was: '' };
      expect(await ask(who, 'console.set', wish)).toMatchObject({ refusal: 'role' });
    }
    expect(trail()).toEqual([]);
  });

  test('a change is in the tab, in the trail with from and to, and in force', async () => {
    const { value: was = '' } = (await seen('claimWindowMinutes')) ?? {};
    const wish = { key: 'claimWindowMinutes', value: ' 7 ', was };
    expect(await ask('P1', 'console.set', wish)).toMatchObject({ data: { outcome: 'done' } });
    expect(setting('claimWindowMinutes')).toMatchObject({ Value: '7', Problem: '' });
    expect(trail()).toEqual([['Ibu Sri (P1)', 'set', 'claimWindowMinutes', was, '7']]);
    expect(await seen('claimWindowMinutes')).toMatchObject({ value: '7' });
    // Sent again, it was done.
    expect(await ask('P1', 'console.set', wish)).toMatchObject({ data: { outcome: 'repeat' } });
    expect(trail()).toHaveLength(1);
    // Whoever looked before it was changed is told.
    expect(await ask('P1', 'console.set', { ...wish, value: '9' })).toMatchObject({
      data: { outcome: 'refused', text: 'Meanwhile it was changed to "7".' },
    });
  });

  test.each([
    ['claimWindowMinutes', 'soon', '"soon" is not a number.'],
    ['claimWindowMinutes', '0', '0 is not between 1 and 1440.'],
    ['tellLosers', 'perhaps', '"perhaps" is neither TRUE nor FALSE.'],
    ['hqLanguage', 'fr', '"fr" is none of id, en.'],
    ['hqPhone', 'call me', 'This is no WhatsApp number.'],
  ])('%s cannot be "%s"', async (key, value, text) => {
    const before = setting(key)?.Value ?? '';
    expect(await ask('P1', 'console.set', { key, value, was: before })).toMatchObject({ data: { outcome: 'refused', text } }); // biome-ignore format: one line
    expect(setting(key)).toMatchObject({ Value: before });
    expect(trail()).toEqual([]);
  });

  test('text that looks like a formula stays text; a setting that there is none of is missing', async () => {
    const { value: was = '' } = (await seen('brandName')) ?? {};
    await heard(cast, linkOf(cast, 'P1'), 'console.set', { key: 'brandName', value: '=HYPERLINK("x")', was });
    expect(setting('brandName')).toMatchObject({ Value: '=HYPERLINK("x")' });
    for (const key of ['noSuchThing', '__proto__'])
      expect(await ask('P1', 'console.set', { key, value: '1', was: '' })).toMatchObject({ refusal: 'missing' });
  });
});

describe('silences', () => {
  const wish = { rule: 'first-contact-missed', subject: '', dealerId: '', region: '', reason: 'Pameran', until: 0 };
  const until = () => Math.round(cast.hub.rt.now() / 1000) * 1000 + HOUR_MS;
  const seen = async (who: string) => (await heard(cast, linkOf(cast, who), 'console.silences', {})).silences;

  test('a manager silences their own region, whatever they ask for, and ends it early', async () => {
    const own = { ...wish, region: 'Timur', until: until() };
    expect(await ask('P2', 'console.silence', own)).toMatchObject({ data: { outcome: 'done' } });
    expect(await ask('P2', 'console.silence', own)).toMatchObject({ data: { outcome: 'repeat' } });
    expect(cast.hub.rows('Silences')).toEqual([
      expect.objectContaining({ Rule: 'first-contact-missed', Region: 'Jabodetabek', Who: 'Ibu Ratna', Reason: 'Pameran', Problem: '' }),
    ]); // biome-ignore format: one line
    const [line] = await seen('P2');
    expect(line).toMatchObject({ region: 'Jabodetabek', until: own.until });
    expect([await seen('P3'), (await seen('P1')).length]).toEqual([[], 1]);
    const id = line?.id ?? '';
    expect(await ask('P3', 'console.unsilence', { id })).toMatchObject({ refusal: 'missing' });
    expect(await ask('P4', 'console.unsilence', { id })).toMatchObject({ refusal: 'role' });
    expect(await ask('P2', 'console.unsilence', { id })).toMatchObject({ data: { outcome: 'done' } });
    expect(await ask('P2', 'console.unsilence', { id })).toMatchObject({ data: { outcome: 'repeat' } });
    expect((await seen('P2'))[0]?.until).toBeLessThan(own.until);
    expect(trail().map(([who, action, subject]) => [who, action, subject])).toEqual([
      ['Ibu Ratna (P2)', 'silence', 'first-contact-missed, Jabodetabek'],
      ['Ibu Ratna (P2)', 'end silence', 'first-contact-missed, Jabodetabek'],
    ]);
    expect(trail()[0]?.[4]).toContain('Pameran');
  });

  test('is refused without a reason, without an end to come, for no alert at all, and by a viewer', async () => {
    const refused = async (part: Partial<typeof wish>) => {
      const answer = await ask('P1', 'console.silence', { ...wish, until: until(), ...part });
      return answer.ok ? answer.data : answer;
    };
    expect(await refused({ reason: ' ' })).toEqual({ outcome: 'refused', text: 'Say why.' });
    expect(await refused({ until: cast.hub.rt.now() - 1 })).toMatchObject({ outcome: 'refused' });
    expect(await refused({ until: cast.hub.rt.now() + 91 * 24 * HOUR_MS })).toMatchObject({ outcome: 'refused' });
    expect(await refused({ rule: '' })).toMatchObject({ text: expect.stringContaining('Say which alerts') });
    expect(await refused({ rule: 'no-such-rule' })).toMatchObject({
      text: expect.stringContaining('There is no rule'),
    });
    expect(await ask('P4', 'console.silence', { ...wish, until: until() })).toMatchObject({ refusal: 'role' });
    expect([cast.hub.rows('Silences'), trail()]).toEqual([[], []]);
  });
});
