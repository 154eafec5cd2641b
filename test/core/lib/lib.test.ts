import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { equalsInConstantTime, hmacSha256Hex, sha256Hex } from '../../../src/core/lib/bytes';
import { bucketOf, fingerprint } from '../../../src/core/lib/fingerprint';
import { distanceKm } from '../../../src/core/lib/geo';
import { maskPhone, toWhatsAppDigits } from '../../../src/core/lib/phone';
import { clip, oneLine, splitForCells } from '../../../src/core/lib/text';
import { fromSerial, toSerial } from '../../../src/core/lib/time';
import { runs } from '../../support/sweep';

describe('phone numbers', () => {
  test.each([
    ['0812-3456-7890', '6281234567890'],
    ['+62 812 3456 7890', '6281234567890'],
    ['62812 3456 7890', '6281234567890'],
    ['0062 81234567890', '6281234567890'],
    ['+60 12-345 6789', '60123456789'],
    ['+65 9123 4567', '6591234567'],
    ['+1 415 555 0100', '14155550100'],
  ])('%j is kept as %s', (typed, digits) => {
    expect(toWhatsAppDigits(typed)).toBe(digits);
  });

  test.each(['', 'abc', '12', 'ID.abc123', '+', '++62'])('%j is no number', (typed) => {
    expect(toWhatsAppDigits(typed)).toBeNull();
  });

  test('a masked number is not enough to call', () => {
    expect(maskPhone('6281234567890')).toBe('62812•••890');
  });
});

describe('hashes', () => {
  test('agree with Node’s on any text, emoji and lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (text, secret) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
        expect(hmacSha256Hex(secret, text)).toBe(createHmac('sha256', secret).update(text, 'utf8').digest('hex'));
      }),
    );
  });

  test('equality is by content', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => expect(equalsInConstantTime(a, b)).toBe(a === b)));
  });

  test('many message ids have different fingerprints, spread evenly over the buckets', () => {
    const count = runs(100_000, 20_000);
    const prints = new Set<string>();
    const buckets = new Array<number>(512).fill(0);
    for (let i = 0; i < count; i++) {
      const id = `wamid.HBgNNjI4MTIzNDU2Nzg5${i.toString(36).padStart(6, '0')}A==`;
      prints.add(fingerprint(id));
      const bucket = bucketOf(id, 512);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(prints.size).toBe(count);
    // Half as many again as on the average, or twice as many among few.
    expect(Math.max(...buckets)).toBeLessThan((count / 512) * runs(1.5, 2));
    expect([...prints].every((print) => print.length === 10)).toBe(true);
  });
});

describe('text from outside', () => {
  test('longer than a cell, it is split without loss and without cutting an emoji', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const parts = splitForCells(text, 10);
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => part.length <= 10)).toBe(true);
      }),
    );
    expect(splitForCells('ab😀', 3)).toEqual(['ab', '😀']);
  });

  test('in a line of ours it has no line breaks, control or direction characters', () => {
    expect(oneLine('Budi\n\u202Egnirts\u0000 x')).toBe('Budi gnirts x');
    expect(clip('😀😀😀', 4)).toBe('😀…');
  });
});

describe('time and place', () => {
  test('serial dates come back to the millisecond', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => expect(fromSerial(toSerial(ms))).toBe(ms)));
  });

  test('a serial is what the sheet shows in Jakarta', () => {
    expect(toSerial(Date.parse('2026-11-21T17:00:00Z'))).toBe(46348);
  });

  test('Jakarta to Surabaya is 663 km', () => {
    const km = distanceKm({ latitude: -6.2, longitude: 106.8167 }, { latitude: -7.25, longitude: 112.75 });
    expect(Math.round(km)).toBeGreaterThan(655);
    expect(Math.round(km)).toBeLessThan(675);
  });
});
