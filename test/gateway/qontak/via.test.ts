/** By which way a message goes, with numbers of two providers. */
import fc from 'fast-check';
import { answerBy, carrierText, firstCarrier, readCarrier } from '../../../src/core/carrier';

describe('by which way', () => {
  const row = (number: string, servedBy: 'meta' | 'qontak', phoneNumberId: string, channelId: string) => ({
    number,
    servedBy,
    phoneNumberId,
    channelId,
    problem: '',
  });

  test('a way is written and read back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('meta' as const, 'qontak' as const),
        fc.stringMatching(/^[\w-]*$/),
        fc.stringMatching(/^[\w-]*$/),
        (provider, account, id) => {
          expect(readCarrier(carrierText({ provider, account, room: id }))).toEqual({ provider, account, room: id });
        },
      ),
    );
  });

  test('who wrote is answered by the provider that serves the number; who never wrote, by the first number', () => {
    const both = [row('62811', 'meta', 'p1', ''), row('62822', 'qontak', 'p2', 'c2')];
    expect(answerBy([], 'meta|p1|')).toBe('');
    expect(answerBy(both, 'meta|p1|')).toBe('meta|p1|');
    expect(answerBy(both, 'qontak|c2|r')).toBe('qontak|c2|r');
    expect(answerBy(both, 'meta|p2|')).toBe('qontak|c2|');
    expect(answerBy([row('62811', 'meta', 'p1', 'c1')], 'qontak|c1|r')).toBe('meta|p1|');
    expect([firstCarrier([]), firstCarrier(both)]).toEqual(['', 'meta|p1|']);
  });
});
