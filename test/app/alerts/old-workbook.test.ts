/** A workbook of an earlier version, not set up again since tabs and columns were added: the hub works on, and says so. */
import { tick } from '../../../src/app/schedule/tick';
import { route } from '../../../src/http/routes';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { type AlertHub, openAlertHub, PUSAT, RATNA } from '../../support/alert-hub';

const APPENDED = ['alerts', 'regions', 'findings', 'reps'] as const;

/** Its tabs as an earlier version made them. */
function agedHub(): AlertHub {
  const self = openAlertHub();
  const { workbook } = self.hub;
  for (const name of APPENDED) {
    const { name: sheet, columns, appended = [] } = tables[name];
    const keys = Object.keys(columns);
    const kept = (row: readonly Cell[]) => row.filter((_, at) => !appended.includes(keys[at] ?? ''));
    const [rows = []] = workbook.read([{ sheet, fromRow: 1 }]);
    workbook.addTab(sheet, rows.map(kept));
  }
  workbook.removeTab('Silences');
  workbook.removeTab('People');
  return self;
}

test('alerts reach their people, one row each, and there is no fault', () => {
  const self = agedHub();
  self.says(RATNA, 'hello');
  self.says(PUSAT, 'hello');
  self.whatsApp.refuses = 190;
  self.says('6281311111111', 'halo');
  self.pass(6);
  self.whatsApp.refuses = 0;
  expect(self.hub.mails.filter(({ text }) => text.includes('WhatsApp takes no messages'))).toHaveLength(1);
  const rows = self.alerts().filter(({ Rule }) => Rule === 'delivery-broken');
  expect(rows.map(({ State }) => State)).toEqual(['open']);
  expect(Object.keys(rows[0] ?? {})).not.toContain('Fingerprint');
  expect(self.hub.deps.properties.get('health.fault')).toBe('');
});

describe('a fault that has stood for half an hour', () => {
  const alarms = (self: AlertHub) => self.hub.mails.filter(({ subject }) => subject.includes('has not worked'));
  /** Without it the hub can neither read its settings nor run a round. */
  const broken = () => {
    const self = openAlertHub();
    self.minute();
    self.hub.workbook.removeTab('Settings');
    self.hub.deps.cache.removeMany(['config.0']);
    return self;
  };

  test('is mailed to head office by the minute’s work, at the address that Settings last said', () => {
    const self = broken();
    self.pass(30);
    expect(alarms(self)).toEqual([]);
    self.pass(2);
    expect(alarms(self).map(({ to }) => to)).toEqual(['hq@volta.example']);
    expect(alarms(self)[0]?.text).toContain('Tab "Settings" is missing.');
    self.pass(55);
    expect(alarms(self)).toHaveLength(1);
  });

  test('is mailed when an uptime checker asks', () => {
    const self = broken();
    const { deps } = self.hub;
    const mailless = { ...deps, mailer: { ...deps.mailer, remaining: () => 0 } };
    for (let minute = 0; minute < 40; minute++) {
      self.hub.clock.sleep(60_000);
      tick(mailless, 'trigger');
    }
    expect(alarms(self)).toEqual([]);
    self.hub.clock.sleep(6 * 60_000);
    for (let n = 0; n < 5; n++) route(deps, { method: 'GET', query: {}, body: '' });
    expect(alarms(self)).toHaveLength(1);
  });

  test('that is over is not mailed', () => {
    const self = openAlertHub();
    const { deps } = self.hub;
    const isDown = { value: true };
    const flapping = {
      ...deps,
      config: () => {
        if (isDown.value) throw new Error('down');
        return deps.config();
      },
    };
    for (let minute = 0; minute < 90; minute++) {
      isDown.value = minute % 20 !== 19;
      self.hub.clock.sleep(60_000);
      tick(flapping, 'trigger');
    }
    expect(alarms(self)).toEqual([]);
  });
});
