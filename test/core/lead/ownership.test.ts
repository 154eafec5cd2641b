/** What an owner may do with a lead, what their buttons are worth, and how a message looks on the other side. */
import { aboutMessage, sentOn } from '../../../src/core/chat/carry';
import type { Content } from '../../../src/core/events';
import { decideStep, nextSteps, STEPS } from '../../../src/core/lead/progress';
import { checkCatalogue, render } from '../../../src/core/messages/catalogue';
import { isGenuineChoice, readChoice, signChoice } from '../../../src/core/tokens/signed-choice';
import { limitProblem } from '../../../src/integrations/meta/check-limits';
import { readLeadTimes, writeLeadTimes } from '../../../src/store/state/lead-times';
import { LEAD_STATUSES, type Lead, type LeadStatus } from '../../../src/tables/leads';

const lead = (status: LeadStatus, repId = 'R1') => ({ id: 'L-000001', status, repId }) as Lead;

describe('steps', () => {
  test('from every state a lead only goes forward, and never out of an end', () => {
    for (const status of LEAD_STATUSES) {
      for (const step of STEPS) {
        const moved = decideStep(lead(status), 'R1', step) === 'moved';
        expect(moved).toBe(nextSteps(status).includes(step));
        if (moved && step !== 'LOST') expect(STEPS.indexOf(step)).toBeGreaterThan(STEPS.indexOf(status as never));
      }
    }
    expect(nextSteps('WON')).toEqual([]);
    expect(nextSteps('UNCLAIMED')).toEqual([]);
  });

  test.each<[string, Lead | undefined, string]>([
    ['nobody’s lead', undefined, 'not-yours'],
    ['a colleague’s lead', lead('CLAIMED', 'R2'), 'not-yours'],
    ['a lead that was taken back', lead('UNCLAIMED', ''), 'not-yours'],
    ['a lead that is lost', lead('LOST'), 'over'],
    ['a lead that is sold', lead('WON'), 'already'],
  ])('%s cannot be called sold', (_, row, verdict) => {
    expect(decideStep(row, 'R1', 'WON')).toBe(verdict);
  });
});

describe('a signed choice', () => {
  const text = signChoice({ kind: 'S1', leadId: 'L-000012', what: 'LOST-NO_ANSWER' }, 'R1', 'secret');

  test('comes back as what was chosen, and fits the 200 characters of a row', () => {
    expect(readChoice(text)).toMatchObject({ kind: 'S1', leadId: 'L-000012', what: 'LOST-NO_ANSWER' });
    expect(text.length).toBeLessThanOrEqual(200);
  });

  test('is genuine for its holder only, and cannot be turned into another', () => {
    const genuine = (changed: string, holder = 'R1') => {
      const choice = readChoice(changed);
      return choice !== null && isGenuineChoice(choice, holder, 'secret');
    };
    expect(genuine(text)).toBe(true);
    expect(genuine(text, 'R2')).toBe(false);
    expect(genuine(text.replace('L-000012', 'L-000013'))).toBe(false);
    expect(genuine(text.replace('S1', 'P1'))).toBe(false);
    expect(genuine(text.replace('NO_ANSWER', 'PRICE'))).toBe(false);
  });

  test.each(['', 'C1|L-1|L-1-1|0123456789abcdef', 'S1|=A1|WON|0123456789abcdef', `${text}x`])(
    'is not read from %j',
    (odd) => {
      expect(readChoice(odd)).toBeNull();
    },
  );
});

describe('what is sent on', () => {
  const { catalogue } = checkCatalogue([]);
  const label = (words: string) =>
    render(catalogue, 'rep.customerSays', 'id', { lead: 'L-000001', name: 'N'.repeat(60), text: words });
  const caption = 'c'.repeat(1_024);
  const contents: Content[] = [
    { type: 'text', text: 'z'.repeat(60_000) },
    { type: 'media', media: 'image', mediaId: '1', caption, filename: '' },
    { type: 'media', media: 'sticker', mediaId: '1', caption: '', filename: '' },
    { type: 'location', latitude: 1, longitude: 2, name: 'p'.repeat(900) },
    { type: 'contacts', own: false, phones: ['62812', '62813'] },
    { type: 'edit', originalId: 'w', text: 'baru' },
    { type: 'revoke', originalId: 'w' },
    { type: 'other', what: 'poll', text: '' },
  ];

  test.each(contents.map((content) => [content.type, content] as const))('%s fits WhatsApp’s limits', (_, content) => {
    const parts = sentOn(content, label);
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.map(limitProblem)).toEqual(parts.map(() => null));
  });

  test('a caption that the name would make too long goes before the picture, whole', () => {
    const [text, picture] = sentOn({ type: 'media', media: 'image', mediaId: '1', caption, filename: '' }, label);
    expect(text).toMatchObject({ type: 'text', body: expect.stringContaining(caption) });
    expect(picture).toMatchObject({ type: 'media', caption: '' });
  });

  test('a reaction that was taken back is nothing to send', () => {
    expect(sentOn({ type: 'reaction', originalId: 'w', emoji: '' }, label)).toEqual([]);
    expect(aboutMessage({ type: 'reaction', originalId: 'w', emoji: '' })).toBe('w');
    expect(aboutMessage({ type: 'text', text: 'w' })).toBe('');
  });
});

test('a clock comes back as it was written, to the second and never early, and takes few characters', () => {
  const clock: Record<string, number> = {};
  for (let i = 1; i <= 3_500; i++) clock[`L-${String(90_000 + i).padStart(6, '0')}`] = 1_790_000_000_000 + i * 777;
  const text = writeLeadTimes(clock, 1000);
  expect(text.length).toBeLessThan(50_000);
  const read = readLeadTimes(text, 1000);
  const value = read.ok ? read.value : {};
  expect(Object.keys(value)).toEqual(Object.keys(clock));
  for (const [id, at] of Object.entries(clock)) {
    expect((value[id] ?? 0) - at).toBeGreaterThanOrEqual(0);
    expect((value[id] ?? 0) - at).toBeLessThan(1000);
  }
});
