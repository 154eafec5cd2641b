/** Between cells and code: whatever is written reads back as it was, and without words nothing is taken for English. */
import fc from 'fast-check';
import { readSaid, sayIn } from '../../../src/app/workbook/say-problem';
import { saidInBahasa } from '../../../src/core/words/said';
import { forCell, inEnglish, speakFrom, translateTo } from '../../../src/core/words/speak';
import type { Pages } from '../../../src/ports';
import { tables } from '../../../src/tables/index';

const lines = saidInBahasa();
const FOUND = 'The lead is L-000012.';
afterEach(() => speakFrom(() => ''));

test.each(['L-000012 selesai', 'di pameran', '"kemarin, di pameran"', '\u2060typed', 'Keadaan lead: WON.', ''])(
  '%j as somebody typed it is the same once it was in a cell',
  (text) => {
    speakFrom(() => lines);
    expect(inEnglish(forCell(text))).toBe(text);
  },
);

test('a list is turned outside of quotes only', () => {
  speakFrom(() => '^at {}=di {}\n^free=gratis');
  expect(translateTo('free, "x, free", at “y, free”', 'id')).toBe('gratis, "x, free", di “y, free”');
});

test('why a lead was understood so: part by part, and what the customer wrote stays', () => {
  speakFrom(() => lines);
  const why = 'BUY: "place bekasi; asks: harga"; model S3; place Bekasi Timur; asks: price, credit\ntapped a button';
  const said = translateTo(why, 'id');
  expect(said).toBe(
    'BUY: "place bekasi; asks: harga"; model S3; tempat Bekasi Timur; menanyakan: price, credit\nmengetuk tombol',
  );
  expect(inEnglish(said)).toBe(why);
});

test('whatever words it holds, of either language', () => {
  speakFrom(() => lines);
  const word = fc.constantFrom(
    ...lines.split(/[\n=^~]/).filter((each) => each !== ''),
    '"',
    '“',
    '”',
    ', ',
    '; ',
    '\n',
    'L-000012',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), (words) => {
      const text = words.join('');
      expect(inEnglish(forCell(text))).toBe(text);
    }),
  );
});

test('while words cannot be read no cell is taken for English, and once they can it is read', () => {
  let file: string | null = null;
  const pages: Pages = { read: () => file };
  speakFrom(() => readSaid(pages));
  expect(inEnglish('')).toBe('');
  expect(() => inEnglish('Keadaan lead: L-000012.')).toThrow(expect.objectContaining({ reason: 'busy' }));
  expect(translateTo(FOUND, 'id')).toBe(FOUND);
  const written = forCell(FOUND);
  expect(inEnglish(written)).toBe(FOUND);
  const say = sayIn(pages);
  expect(say('en')(tables.leads, FOUND)).toBe(FOUND);
  expect(say('id')(tables.leads, FOUND)).toBe(FOUND);
  file = JSON.stringify({ said: lines });
  expect(inEnglish('Keadaan lead: L-000012.')).toBe(FOUND);
  expect(translateTo(FOUND, 'id')).toBe('Keadaan lead: L-000012.');
  expect(inEnglish(written)).toBe(FOUND);
  expect(say('id')(tables.leads, FOUND)).toBe('Keadaan lead: L-000012.');
});
