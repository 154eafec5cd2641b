/** Every list that the hub remembers has grown to what its cell holds: what comes next makes the least worth give way. */
import { FEATURES } from '../../src/store/state/features';
import { newState } from '../../src/store/state/hub-state';
import { leadId } from '../../src/store/state/lead-times';
import { FIRST_FEATURE_ROW } from '../../src/store/state/system-tab';
import { int } from '../draw';
import type { SimHub } from '../hub';
import type { Story } from '../story';
import { inboxIsEmpty } from './corrupt-cells';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
const ANSWER_MINUTES = 4;
/** A cell of Sheets takes no more. */
const CELL = 50_000;
/** Lists that grow with customers who write and dealers who are asked. */
const LISTS = ['waiting', 'silences', 'spaced', 'pace', 'told'];

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const fullLists: Story = {
  name: 'full lists',
  latency: 'random',
  async play(hub) {
    hub.rt.after(1, () => fillLists(hub));
    arrivals.set(
      hub,
      [0, 1, 2].map((i) => newcomer(hub, i, MINUTE_MS + int(hub, 3 * MINUTE_MS))),
    );
    await hub.rt.advance(12 * MINUTE_MS);
  },
  check: (hub) => [...notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES), ...inboxIsEmpty(hub)],
};

/** Behind what stands there already, as if it had come so one by one. Nothing of it is due before next year. */
function fillLists(hub: SimHub): void {
  const { owner } = hub.rt.host;
  for (const [index, { name, read, write }] of FEATURES.entries()) {
    if (!LISTS.includes(name)) continue;
    const row = FIRST_FEATURE_ROW + index;
    const known = read(String(hub.rt.host.readTab({ sheet: 'System' })?.rows[row - 2]?.[1] ?? ''));
    const state = { ...newState(), ...(known.ok ? known.value : {}) };
    const list = state[name as 'silences'] as Record<string, unknown>;
    let [number, text] = [900_000, write(state)];
    for (const step of [100, 1]) {
      for (let longer = text; longer.length <= CELL; longer = write(state)) {
        text = longer;
        for (const end = number + step; number < end; number++)
          list[leadId(number)] = entryAt(name, hub.rt.now() + YEAR_MS + number * 1000);
      }
      for (const end = number - step; number > end; number--) delete list[leadId(number - 1)];
    }
    void hub.rt
      .change((people) => people.paste({ sheet: 'System' }, { row, column: 2, cells: [[text]] }, owner))
      .catch(() => undefined);
  }
}

function entryAt(name: string, at: number): unknown {
  if (name === 'pace') return [at];
  return name === 'told' ? Math.ceil(at / 1000) : at;
}
