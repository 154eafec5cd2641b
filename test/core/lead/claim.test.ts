import { decideClaim } from '../../../src/core/lead/decide-claim';
import { isGenuine, makeToken, readToken } from '../../../src/core/tokens/offer-token';
import type { Lead } from '../../../src/tables/leads';
import type { Offer } from '../../../src/tables/offers';

const NOON = Date.parse('2026-11-21T05:00:00Z');
const lead = (patch: Partial<Lead> = {}) =>
  ({ id: 'L-000001', status: 'UNCLAIMED', repId: '', claimedAt: null, ...patch }) as Lead;
const offer = (patch: Partial<Offer> = {}) =>
  ({ id: 'L-000001-1', leadId: 'L-000001', repId: 'R1', status: 'OPEN', expiresAt: NOON + 600_000, ...patch }) as Offer;

test('the first tap inside the window wins', () => {
  expect(decideClaim({ lead: lead(), offer: offer(), repId: 'R1', atMs: NOON })).toEqual({ kind: 'won' });
});

test('a tap on a lead that somebody else has is too slow, and says by how much', () => {
  const taken = lead({ status: 'CLAIMED', repId: 'R2', claimedAt: NOON - 1500 });
  const verdict = decideClaim({ lead: taken, offer: offer({ status: 'TAKEN' }), repId: 'R1', atMs: NOON });
  expect(verdict).toEqual({ kind: 'too-slow', lateMs: 1500 });
});

test('the winner tapping again is told it is theirs already', () => {
  const own = lead({ status: 'CLAIMED', repId: 'R1', claimedAt: NOON });
  expect(decideClaim({ lead: own, offer: offer({ status: 'WON' }), repId: 'R1', atMs: NOON })).toEqual({
    kind: 'already-yours',
  });
});

test('a tap after the window has run out is expired', () => {
  expect(decideClaim({ lead: lead(), offer: offer(), repId: 'R1', atMs: NOON + 600_001 })).toEqual({ kind: 'expired' });
  const later = offer({ status: 'EXPIRED' });
  expect(decideClaim({ lead: lead(), offer: later, repId: 'R1', atMs: NOON })).toEqual({ kind: 'expired' });
});

test('a rep who passed on the lead cannot claim it after all', () => {
  const verdict = decideClaim({ lead: lead(), offer: offer({ status: 'DECLINED' }), repId: 'R1', atMs: NOON });
  expect(verdict).toEqual({ kind: 'already-declined' });
});

test('a tap on somebody else’s offer, or on an unknown lead, is not offered', () => {
  expect(decideClaim({ lead: lead(), offer: offer(), repId: 'R9', atMs: NOON })).toEqual({ kind: 'not-offered' });
  expect(decideClaim({ lead: undefined, offer: offer(), repId: 'R1', atMs: NOON })).toEqual({ kind: 'not-offered' });
  expect(decideClaim({ lead: lead(), offer: undefined, repId: 'R1', atMs: NOON })).toEqual({ kind: 'not-offered' });
});

test('a lead with the manager can no longer be claimed', () => {
  const gone = lead({ status: 'WITH_MANAGER' });
  expect(decideClaim({ lead: gone, offer: offer({ status: 'EXPIRED' }), repId: 'R1', atMs: NOON })).toEqual({
    kind: 'expired',
  });
});

describe('the button’s token', () => {
  const tap = { kind: 'claim', leadId: 'L-000012', offerId: 'L-000012-3' } as const;
  const text = makeToken(tap, 'R1', 'secret');

  test('comes back as what was tapped, and fits WhatsApp’s 256 characters', () => {
    expect(readToken(text)).toMatchObject(tap);
    expect(text.length).toBeLessThan(128);
  });

  test('is genuine only for the rep it was made for', () => {
    const token = readToken(text);
    expect(token && isGenuine(token, 'R1', 'secret')).toBe(true);
    expect(token && isGenuine(token, 'R2', 'secret')).toBe(false);
    expect(token && isGenuine(token, 'R1', 'other secret')).toBe(false);
  });

  test('cannot be turned from Pass into Claim, or to another lead', () => {
    const decline = readToken(makeToken({ ...tap, kind: 'decline' }, 'R1', 'secret'));
    expect(decline && isGenuine({ ...decline, kind: 'claim' }, 'R1', 'secret')).toBe(false);
    const forged = readToken(text.replace('L-000012-3', 'L-000012-4'));
    expect(forged && isGenuine(forged, 'R1', 'secret')).toBe(false);
  });

  test.each(['', 'intent:BUY', 'C1|L-1|L-1-1|short', `${text}x`, 'C1|=A1|L-1-1|0123456789abcdef'])(
    'is not read from %j',
    (odd) => {
      expect(readToken(odd)).toBeNull();
    },
  );
});
