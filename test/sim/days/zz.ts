import { tables } from '../../../src/tables/index';
import { rememberDecoding } from '../../../tools/dry-hub/remember-decoding';
import { playDay } from './day';
import { findDayViolations, rowsOf } from './day-invariants';

rememberDecoding();
const day = playDay(Number(process.argv[2]), 700);
const v = findDayViolations(day);
console.log(v);
for (const x of v) {
  const m = /message (o-\w+)/.exec(x);
  if (m) {
    console.log(
      day.world
        .messages()
        .filter((k) => k.opaque === m[1])
        .map((k) => [new Date(k.at).toISOString(), k.phone, k.ticks]),
    );
    console.log(
      JSON.stringify(
        rowsOf(day, tables.outbox)
          .filter((r) => r.id === m[1])
          .map((r) => ({
            ...r,
            payload: '',
            createdAt: new Date(r.createdAt ?? 0).toISOString(),
            lastTriedAt: new Date(r.lastTriedAt ?? 0).toISOString(),
          })),
      ),
    );
  }
  const l = /(L-\d+)/.exec(x);
  if (l) {
    console.log(rowsOf(day, tables.leads).find((r) => r.id === l[1]));
    console.log(
      rowsOf(day, tables.timeline)
        .filter((r) => r.leadId === l[1])
        .map((r) => [new Date(r.at ?? 0).toISOString(), r.from, r.to, r.reason].join(' | '))
        .join('\n'),
    );
    console.log(new Date(day.hub.clock.nowMs()).toISOString());
  }
}
