/** Personal links to pages: what is signed, and what nobody can make of one. */
import fc from 'fast-check';
import { makePageToken, type PagePass, readPageToken } from '../../src/core/tokens/page-token';

const passes: fc.Arbitrary<PagePass> = fc.record({
  page: fc.constantFrom('dealer' as const, 'console' as const),
  who: fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
  generation: fc.nat(1_000_000),
  expiresAtMs: fc.integer({ min: 2, max: 4e12 }),
});

test('whatever stands in a pass comes back from its token, until it expires', () => {
  fc.assert(
    fc.property(passes, (pass) => {
      const token = makePageToken(pass, 'secret');
      expect(readPageToken(token, pass.expiresAtMs - 1, 'secret')).toEqual({ kind: 'genuine', pass });
      expect(readPageToken(token, pass.expiresAtMs, 'secret')).toEqual({ kind: 'expired' });
      expect(readPageToken(token, 1, 'another secret')).toEqual({ kind: 'unknown' });
    }),
  );
});

test('two passes that differ never share a token, and no change to one goes unnoticed', () => {
  fc.assert(
    fc.property(passes, passes, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (one, other, at, letter) => {
      const token = makePageToken(one, 'secret');
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(token === makePageToken(other, 'secret')).toBe(same);
      const place = at % token.length;
      const changed = token.slice(0, place) + letter + token.slice(place + 1);
      if (changed !== token) expect(readPageToken(changed, 1, 'secret').kind).toBe('unknown');
    }),
  );
});
