import { addWords, quoteWords } from '../../../src/core/chat/last-words';
import type { Content } from '../../../src/core/events';

const text = (words: string): Content => ({ type: 'text', text: words });

test('the last four messages are kept, a line each, without the code of a campaign', () => {
  const said = ['satu [ref:TT-1]', 'dua\nbaris', 'tiga', 'empat', 'lima'].map(text).reduce(addWords, '');
  expect(said).toBe('dua baris\ntiga\nempat\nlima');
});

test('what is said twice stands there once, as the newest', () => {
  expect(['halo', 'ada?', 'halo'].map(text).reduce(addWords, '')).toBe('ada?\nhalo');
});

test('buttons, pins and reactions are no words; a picture is', () => {
  const contents: Content[] = [
    { type: 'reply', id: 'intent:BUY', title: 'Beli motor' },
    { type: 'location', latitude: -6, longitude: 106, name: 'Depok' },
    { type: 'reaction', originalId: 'm1', emoji: '👍' },
    { type: 'media', media: 'image', mediaId: '1', caption: 'motor lama', filename: '' },
  ];
  expect(contents.reduce(addWords, '')).toBe('[image] motor lama');
});

test('the owner reads the last three, and no open question twice', () => {
  expect(quoteWords('a\nb\nc\nd', 'c')).toBe('“a” · “b” · “d”');
  expect(quoteWords('')).toBe('');
});
