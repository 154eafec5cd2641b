/** A person types half a thought into a cell of any tab, between two calls of the hub: it costs that row, and nobody else. */
import { allTables } from '../../src/tables/index';
import { int } from '../draw';
import type { SimHub } from '../hub';
import { ledgerHolds, nothingSentTwice } from '../invariants';
import type { Story } from '../story';
import { type Newcomer, newcomer, notServed } from './newcomers';

const JUNK = [
  'dekat {kantor',
  '{"a":',
  '[',
  'constructor',
  '=1+1',
  '{"content":null}',
  'x'.repeat(49_000),
  '31/12/9999',
  '🏍️',
];
const MINUTE_MS = 60_000;
/** How long a customer may wait for a word while others' rows are broken. */
const ANSWER_MINUTES = 4;

/** Orders to the hub, and rows without which nobody could be served. */
const LEFT_ALONE = ['Settings', 'Messages', 'Numbers', 'Holidays', 'Ledger', 'Products', 'Regions'];

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const corruptCells: Story = {
  name: 'corrupt cells',
  latency: 'random',
  async play(hub) {
    const cells = 1 + int(hub, 6);
    for (let i = 0; i < cells; i++) hub.rt.after(int(hub, 5 * MINUTE_MS), () => typeJunk(hub));
    arrivals.set(
      hub,
      [0, 1].map((i) => newcomer(hub, i, MINUTE_MS + int(hub, 4 * MINUTE_MS))),
    );
    await hub.rt.advance(12 * MINUTE_MS);
  },
  judge: (hub) => [
    ...notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES),
    ...nothingSentTwice(hub),
    ...ledgerHolds(hub),
    ...inboxIsEmpty(hub),
  ],
};

/** Into a row that is there already, and of two dealers at most: the others are there for the newcomers. */
function typeJunk(hub: SimHub): void {
  const tabs = allTables.map(({ name }) => name).filter((name) => !LEFT_ALONE.includes(name));
  const tab = tabs[int(hub, tabs.length)] ?? 'Leads';
  const view = hub.rt.host.readTab({ sheet: tab });
  const rows = tab === 'Dealers' || tab === 'Reps' ? 2 : (view?.rows.length ?? 0);
  if (!view || rows === 0) return;
  const where = { sheet: tab, row: 2 + int(hub, rows), column: 1 + int(hub, view.headers.length) };
  const edit = { ...where, value: JUNK[int(hub, JUNK.length)] ?? '', user: hub.rt.host.owner };
  void hub.rt.edit(edit).catch(() => undefined);
}

export function inboxIsEmpty(hub: SimHub): string[] {
  const keys = Object.keys(hub.rt.properties.all()).filter((key) => key.startsWith('in.'));
  return keys.map((key) => `${key} is still in the inbox`);
}
