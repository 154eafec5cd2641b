/** Where no rule finds a wish, a small model may: from the labelled messages alone, and never against a rule. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { mulberry32 } from '../../sim/random';
import { guessIntent } from '../../src/core/understanding/guess-intent';
import { understandText } from '../../src/core/understanding/understand-text';
import { openWordBook } from '../../src/core/understanding/word-book';
import { wordSeed } from '../../src/core/understanding/word-seed';
import { demoPlaces, demoProducts } from '../../tools/demo/demo-network';
import { readLabelled } from '../../tools/understanding/measure';
import { trainIntents, weightsFile } from '../../tools/understanding/train';

const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed() };
const first = (text: string) => understandText(text, { asked: '', intent: '' }, knowledge);

test('its weights are those that the labelled messages give', () => {
  const made = weightsFile(trainIntents(readLabelled(readFileSync('test/understanding/messages.jsonl', 'utf8'))));
  expect(readFileSync('src/core/understanding/intent-weights.ts', 'utf8') === made).toBe(true);
});

test('it is asked only where rules find nothing, and says so', () => {
  const { intent, reasons } = first('uda, ambo nio bali honda listrik ciek, di padang');
  expect(intent).toBe('BUY');
  expect(reasons.join()).toMatch(/by its words as a whole \(\d+ %\)/);
  expect(first('mau servis').reasons.join()).not.toContain('as a whole');
});

test.each([
  'assalamualaikum',
  'makasih kak',
  'gak jadi beli, nanya doang',
  'ok',
  'Halo kak, saya lihat iklannya',
  'I saw your ad',
])('%j is no wish', (text) => {
  expect(first(text).intent).toBe('');
});

test('greetings, thanks and words of waiting are no wish, however many stand together', () => {
  const words = [...openWordBook(knowledge.words).list('small talk')];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), (said) => {
      expect([said.join(' '), first(said.join(' ')).intent]).toEqual([said.join(' '), '']);
    }),
    { numRuns: 400, seed: 1 },
  );
});

test('what was wanted before stays, whatever the words are like', () => {
  expect(
    understandText('uda, ambo nio bali honda listrik ciek, di padang', { asked: 'place', intent: 'BUY' }, knowledge)
      .intent,
  ).toBe('');
});

test('any text has an answer, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (line) => {
      const guess = guessIntent(line);
      expect(guessIntent(line)).toEqual(guess);
      if (guess) expect(guess.share).toBeGreaterThanOrEqual(0.6);
    }),
  );
});

test('what nobody can read is no wish, however long it is', () => {
  const random = mulberry32(7);
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  const word = () => Array.from({ length: 3 + Math.floor(random() * 6) }, letter).join('');
  const line = (words: number) => Array.from({ length: words }, word).join(' ');
  const guesses = [5, 20, 80].flatMap((words) => Array.from({ length: 200 }, () => guessIntent(line(words))));
  expect(guesses.filter((guess) => guess !== null).length).toBeLessThan(30);
  expect(guessIntent(Array.from({ length: 40 }, (_, n) => `halo ${n}`).join(' '))).toBeNull();
});
