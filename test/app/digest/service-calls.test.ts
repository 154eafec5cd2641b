/** What a morning of digests costs in calls to services, with every region that a brand is likely to have. */
import { type DigestDeps, sendDueDigests } from '../../../src/app/digest/send-digests';
import { writingUnderLock } from '../../../src/app/round/with-lock';
import { DAY_MS, toSerial } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { createDryHub } from '../../../tools/dry-hub/dry-hub';
import { quietLog } from '../../../tools/dry-hub/memory-ports';

const REGIONS = 12;
const NOW = Date.parse('2026-11-24T09:00:00+07:00');
/** Figure of the specification: lock, pictures, mails and writing included. */
const MOST_CALLS = 40;

const rowsOf = (name: keyof typeof tables, rows: readonly Readonly<Record<string, Cell>>[]): Cell[][] =>
  rows.map((row) => Object.keys(tables[name].columns).map((key) => row[key] ?? ''));

test(`a digest for ${REGIONS} regions and head office takes ${MOST_CALLS} calls at most`, () => {
  const regions = Array.from({ length: REGIONS }, (_, n) => [
    `Region ${n}`,
    '',
    '',
    '',
    '',
    '',
    '',
    `r${n}@volta.example`,
  ]);
  const settings = [
    ['hqEmail', 'hq@volta.example'],
    ['digestWhenQuiet', true],
  ];
  const days = Array.from({ length: 20 }, (_, n) => toSerial(NOW - (n + 1) * DAY_MS));
  const leads = days.flatMap((createdAt) =>
    regions.map(([region = '']) => ({ id: `L-${createdAt}${region}`, region, createdAt })),
  );
  const costs = days.map((date) => ({
    id: `${date}|ALL`,
    date,
    channel: 'ALL',
    cost7: 7,
    costPerLead: 9,
    costPerLead7: 9,
  }));
  const tabs = { Leads: rowsOf('leads', leads), 'Metrics daily': rowsOf('metricsDaily', costs) };
  const hub = createDryHub({ nowMs: NOW, tabs: { Regions: regions, Settings: settings, ...tabs } });
  const calls: string[] = [];
  const watch = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          calls.push(`${name}.${String(method)}`);
          return Reflect.apply(value, target, given) as unknown;
        };
      },
    });
  const { clock, deps: dry } = hub;
  const workbook = watch('workbook', hub.workbook);
  const lock = watch('lock', { tryAcquire: () => true, release: () => undefined });
  const deps: DigestDeps = {
    ...{ clock, workbook, log: quietLog, config: dry.config, urlOf: dry.urlOf },
    withLock: writingUnderLock({ clock, lock, log: quietLog, workbook }),
    properties: watch('properties', dry.properties),
    mailer: watch('mailer', dry.mailer),
    pages: watch('pages', dry.pages),
    painter: watch('painter', dry.painter),
  };
  sendDueDigests(deps, {});
  expect(hub.mails).toHaveLength(REGIONS + 1);
  expect(calls.filter((call) => call === 'mailer.send')).toHaveLength(REGIONS + 1);
  // A picture for each region, and two for head office.
  expect(calls.filter((call) => call === 'painter.paint')).toHaveLength(REGIONS + 2);
  expect(calls.length).toBeLessThanOrEqual(MOST_CALLS);
});
