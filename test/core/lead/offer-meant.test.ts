import { offerMeant, readClaim } from '../../../src/core/lead/offer-meant';
import type { Offer } from '../../../src/tables/offers';

const NOW = Date.parse('2026-11-24T10:00:00+07:00');
const MINUTE = 60_000;

const offer = (leadId: string, status: Offer['status'], more: Partial<Offer> = {}): Offer => ({
  ...{ id: `${leadId}-1`, leadId, ring: 1, repId: 'R1', repName: 'Andi', dealerId: 'D1', dealerName: 'Volta Depok' },
  ...{ distanceKm: 1, status, offeredAt: NOW - 5 * MINUTE, expiresAt: NOW + 5 * MINUTE },
  ...{ answeredAt: null, answerMs: null, reason: '' },
  ...more,
});
const meant = (offers: readonly Offer[], leadId = '') => {
  const found = offerMeant(offers, { leadId, atMs: NOW });
  return 'offer' in found ? `${found.kind} ${found.offer.leadId}` : found.kind;
};

test.each([
  ['the only open offer', [offer('L-2', 'OPEN')], 'this L-2'],
  ['several', [offer('L-1', 'OPEN'), offer('L-2', 'OPEN')], 'one-of'],
  ['the one just taken, when nothing else is open', [offer('L-1', 'TAKEN')], 'this L-1'],
  ['one is open, another is just taken', [offer('L-1', 'TAKEN'), offer('L-2', 'OPEN')], 'this-or-lost L-2'],
  [
    'one is open, another has just run out',
    [offer('L-1', 'EXPIRED', { expiresAt: NOW - MINUTE }), offer('L-2', 'OPEN')],
    'this-or-lost L-2',
  ],
  [
    'just told that it was too slow, and impatient',
    [offer('L-1', 'TOO_SLOW', { answeredAt: NOW - 10_000 }), offer('L-2', 'OPEN')],
    'this-or-lost L-2',
  ],
  [
    'what was lost long ago is not meant',
    [offer('L-1', 'TAKEN', { expiresAt: NOW - 9 * MINUTE }), offer('L-2', 'OPEN')],
    'this L-2',
  ],
  ['what the rep passed on is not meant', [offer('L-1', 'DECLINED'), offer('L-2', 'OPEN')], 'this L-2'],
  ['what the rep has won is not meant', [offer('L-1', 'WON'), offer('L-2', 'OPEN')], 'this L-2'],
  ['nothing', [], 'none'],
])('%s', (_, offers, expected) => {
  expect(meant(offers)).toBe(expected);
});

test('a lead that is named or quoted is meant, open or not', () => {
  const offers = [offer('L-1', 'TAKEN'), offer('L-2', 'OPEN')];
  expect(meant(offers, 'L-1')).toBe('this L-1');
  expect(meant(offers, 'L-2')).toBe('this L-2');
  expect(meant(offers, 'L-3')).toBe('none');
});

test('a claim in words may name its lead', () => {
  expect(['1', 'Claim!', 'klaim L-000123', 'ambil l-000123'].map(readClaim)).toEqual(['', '', 'L-000123', 'L-000123']);
  expect(['11', 'claim dong bos', 'L-000123', ''].map(readClaim)).toEqual([null, null, null, null]);
});
