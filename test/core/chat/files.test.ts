/** A provider's id of a file is good for the number that it came by, and for seven days. */
import { cameBy, fileProblem, wordsInstead } from '../../../src/core/chat/carry';
import type { Outgoing } from '../../../src/core/events';

const DAY_MS = 86_400_000;
const CAME = Date.UTC(2026, 10, 20);
const file = (mediaId = '65'): Outgoing => ({ type: 'media', media: 'image', mediaId, caption: '', filename: '' });
const from = (carrier: string, mediaId?: string) =>
  cameBy([file(mediaId)], { carrier, receivedAtMs: CAME })[0] as Outgoing;

test('it goes on by the number that it came by, and by no other', () => {
  expect(fileProblem(from('meta|111|'), 'meta|111|', CAME)).toBe('');
  expect(fileProblem(from('meta|111|'), 'meta|222|', CAME)).toBe('the file came by another number');
});

test('where there is one number, or it is not known, it goes', () => {
  expect(fileProblem(from('meta|111|'), '', CAME)).toBe('');
  expect(fileProblem(from(''), 'meta|222|', CAME)).toBe('');
  expect(fileProblem(file(), 'meta|222|', CAME)).toBe('');
});

test('to a provider that takes files themselves it goes, as does what has an address', () => {
  expect(fileProblem(from('meta|111|'), 'qontak|222|room', CAME)).toBe('');
  expect(fileProblem(from('qontak|111|', 'https://files/1'), 'meta|222|', CAME + 30 * DAY_MS)).toBe('');
});

test('after seven days it goes nowhere', () => {
  expect(fileProblem(from('meta|111|'), 'meta|111|', CAME + 7 * DAY_MS)).toBe('');
  expect(fileProblem(from('meta|111|'), 'meta|111|', CAME + 7 * DAY_MS + 1)).toContain('seven days');
});

test('what was written to it goes on in its place; of a file without words nothing is left', () => {
  expect(wordsInstead({ ...file(), caption: 'Andi: KTP' } as Outgoing)).toEqual({
    type: 'text',
    body: 'Andi: KTP [image]',
  });
  expect(wordsInstead(file())).toBeNull();
});

test('other messages are no files', () => {
  expect(cameBy([{ type: 'text', body: 'x' }], { receivedAtMs: 1 })).toEqual([{ type: 'text', body: 'x' }]);
  expect(fileProblem({ type: 'text', body: 'x' }, 'meta|1|', CAME)).toBe('');
});
