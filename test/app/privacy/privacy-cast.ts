/** A day that the dry hub lived through, for erasing one of its customers; what of them is left anywhere. */

import { playDay } from '../../../sim/days/day';
import { archiveNow } from '../../../src/app/archive/run-archive';
import { jobUnderWay } from '../../../src/app/inbox/pending-jobs';
import { answerPrivacy, type PrivacyAnswer } from '../../../src/app/privacy/answer-privacy';
import { tick } from '../../../src/app/schedule/tick';
import type { Cell } from '../../../src/ports';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export type Rows = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** Every tab of the workbook and of the archives, headers included; a volume's tabs are called after it. */
export function allTabs({ workbook, archives }: DryHub): Rows {
  const all: Record<string, readonly (readonly Cell[])[]> = {};
  const volumes = [['', workbook] as const, ...[...archives.workbooks].map(([id, each]) => [`${id}/`, each] as const)];
  for (const [prefix, each] of volumes)
    for (const { name } of each.sizes()) all[prefix + name] = each.read([{ sheet: name, fromRow: 1 }])[0] ?? [];
  return all;
}

export function column(rows: readonly (readonly Cell[])[] | undefined, header: string): string[] {
  const [head = [], ...body] = rows ?? [];
  const at = head.indexOf(header);
  return body.map((cells) => String(cells[at] ?? ''));
}

export function ask(hub: DryHub, request: object): PrivacyAnswer {
  return answerPrivacy(hub.deps, JSON.stringify(request));
}

export const isUnderWay = (hub: DryHub) => jobUnderWay(hub.deps.properties.getAll(), 'privacy') !== null;

export function minutes(hub: DryHub, count: number): void {
  for (let i = 0; i < count; i++) {
    hub.clock.moveTo(hub.clock.nowMs() + MINUTE_MS);
    tick(hub.deps, 'trigger');
  }
}

/** Until nothing of it is under way. */
export function finish(hub: DryHub): void {
  for (let i = 0; i < 40 && isUnderWay(hub); i++) minutes(hub, 1);
  if (isUnderWay(hub)) throw new Error('It never came to an end.');
}

export function archive(hub: DryHub): void {
  for (let runs = 0; runs < 50; runs++) if (archiveNow(hub.deps).outcome !== 'goes-on') return;
}

/** Where any of these words stand, in words; properties too. */
export function tracesOf(hub: DryHub, words: readonly string[]): string[] {
  const inTabs = Object.entries(allTabs(hub)).flatMap(([tab, rows]) =>
    rows.flatMap((cells, at) =>
      cells.flatMap((cell, place) => {
        const word = words.find((each) => String(cell).includes(each));
        return word === undefined ? [] : [`${tab} row ${at + 1}, ${String(rows[0]?.[place])}: ${word}`];
      }),
    ),
  );
  const inProperties = Object.entries(hub.deps.properties.getAll()).flatMap(([key, value]) =>
    words.filter((word) => value.includes(word) || key.includes(word)).map((word) => `property ${key}: ${word}`),
  );
  return [...inTabs, ...inProperties];
}

/** A person of that day, and what only they said: where they are. */
export interface Somebody {
  readonly id: string;
  readonly phone: string;
  readonly words: readonly string[];
}

export function somebodyOf(hub: DryHub, index: number): Somebody {
  const tabs = allTabs(hub);
  const ids = column(tabs.Customers, 'Customer ID');
  const at = index % ids.length;
  const [id = '', phone = '', name = ''] = [
    ids[at],
    column(tabs.Customers, 'Phone')[at],
    column(tabs.Customers, 'Customer name')[at],
  ];
  const [parties, texts, ways] = ['Party ID', 'Text', 'Direction'].map((header) => column(tabs.Conversation, header));
  const said = (isTheirs: boolean) =>
    new Set((texts ?? []).filter((_, row) => ways?.[row] === 'in' && (parties?.[row] === id) === isTheirs));
  const others = said(false);
  const own = [...said(true)].filter(
    (text) => text.startsWith('📍') && ![...others].some((each) => each.includes(text)),
  );
  const isOnlyTheirs = column(tabs.Customers, 'Customer name').filter((each) => each.includes(name)).length === 1;
  return { id, phone, words: [phone, phone.replace(/^62/, '0'), ...own, ...(isOnlyTheirs && name ? [name] : [])] };
}

export function livedThrough(seed: number, leads: number): DryHub {
  return playDay(seed, leads).hub;
}
