/** What fails beside alerts must not keep them from people: a tab, the mail quota, the cache, a stage of their own. */
import { alertChanges } from '../../../src/app/round/alert-changes';
import { tick } from '../../../src/app/schedule/tick';
import { runWriter } from '../../../src/app/writer/writer';
import type { NewAlert } from '../../../src/core/alerts/alarm';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { type AlertHub, MINUTE_MS, openAlertHub, PUSAT, RATNA } from '../../support/alert-hub';

let self: AlertHub;
beforeEach(() => {
  self = openAlertHub();
});

const raise = (alert: NewAlert) => {
  const { deps, clock } = self.hub;
  deps.withLock(0, (commit) => commit(alertChanges(deps.workbook, clock.nowMs(), alert)));
};
const ofAccount = { rule: 'account-trouble', subject: 'template', text: 'Meta has paused it.' } as const;
const minutes = (deps: DryHub['deps'], count: number) => {
  for (let n = 0; n < count; n++) {
    self.hub.clock.sleep(MINUTE_MS);
    tick(deps, 'trigger');
  }
};
const toldOf = (text: string) => self.told.filter((each) => each.text.includes(text));
const mails = () => self.hub.mails.filter(({ subject }) => subject.includes('🚨'));

test.each(['the tab Findings is missing', 'a header of Findings is gone'])('while %s', (what) => {
  raise({ rule: 'hard-findings', subject: 'D1', dealerId: 'D1', text: 'Sales of D1 were stopped.' });
  if (what.startsWith('the')) self.hub.workbook.removeTab('Findings');
  else self.hub.workbook.addTab('Findings', [self.findingsHeader.slice(1)]);
  raise(ofAccount);
  self.pass(5);
  expect([toldOf('Meta has paused it.').length, toldOf('Sales of D1 were stopped.').length]).toEqual([1, 1]);
  expect(
    self
      .alerts()
      .filter(({ Rule }) => Rule === 'step-failed')
      .map(({ Subject }) => Subject),
  ).toEqual(['alerts and their findings']);
});

test('while nobody can say how many mails are left, WhatsApp brings it', () => {
  self = openAlertHub({ hqPhone: '' });
  const { deps } = self.hub;
  const remaining = () => {
    throw new Error('Service invoked too many times');
  };
  raise({ rule: 'ledger-broken', subject: 'No. 2', text: 'The ledger does not hold.' });
  minutes({ ...deps, mailer: { ...deps.mailer, remaining } }, 3);
  expect(toldOf('The ledger does not hold.').map(({ to }) => to)).toEqual([RATNA]);
});

test('while the cache answers nothing, what is not proved is mailed', () => {
  const { deps } = self.hub;
  const getMany: typeof deps.cache.getMany = (keys) => {
    if (keys.some((key) => key.startsWith('st.'))) throw new Error('Service error: Cache');
    return deps.cache.getMany(keys);
  };
  self.says(PUSAT, 'hello');
  raise(ofAccount);
  minutes({ ...deps, cache: { ...deps.cache, getMany } }, 5);
  expect(mails().map(({ to }) => to)).toEqual(['hq@volta.example']);
});

test('a stage that failed for hours is tried again within two minutes, and the others went on', () => {
  const { deps } = self.hub;
  const config = () => ({ ...deps.config(), silences: null as never });
  raise(ofAccount);
  raise({ rule: 'gateway-silent', subject: 'nowhere', text: 'Nothing came.' });
  minutes({ ...deps, config }, 180);
  expect(toldOf('Meta has paused it.')).toEqual([]);
  expect(self.alerts().find(({ Subject }) => Subject === 'nowhere')?.State).toBe('resolved');
  self.pass(3);
  expect(toldOf('Meta has paused it.')).toHaveLength(1);
});

test.each(['refused', 'lost'])('a mail that was %s is sent again, and one that was sent is not', (what) => {
  self = openAlertHub({ hqPhone: '' });
  const { deps } = self.hub;
  raise({ rule: 'ledger-broken', subject: 'No. 2', text: 'The ledger does not hold.' });
  const send = () => {
    throw new Error('Invalid argument');
  };
  // The execution dies between the commit and the mail.
  const dead = { ...deps.properties, setMany: send };
  const failing =
    what === 'refused'
      ? { ...deps, mailer: { ...deps.mailer, send } }
      : { ...deps, mailer: { ...deps.mailer, send: () => undefined }, properties: dead };
  self.hub.clock.sleep(MINUTE_MS);
  expect(() => runWriter(failing, { budgetMs: 20_000, always: true })).not.toThrow();
  expect(mails()).toEqual([]);
  self.pass(25);
  expect(mails()).toHaveLength(1);
  self.pass(240);
  expect(mails()).toHaveLength(1);
  expect(Object.keys(deps.properties.getAll()).filter((key) => key.startsWith('mailed.'))).toEqual([]);
});
