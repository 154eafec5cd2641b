/** What is kept on the device: by page and person, for a week, and the IDs of what was sent with it. */

interface Drafts {
  openDrafts(owner: string): void;
  forgetDrafts(): void;
  readDraft(key: string): string;
  keepDraft(key: string, text: string): void;
}
interface Requests {
  requestIdFor(name: string, content: unknown): string;
  endRequest(name: string): void;
}

const device = new Map<string, string>();
const DAY = 86_400_000;

beforeEach(() => {
  device.clear();
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 27) });
  const localStorage = {
    get length() {
      return device.size;
    },
    key: (at: number) => [...device.keys()][at] ?? null,
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, text: string) => void device.set(key, text),
    removeItem: (key: string) => void device.delete(key),
  };
  Object.assign(globalThis, { localStorage });
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

/** A page that was opened anew. */
function opened(owner: string): Drafts & Requests {
  jest.resetModules();
  const drafts = jest.requireActual<Drafts>('../../../src/pages/shared/drafts');
  const requests = jest.requireActual<Requests>('../../../src/pages/shared/requests');
  drafts.openDrafts(owner);
  return { ...drafts, ...requests };
}

test('a draft is there when its writer comes back, and gone for whoever else opens a page', () => {
  opened('d.R1').keepDraft('sale', 'Sari');
  expect(opened('d.R1').readDraft('sale')).toBe('Sari');
  expect(opened('d.R2').readDraft('sale')).toBe('');
  expect(opened('d.R1').readDraft('sale')).toBe('');
  expect([...device]).toEqual([]);
});

test('it is kept for a week, and no longer than the link', () => {
  opened('d.R1').keepDraft('sale', 'Sari');
  jest.setSystemTime(Date.now() + 6 * DAY);
  expect(opened('d.R1').readDraft('sale')).toBe('Sari');
  jest.setSystemTime(Date.now() + 2 * DAY);
  expect(opened('d.R1').readDraft('sale')).toBe('');
  const page = opened('d.R1');
  page.keepDraft('sale', 'Sari');
  page.forgetDrafts();
  expect([page.readDraft('sale'), device.size]).toEqual(['', 0]);
});

test('the same fields keep their ID until they are answered, changed ones get another', () => {
  const id = opened('d.R1').requestIdFor('sale', { serial: 'S3A1' });
  const again = opened('d.R1');
  expect(again.requestIdFor('sale', { serial: 'S3A1' })).toBe(id);
  const other = again.requestIdFor('sale', { serial: 'S3A2' });
  expect(other).not.toBe(id);
  again.endRequest('sale');
  expect(again.requestIdFor('sale', { serial: 'S3A2' })).not.toBe(other);
});
