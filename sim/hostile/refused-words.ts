/** Sheets refuses to write whatever comes of one message, for good: that one is buried, and everybody else is served. */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { customerNumber } from '../base';
import { int } from '../draw';
import type { SimHub } from '../hub';
import type { Story } from '../story';
import { inboxIsEmpty } from './corrupt-cells';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const ANSWER_MINUTES = 4;
const WORD = 'RACUN';
/** As a cell of its own; in a dead letter the word stands inside a longer text. */
const AS_A_CELL = new RegExp(`[^\\\\]"${WORD}"`);

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const refusedWords: Story = {
  name: 'refused words',
  latency: 'random',
  faults: () => refusal,
  async play(hub) {
    hub.rt.after(int(hub, 3 * MINUTE_MS), () => hub.world.phone(customerNumber(int(hub, 10))).say(WORD));
    arrivals.set(
      hub,
      [0, 1, 2].map((i) => newcomer(hub, i, int(hub, 3 * MINUTE_MS))),
    );
    await hub.rt.advance(12 * MINUTE_MS);
  },
  check: (hub) => [
    ...notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES),
    ...inboxIsEmpty(hub),
    ...(hub.rows('Dead letters').length === 1 ? [] : ['the message that Sheets refuses is not kept as a dead letter']),
  ],
};

function refusal({ when, method, args }: InterceptedCall): Fault | undefined {
  if (when !== 'before' || !/batchUpdate/i.test(method) || !AS_A_CELL.test(JSON.stringify(args))) return undefined;
  return {
    error:
      'API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0]: The value is not valid.',
  };
}
