import fc from 'fast-check';
import {
  fitsPattern,
  foldSerial,
  hasImeiCheckDigit,
  hasVinCheckDigit,
  isPlaceholder,
  meantSerial,
  neighbours,
  normalSerial,
  serialKey,
} from '../../../src/core/integrity/serial';

test.each([
  ['spaces and separators', ' s3a-000.001/', 'S3A000001'],
  ['full-width characters', 'Ｓ３Ａ０００００１', 'S3A000001'],
  ['characters nobody sees', 'S3A\u200b000\u00ad001\ufeff', 'S3A000001'],
  ['a direction mark and a no-break space', '\u202eS3A\u00a0000001', 'S3A000001'],
])('%s do not matter', (_, typed, normal) => {
  expect(normalSerial(typed)).toBe(normal);
});

test('look-alikes are folded on digit positions only', () => {
  expect(foldSerial('S3AOOIZS8', 'S3A999999')).toBe('S3A001258');
  expect(foldSerial('SOLO00001', 'AAAA99999')).toBe('SOLO00001');
  expect(foldSerial('S3A00000X', 'S3A999999')).toBe('S3A00000X');
  expect(foldSerial('1M8GDM9AXKPO42788', 'VIN')).toBe('1M8GDM9AXKP042788');
});

test('two serials that keep to a pattern are never folded into one', () => {
  const pattern = 'AX99A9';
  const fitting = fc.stringMatching(/^[A-Z][A-Z0-9]\d\d[A-Z]\d$/);
  fc.assert(
    fc.property(fitting, fitting, (one, other) => {
      expect(fitsPattern(one, pattern)).toBe(true);
      expect(foldSerial(one, pattern) === foldSerial(other, pattern)).toBe(one === other);
    }),
    { numRuns: 2000 },
  );
});

test('a shipped serial is taken as typed, whatever it looks like', () => {
  expect(meantSerial('S3A00000O', ['S3A999999'], (serial) => serial === 'S3A00000O')).toBe('S3A00000O');
  expect(meantSerial('S3A00000O', ['S3A999999'], (serial) => serial === 'S3A000000')).toBe('S3A000000');
});

test('neighbours are one edit or one swap away, and all of them', () => {
  const near = new Set(neighbours('AB1'));
  for (const each of ['AB', 'B1', 'A1', 'AB12', 'XAB1', 'AXB1', 'AC1', 'AB9', 'BA1', 'A1B'])
    expect(near).toContain(each);
  for (const each of ['AB1', 'B1A', 'A', 'XY1']) expect(near).not.toContain(each);
});

test('check digits', () => {
  expect(hasVinCheckDigit('1M8GDM9AXKP042788')).toBe(true);
  expect(hasVinCheckDigit('1M8GDM9A1KP042788')).toBe(false);
  expect(hasImeiCheckDigit('490154203237518')).toBe(true);
  expect(hasImeiCheckDigit('490154203237517')).toBe(false);
});

test('placeholders', () => {
  for (const each of ['', 'AAAAAA', '123456', '234567', 'TEST1', 'NA', 'ABCDEFG'])
    expect(isPlaceholder(each)).toBe(true);
  for (const each of [
    'menyusul',
    'Nyusul',
    'nanti',
    'tidak ada',
    'tdk ada',
    'Belum tahu',
    'belum ada',
    'inden',
    'pending',
    '#REF!',
    'contoh 1',
  ])
    expect(serialKey(each)).toBe('');
  for (const each of ['BELU1234', 'REF000001', 'NAMA00001']) expect(serialKey(each)).toBe(each);
  for (const each of ['S3A000001', '123', '1234568', 'TESLA0001']) expect(isPlaceholder(each)).toBe(false);
});
