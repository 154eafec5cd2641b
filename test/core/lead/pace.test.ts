import fc from 'fast-check';
import { forgetOffers, noteOffer, type Pace, roomAt } from '../../../src/core/routing/pace';
import { leadId, readLeadTimes, writeLeadTimes } from '../../../src/store/state/lead-times';

const MINUTE = 60_000;
const START = Date.parse('2026-11-24T01:00:00Z');

test('the fourth lead of the backlog waits until ten minutes after the first', () => {
  const pace: Pace = {};
  for (const minute of [0, 1, 2]) noteOffer(pace, 'D1', START + minute * MINUTE, 3);
  expect(roomAt(pace, 'D1', START + 3 * MINUTE, 3)).toBe(START + 10 * MINUTE);
  expect(roomAt(pace, 'D2', START + 3 * MINUTE, 3)).toBe(START + 3 * MINUTE);
  expect(roomAt(pace, 'D1', START + 10 * MINUTE, 3)).toBe(START + 10 * MINUTE);
});

test('leads that arrive meanwhile take room but leave the last place to the backlog', () => {
  const pace: Pace = {};
  for (let i = 0; i < 50; i++) noteOffer(pace, 'D1', START + i * 1000, 2);
  expect(roomAt(pace, 'D1', START + MINUTE, 3)).toBe(START + MINUTE);
  noteOffer(pace, 'D1', START + MINUTE, 3);
  expect(roomAt(pace, 'D1', START + 2 * MINUTE, 3)).toBe(START + 10 * MINUTE);
});

test('no ten minutes ever hold more than the limit, whatever the moments', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 120 });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 5 }), (unsorted, limit) => {
      const pace: Pace = {};
      const offered: number[] = [];
      for (const at of [...unsorted].sort((a, b) => a - b).map((ms) => START + ms)) {
        forgetOffers(pace, at);
        if (roomAt(pace, 'D1', at, limit) > at) continue;
        noteOffer(pace, 'D1', at, limit);
        offered.push(at);
      }
      for (const from of offered) {
        expect(offered.filter((at) => at >= from && at < from + 10 * MINUTE).length).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

test('what is older than ten minutes is forgotten', () => {
  const pace: Pace = { D1: [START / 1000], D2: [START / 1000 + 500] };
  forgetOffers(pace, START + 10 * MINUTE);
  expect(Object.keys(pace)).toEqual(['D2']);
});

test('times of leads are read back as they were written, whatever the ids', () => {
  const ids = fc.oneof(fc.integer({ min: 1, max: 3_000_000 }).map(leadId), fc.constantFrom('X-9', 'L-12', 'L-0000001'));
  const times = fc.integer({ min: START, max: START + 86_400_000 });
  fc.assert(
    fc.property(fc.dictionary(ids, times, { minKeys: 1 }), (waiting) => {
      expect(readLeadTimes(writeLeadTimes(waiting, 1), 1)).toEqual({ ok: true, value: waiting });
    }),
  );
});

test('9,000 leads that wait for four openings fit their row', () => {
  const waiting: Record<string, number> = {};
  for (let i = 0; i < 9000; i++) waiting[leadId(100_000 + i)] = START + (i % 4) * 3_600_000;
  expect(writeLeadTimes(waiting, 1).length).toBeLessThan(50_000);
});
