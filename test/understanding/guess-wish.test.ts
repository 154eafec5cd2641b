/** Silence and a person are heard from a message as a whole, too, and "stop" is no opt-out where the rest takes it back. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PERSON, SILENCE, wishShare } from '../../src/core/understanding/guess-wish';
import { WISH_WEIGHTS } from '../../src/core/understanding/wish-weights';
import { openWordBook } from '../../src/core/understanding/word-book';
import { crossValidate } from '../../tools/understanding/cross-validate';
import { readLabelled } from '../../tools/understanding/measure';
import { trainWishes, wishWeightsFile } from '../../tools/understanding/train-wishes';
import { FIRST, read, words } from './reading';

const NO_PHRASES = words.map((row) => (/^rule (?:opt out|person)/.test(row.entry) ? { ...row, ours: 'xyzzy' } : row));

test('its weights are those that the messages give', () => {
  const made = wishWeightsFile(trainWishes(readLabelled(readFileSync('test/understanding/messages.jsonl', 'utf8'))));
  expect(readFileSync('src/core/understanding/wish-weights.ts', 'utf8') === made).toBe(true);
});

test.each([
  'nomer gue jangan dipake buat jualan',
  'tiap pagi dikirimin iklan, capek',
  'I never agreed to these messages, get me off',
  'entong ngirim iklan deui, lieur',
])('%j is an opt-out, though no phrase says so', (text) => {
  const { optsOut, reasons } = read(text, FIRST, { words: NO_PHRASES });
  expect([optsOut, reasons.join()]).toEqual([true, 'no more messages: by its words as a whole']);
});

test.each(['tolong sambungkan ke yang jaga toko', 'bot terus, orangnya mana', 'can I talk to someone instead'])(
  '%j wishes for a person, though no phrase says so',
  (text) => {
    expect(read(text, FIRST, { words: NO_PHRASES }).wantsPerson).toBe(true);
  },
);

test.each([
  ['stop dulu, kotanya salah. saya di serang', { place: { name: 'Serang' } }],
  ['stop! bukan itu alamatnya, yang bener cimahi', { place: { name: 'Cimahi' } }],
  ['stop kirim promo, tapi pesanan saya tetap lanjut ya', {}],
  ['eh jangan stop dulu, saya masih mau nanya', {}],
])('%j takes its "stop" back', (text, told) => {
  expect(read(text)).toMatchObject({ optsOut: false, ...told });
});

test.each(['stop', 'STOP STOP STOP', 'berhenti ya kak', 'unsubscribe'])('nothing takes %j back', (text) => {
  const never = { ...WISH_WEIGHTS, silence: { bias: -20, step: 0, digits: '' } };
  expect(read(text, FIRST, { wishWeights: never }).optsOut).toBe(true);
});

test('any text has a share, the same each time', () => {
  const book = openWordBook(words);
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.boolean(), (line, asks) => {
      for (const [model, weights] of [
        [SILENCE, WISH_WEIGHTS.silence],
        [PERSON, WISH_WEIGHTS.person],
      ] as const) {
        const share = wishShare(model, { line, asks }, book, weights);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(wishShare(model, { line, asks }, book, weights)).toBe(share);
      }
    }),
  );
});

test('of messages that the models were not trained on, hardly a wish is missed or invented', () => {
  const { count, stops, persons } = crossValidate(
    readLabelled(readFileSync('test/understanding/messages.jsonl', 'utf8')),
    1,
  );
  expect(stops.missed / count).toBeLessThan(0.01);
  expect(stops.invented / count).toBeLessThan(0.01);
  expect(persons.missed / count).toBeLessThan(0.01);
  expect(persons.invented / count).toBeLessThan(0.01);
});
