/** What a morning of digests costs in calls to services, with every region that a brand is likely to have. */
import { type DigestDeps, sendDueDigests } from '../../../src/app/digest/send-digests';
import { writingUnderLock } from '../../../src/app/round/with-lock';
import { createDryHub } from '../../../tools/dry-hub/dry-hub';
import { quietLog } from '../../../tools/dry-hub/memory-ports';

const REGIONS = 12;
/** Figure of the specification: lock, mails and writing included. */
const MOST_CALLS = 40;

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
  const hub = createDryHub({
    nowMs: Date.parse('2026-11-24T09:00:00+07:00'),
    tabs: { Regions: regions, Settings: settings },
  });
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
  };
  sendDueDigests(deps, {});
  expect(hub.mails).toHaveLength(REGIONS + 1);
  expect(calls.filter((call) => call === 'mailer.send')).toHaveLength(REGIONS + 1);
  expect(calls.length).toBeLessThanOrEqual(MOST_CALLS);
});
