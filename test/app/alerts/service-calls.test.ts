/** What alerts cost a round, and what a stranger's questions can make the watchdog do. */
import { alertChanges } from '../../../src/app/round/alert-changes';
import type { WriterDeps } from '../../../src/app/round/deps';
import { tick } from '../../../src/app/schedule/tick';
import { runWriter } from '../../../src/app/writer/writer';
import { route } from '../../../src/http/routes';
import { createDryHub, type DryHub } from '../../../tools/dry-hub/dry-hub';
import { openAlertHub, PUSAT, TEN_MS } from '../../support/alert-hub';

/** The deps with every call to a service counted. */
function counted<D extends WriterDeps>(deps: D): { readonly deps: D; readonly calls: string[] } {
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
  const { properties, cache, workbook, http, mailer } = deps;
  const watched = {
    ...{ properties: watch('properties', properties), cache: watch('cache', cache), http: watch('http', http) },
    ...{ workbook: watch('workbook', workbook), mailer: watch('mailer', mailer) },
  };
  return { deps: { ...deps, ...watched }, calls };
}

function roundWith(alerts: number): readonly string[] {
  const { hub, says } = openAlertHub();
  says(PUSAT, 'hello');
  for (let n = 0; n < 2; n++) runWriter(hub.deps, { budgetMs: 20_000, always: true });
  hub.clock.sleep(60_000);
  for (let n = 0; n < alerts; n++) {
    const alert = { rule: 'account-trouble', subject: `template ${n}`, text: 'Meta has paused it.' } as const;
    hub.deps.withLock(0, (commit) => commit(alertChanges(hub.deps.workbook, hub.clock.nowMs(), alert)));
  }
  const { deps, calls } = counted(hub.deps);
  runWriter(deps, { budgetMs: 20_000, always: true });
  return calls;
}

test('beside the commit, fifty alerts cost a round two calls: sending, and noting what came of it', () => {
  const [none, one, fifty] = [roundWith(0), roundWith(1), roundWith(50)];
  expect(fifty).toEqual(one);
  const more = fifty.filter((call) => !none.includes(call));
  expect(more).toEqual(['http.sendAll', 'properties.setMany']);
  expect(fifty.length - none.length).toBeLessThanOrEqual(2);
});

test('a tap on an alert looks for no lead', () => {
  const self = openAlertHub();
  self.says(PUSAT, 'hello');
  const { workbook, deps, clock } = self.hub;
  const alert = { rule: 'account-trouble', subject: 'template', text: 'Meta has paused it.' } as const;
  deps.withLock(0, (commit) => commit(alertChanges(deps.workbook, clock.nowMs(), alert)));
  self.pass(2);
  const [page] = self.toldTo(PUSAT).filter(({ text }) => text.includes('🚨'));
  const columns: string[] = [];
  const read = workbook.read.bind(workbook);
  workbook.read = (ranges) => {
    for (const { sheet, column, toRow } of ranges) if (column !== undefined && toRow === undefined) columns.push(sheet);
    return read(ranges);
  };
  if (page) self.taps(page, 'Acknowledge');
  expect(self.alerts().map(({ State }) => State)).toContain('acknowledged');
  expect(columns).not.toContain('Leads');
});

describe('the watchdog', () => {
  const checkers = (hub: DryHub, times: number) => {
    for (let n = 0; n < times; n++) route(hub.deps, { method: 'GET', query: {}, body: '' });
  };
  const open = () => {
    const hub = createDryHub({ nowMs: TEN_MS, tabs: { Settings: [['hqEmail', 'hq@volta.example']] } });
    tick(hub.deps, 'trigger');
    return hub;
  };
  const alarms = (hub: DryHub) => hub.mails.filter(({ subject }) => subject.includes('berhenti sejak'));

  test('mails head office after half an hour of standstill, once, whoever asks how often', () => {
    const hub = open();
    hub.clock.sleep(29 * 60_000);
    checkers(hub, 5);
    expect(alarms(hub)).toEqual([]);
    hub.clock.sleep(2 * 60_000);
    checkers(hub, 200);
    expect(alarms(hub).map(({ to }) => to)).toEqual(['hq@volta.example']);
    expect(alarms(hub)[0]?.text).toContain('2026-11-27 10:00 WIB');
  });

  test('says it again ever more seldom, writes no row, and stops when the hub runs', () => {
    const hub = open();
    const rowsBefore = JSON.stringify(hub.workbook.read([{ sheet: 'Alerts', fromRow: 1 }]));
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      hub.clock.sleep(10 * 60_000);
      checkers(hub, 3);
    }
    expect(alarms(hub).length).toBeGreaterThan(3);
    expect(alarms(hub).length).toBeLessThanOrEqual(10);
    expect(JSON.stringify(hub.workbook.read([{ sheet: 'Alerts', fromRow: 1 }]))).toBe(rowsBefore);
    const before = alarms(hub).length;
    tick(hub.deps, 'trigger');
    checkers(hub, 5);
    expect(alarms(hub)).toHaveLength(before);
  });

  test('costs a question nothing while all is well', () => {
    const hub = open();
    const { deps, calls } = counted(hub.deps);
    for (let n = 0; n < 10; n++) route(deps, { method: 'GET', query: {}, body: '' });
    expect(calls).toEqual(Array.from({ length: 10 }, () => 'properties.getAll'));
  });
});
