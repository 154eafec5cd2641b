/** Somebody unhides the System tab and deletes or doubles rows of it, or types into the hub's running numbers. */
import { BUCKETS } from '../../src/store/state/buckets';
import { FIRST_BUCKET_ROW, FIRST_FEATURE_ROW, NAMES } from '../../src/store/state/system-tab';
import { int } from '../draw';
import type { SimHub } from '../hub';
import { ledgerHolds, nothingSentTwice } from '../invariants';
import type { Story } from '../story';
import { inboxIsEmpty } from './corrupt-cells';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const ANSWER_MINUTES = 5;
const SYSTEM = { sheet: 'System' };

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const systemRows: Story = {
  name: 'system rows',
  latency: 'random',
  async play(hub) {
    const acts = [deleteRow, doubleRow, typeIntoFeature, typeIntoBucket];
    const act = acts[int(hub, acts.length)] ?? deleteRow;
    hub.rt.after(int(hub, 3 * MINUTE_MS), () => act(hub));
    arrivals.set(
      hub,
      [0, 1].map((i) => newcomer(hub, i, MINUTE_MS + int(hub, 4 * MINUTE_MS))),
    );
    await hub.rt.advance(14 * MINUTE_MS);
  },
  judge: (hub) => [
    ...notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES),
    ...nothingSentTwice(hub),
    ...ledgerHolds(hub),
    ...inboxIsEmpty(hub),
  ],
};

/** A bucket's row, or that of a feature. */
function someRow(hub: SimHub): number {
  return hub.random() < 0.5 ? aFeature(hub) : aBucket(hub);
}

function deleteRow(hub: SimHub): void {
  void hub.rt.change((people) => people.deleteRows(SYSTEM, someRow(hub), 1)).catch(() => undefined);
}

function doubleRow(hub: SimHub): void {
  const row = someRow(hub);
  const cells = hub.rt.host.readTab(SYSTEM)?.rows[row - 2] ?? [];
  const { owner } = hub.rt.host;
  const quietly = hub.rt.change((people) => {
    people.insertRows(SYSTEM, row, 1);
    return people.paste(SYSTEM, { row, column: 1, cells: [[...cells]] }, owner);
  });
  void quietly.catch(() => undefined);
}

function typeIntoFeature(hub: SimHub): void {
  typeInto(hub, aFeature(hub), 1 + int(hub, 2));
}

function typeIntoBucket(hub: SimHub): void {
  typeInto(hub, aBucket(hub), 1 + int(hub, 4));
}

function aFeature(hub: SimHub): number {
  return FIRST_FEATURE_ROW + int(hub, NAMES.length);
}

function aBucket(hub: SimHub): number {
  return FIRST_BUCKET_ROW + int(hub, BUCKETS);
}

function typeInto(hub: SimHub, row: number, column: number): void {
  const junk = ['dekat {kantor', '{}', '', '7', ';;;=', '{"waiting":7}'];
  const edit = { ...SYSTEM, row, column, value: junk[int(hub, junk.length)] ?? '', user: hub.rt.host.owner };
  void hub.rt.edit(edit).catch(() => undefined);
}
