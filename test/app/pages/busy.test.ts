/** A call that the hub is too busy for: the page sends it again by itself, and says so meanwhile. */

interface Call {
  call(name: string, input: object, isWanted?: () => boolean): Promise<unknown>;
  readonly waiting: { readonly value: number };
}

const BUSY = { ok: false, version: '1', refusal: 'busy', text: 'Many are reading at the moment.' };
const DONE = { ok: true, version: '1', at: 0, data: { lines: ['The ledger holds.'] } };

let asked: string[];

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
});
afterEach(() => {
  jest.useRealTimers();
  for (const name of ['window', 'navigator']) Reflect.deleteProperty(globalThis, name);
});

/** The page, and a server that gives these answers one after the other, the last one for good. */
function pageWith(answers: readonly object[]): Call {
  let succeeded: (text: string) => void;
  const run = {
    withSuccessHandler(handler: typeof succeeded) {
      succeeded = handler;
      return run;
    },
    withFailureHandler: () => run,
    callPage(request: string) {
      asked.push(request);
      succeeded(JSON.stringify(answers[Math.min(asked.length, answers.length) - 1]));
    },
  };
  Object.defineProperty(globalThis, 'window', { value: { google: { script: { run } } }, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
  jest.resetModules();
  return jest.requireActual<Call>('../../../src/pages/shared/call');
}

test('is sent again as it was until it is answered; who waits is told', async () => {
  const { call, waiting } = pageWith([BUSY, BUSY, DONE]);
  const answer = call('console.verify', {});
  await jest.advanceTimersByTimeAsync(1_000);
  expect([asked.length, waiting.value]).toEqual([1, 1]);
  await jest.advanceTimersByTimeAsync(80_000);
  await expect(answer).resolves.toEqual(DONE.data);
  expect([asked.length, new Set(asked).size, waiting.value]).toEqual([3, 1, 0]);
});

test('is given up after more than the minute that a budget lasts, and says why', async () => {
  const { call, waiting } = pageWith([BUSY]);
  let given: unknown = null;
  call('console.verify', {}).catch((error: unknown) => {
    given = error;
  });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(given).toBeNull();
  await jest.advanceTimersByTimeAsync(90_000);
  expect(given).toMatchObject({ refusal: 'busy' });
  expect(waiting.value).toBe(0);
});

test('is not sent again when nobody wants the answer any more, nor when it was refused for anything else', async () => {
  const gone = pageWith([BUSY]);
  const left = expect(gone.call('console.leads', {}, () => false)).rejects.toMatchObject({ refusal: 'busy' });
  await jest.advanceTimersByTimeAsync(5_000);
  await left;
  expect(asked).toHaveLength(1);
  await expect(gone.call('poll', {})).rejects.toMatchObject({ refusal: 'busy' });
  expect(gone.waiting.value).toBe(0);
  asked = [];
  const refused = pageWith([{ ...BUSY, refusal: 'role' }]);
  await expect(refused.call('console.leads', {})).rejects.toMatchObject({ refusal: 'role' });
  expect(asked).toHaveLength(1);
});
