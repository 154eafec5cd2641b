import { readOtherHubs } from '../../../src/core/lib/other-hubs';

const EXEC = 'https://script.google.com/macros/s/AKfycb_x-1/exec';

test.each([
  [`Jawa Barat ${EXEC}; Bali: https://script.google.com/a/macros/volta.id/s/B2/exec`, ['Jawa Barat', 'Bali']],
  [`Jawa Barat ${EXEC}\nBali ${EXEC}\n`, ['Jawa Barat', 'Bali']],
  ['', []],
])('%j names %j', (text, names) => {
  const { hubs, problem } = readOtherHubs(text);
  expect(hubs.map(({ name }) => name)).toEqual(names);
  expect(hubs.every(({ url }) => url.endsWith('/exec?p=console'))).toBe(true);
  expect(problem).toBe('');
});

test.each([
  EXEC,
  'Jawa Barat',
  `Bali javascript:alert(1)//${EXEC}`,
  'Bali https://evil.example/macros/s/x/exec',
  `Bali ${EXEC}?p=console`,
  `Bali https://script.google.com.evil.example/macros/s/x/exec`,
])('%j becomes no link, and the row says why; the others stay', (wrong) => {
  const { hubs, problem } = readOtherHubs(`Bandung ${EXEC}; ${wrong}`);
  expect(hubs.map(({ name }) => name)).toEqual(['Bandung']);
  expect(problem).toContain('is no name followed by');
});
