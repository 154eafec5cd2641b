/** A person renames a tab of the hub's and puts it right some minutes later. */
import { allTables } from '../../src/tables/index';
import { int } from '../draw';
import type { SimHub } from '../hub';
import type { Story } from '../story';
import { goOnThrough, heldThrough, MINUTE_MS } from './day-at-work';

const LASTS_MS = 8 * MINUTE_MS;

export const tabTrouble: Story = {
  name: 'tab trouble',
  latency: 'random',
  minutes: 'when something is due',
  async play(hub) {
    const count = 1 + int(hub, 2);
    const tabs = [...allTables.map(({ name }) => name)].sort(() => hub.random() - 0.5).slice(0, count);
    for (const tab of tabs) renameForAWhile(hub, tab);
    await goOnThrough(hub, LASTS_MS);
  },
  judge: heldThrough,
};

function renameForAWhile(hub: SimHub, tab: string): void {
  const from = int(hub, LASTS_MS / 2);
  const until = from + MINUTE_MS + int(hub, LASTS_MS / 2 - MINUTE_MS);
  const other = `${tab} (lama)`;
  const rename = (at: number, is: string, becomes: string) =>
    hub.rt.after(
      at,
      () => void hub.rt.change((people) => people.renameSheet({ sheet: is }, becomes)).catch(() => null),
    );
  rename(from, tab, other);
  rename(until, other, tab);
}
