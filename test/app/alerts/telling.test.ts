/** What people are told of alerts, what their answers do, and what happens when WhatsApp brings nothing. */
import { alertChanges } from '../../../src/app/round/alert-changes';
import type { NewAlert } from '../../../src/core/alerts/alarm';
import { type AlertHub, MINUTE_MS, openAlertHub, PUSAT, RATNA } from '../../support/alert-hub';

let hub: AlertHub;
beforeEach(() => {
  hub = openAlertHub();
});

const raise = (alert: NewAlert) => {
  const { deps, clock } = hub.hub;
  deps.withLock(0, (commit) => commit(alertChanges(deps.workbook, clock.nowMs(), alert)));
};
const findings = (dealerId: string) =>
  raise({ rule: 'hard-findings', subject: dealerId, dealerId, text: `Sales of ${dealerId} were stopped.` });
/** Nobody closes them while the tests look. */
const openFindings = (...dealers: readonly string[]) => {
  const row = (dealer: string) => ['F-1', 'price', 1, 'hard', 'S-1', dealer, '', '', '', '', '', 'open'];
  hub.hub.workbook.addTab('Findings', [hub.findingsHeader, ...dealers.map(row)]);
};
const alertOf = (subject: string) => hub.alerts().find((row) => row.Subject === subject);
const pagesTo = (phone: string) => hub.toldTo(phone).filter(({ text }) => /🚨|\|/.test(text));

/** Both have written today, and Ratna is told of D1. */
function ratnaKnows() {
  openFindings('D1', 'D2', 'D3');
  hub.says(RATNA, 'hello');
  hub.says(PUSAT, 'hello');
  findings('D1');
  hub.pass(3);
  const [page] = pagesTo(RATNA);
  if (!page) throw new Error('Ratna was told nothing');
  return page;
}

describe('an alert reaches its person', () => {
  test('the manager of its region, with three buttons, and its row says who and why', () => {
    const page = ratnaKnows();
    expect(page.text).toBe(
      '🚨 Hard findings: Volta 1\nSales of D1 were stopped.\n➡️ Decide in the Findings tab.\nQuote this message and write OK when you look after it.',
    );
    expect(Object.keys(page.buttons)).toEqual(['Acknowledge', 'Why?', 'Useless']);
    expect(alertOf('D1')).toMatchObject({ State: 'open', Region: 'Jabodetabek', Why: 'Told as soon as it was sure.' });
    expect(alertOf('D1')?.Told).toMatch(/^Ibu Ratna by WhatsApp 2026-11-27 10:0\d$/);
    expect(hub.hub.mails.filter(({ subject }) => subject.includes('🚨'))).toEqual([]);
  });

  test('outside the 24 hours by the template, whose buttons do the same', () => {
    openFindings('D1');
    findings('D1');
    hub.pass(3);
    const [page] = pagesTo(RATNA);
    expect(page).toMatchObject({ isTemplate: true });
    expect(page?.text).toBe('Hard findings: Volta 1 | Sales of D1 were stopped. | Decide in the Findings tab.');
    expect(Object.values(page?.buttons ?? {}).map((id) => id.split('|')[2])).toEqual(['ACK', 'WHY', 'USELESS']);
  });

  test('what comes within five minutes is one message', () => {
    openFindings('D1', 'D2', 'D3');
    hub.says(RATNA, 'hello');
    for (const dealer of ['D1', 'D2', 'D3']) findings(dealer);
    hub.pass(4);
    expect(pagesTo(RATNA).map(({ text }) => text)).toEqual([
      expect.stringContaining(
        '🚨 3 alerts\n• Hard findings: Volta 1\n• Hard findings: Volta 2\n• Hard findings: Volta 3',
      ),
    ]);
  });

  test('again after a quarter of an hour, then head office, by name of whoever did not answer', () => {
    ratnaKnows();
    hub.pass(31);
    expect(pagesTo(RATNA)).toHaveLength(2);
    expect(pagesTo(RATNA)[1]?.text).toContain('since 2026-11-27 10:');
    expect(pagesTo(PUSAT).map(({ text }) => text)).toEqual([expect.stringContaining('Ibu Ratna has not answered.')]);
  });

  test('the same problem is one row, however often it is seen', () => {
    ratnaKnows();
    findings('D1');
    hub.pass(2);
    const rows = hub.alerts().filter((row) => row.Subject === 'D1');
    expect(rows.map((row) => `${row.State} ${row['Times seen']}`)).toEqual(['open 2', 'resolved 1']);
    expect(rows[1]?.Why).toBe(`The same as ${rows[0]?.['Alert ID']}.`);
  });

  test('whatever stands in it, the message fits and holds nothing that runs', () => {
    hub.says(RATNA, 'hello');
    const hostile = `=HYPERLINK("http://x")\u202e<script>${'ä'.repeat(10_000)}`;
    raise({ rule: 'account-trouble', subject: hostile, text: hostile });
    hub.whatsApp.delivers = false;
    hub.pass(5);
    const [page] = pagesTo(PUSAT);
    expect(page?.text.length).toBeLessThanOrEqual(1_024);
    expect(page?.text).not.toContain('\u202e');
    const mail = hub.hub.mails.find(({ subject }) => subject.includes('🚨'));
    expect(mail?.html).not.toContain('<script>');
    expect((mail?.subject ?? '').length).toBeLessThanOrEqual(150);
  });
});

describe('an acknowledgement', () => {
  test('holds for everybody and comes to an end; then the alert is back with its age', () => {
    const page = ratnaKnows();
    hub.taps(page, 'Acknowledge');
    expect(hub.toldTo(RATNA).at(-1)?.text).toContain('👍 You look after it: Hard findings: Volta 1.');
    expect(alertOf('D1')).toMatchObject({ State: 'acknowledged', 'Acknowledged by': 'Ibu Ratna' });
    const before = hub.told.length;
    hub.pass(238);
    expect(hub.told).toHaveLength(before);
    hub.pass(6);
    expect(hub.told).toHaveLength(before + 1);
    expect(hub.told.at(-1)).toMatchObject({ to: RATNA, text: expect.stringContaining('since 2026-11-27 10:') });
    expect(alertOf('D1')?.State).toBe('open');
  });

  test('is for the alerts of that message alone', () => {
    const page = ratnaKnows();
    hub.pass(5);
    findings('D2');
    hub.pass(5);
    hub.taps(page, 'Acknowledge');
    expect([alertOf('D1')?.State, alertOf('D2')?.State]).toEqual(['acknowledged', 'open']);
  });

  test.each(['ok', 'siap bu', 'sudah ditangani'])('by quoting it with “%s”', (text) => {
    const page = ratnaKnows();
    hub.says(RATNA, text, page.id);
    expect(alertOf('D1')?.State).toBe('acknowledged');
  });

  test('of words that quote nothing is one right after the alert', () => {
    ratnaKnows();
    hub.says(RATNA, 'ok');
    expect(alertOf('D1')?.State).toBe('acknowledged');
    expect(hub.toldTo(RATNA).at(-1)?.text).toContain('👍 You look after it: Hard findings: Volta 1.');
  });

  test.each(['another alert', 'something else'])('of words that quote nothing is none after %s', (what) => {
    ratnaKnows();
    hub.pass(5);
    if (what === 'another alert') findings('D2');
    else hub.says(RATNA, 'help');
    hub.pass(3);
    hub.says(RATNA, 'ok');
    expect([alertOf('D1')?.State, alertOf('D2')?.State ?? 'open']).toEqual(['open', 'open']);
    expect(hub.toldTo(RATNA).at(-1)?.text).toContain('OK to which message?');
  });

  test('never goes to the customer of the only lead that a manager has', () => {
    hub = openAlertHub({}, { leads: { count: 1, fromMinute: 1 } });
    ratnaKnows();
    expect(hub.rows('Leads')[0]).toMatchObject({ Status: 'WITH_MANAGER' });
    hub.says(RATNA, 'OK');
    expect(hub.toldTo('6281322200110').map(({ text }) => text)).not.toContain(expect.stringContaining('OK'));
    expect(hub.rows('Outbox').filter((row) => row.Message === 'customer.repSays')).toEqual([]);
    expect(alertOf('D1')?.State).toBe('acknowledged');
  });

  test('of two, the second reads who looks after it', () => {
    ratnaKnows();
    hub.pass(31);
    const [escalated] = pagesTo(PUSAT);
    const page = pagesTo(RATNA).at(-1);
    if (!escalated || !page) throw new Error('both were to be told');
    hub.taps(page, 'Acknowledge');
    hub.taps(escalated, 'Acknowledge');
    expect(hub.toldTo(PUSAT).at(-1)?.text).toBe('Ibu Ratna looks after it already: Hard findings: Volta 1.');
    expect(alertOf('D1')?.['Acknowledged by']).toBe('Ibu Ratna');
  });

  test('that comes when it is over changes nothing', () => {
    const page = ratnaKnows();
    openFindings();
    hub.pass(12);
    expect(alertOf('D1')).toMatchObject({ State: 'resolved', Why: 'None of its hard findings is open.' });
    hub.taps(page, 'Acknowledge');
    expect(hub.toldTo(RATNA).at(-1)?.text).toBe('✅ It is over: Hard findings: Volta 1.');
    expect(alertOf('D1')?.State).toBe('resolved');
  });

  test('by somebody whose message it was not is refused', () => {
    const page = ratnaKnows();
    hub.taps({ ...page, to: PUSAT }, 'Acknowledge');
    hub.says(PUSAT, 'ok', page.id);
    hub.taps({ ...page, to: '6281311111111' }, 'Acknowledge');
    expect(alertOf('D1')?.State).toBe('open');
  });
});

describe('other answers', () => {
  test('“why?” says rule, subject, how often and since when, and what to do', () => {
    const page = ratnaKnows();
    hub.taps(page, 'Why?');
    const answer = hub.toldTo(RATNA).at(-1)?.text ?? '';
    for (const part of ['rule hard-findings', 'About: D1', 'Seen 1× since 2026-11-27 10:', 'manager of Jabodetabek'])
      expect(answer).toContain(part);
    hub.says(RATNA, 'apa ini?', page.id);
    expect(hub.toldTo(RATNA).at(-1)?.text).toBe(answer);
    expect(alertOf('D1')?.State).toBe('open');
  });

  test('“useless” is a false alarm, and stays one until its cause has cleared', () => {
    hub.taps(ratnaKnows(), 'Useless');
    expect(alertOf('D1')).toMatchObject({ State: 'false alarm', Why: 'Useless, says Ibu Ratna.' });
    const before = hub.told.length;
    findings('D1');
    hub.pass(90);
    expect(hub.told).toHaveLength(before);
    openFindings();
    hub.pass(12);
    openFindings('D1');
    findings('D1');
    hub.pass(5);
    expect(hub.told).toHaveLength(before + 1);
  });
});

describe('staff', () => {
  test.each(['resolved', 'false alarm', 'acknowledged'])('who make it “%s” stop every channel', (state) => {
    ratnaKnows();
    hub.staffSets(String(alertOf('D1')?.['Alert ID']), 'State', state);
    const before = hub.told.length;
    hub.pass(120);
    expect(hub.told).toHaveLength(before);
  });

  test('who snooze it have quiet until then', () => {
    ratnaKnows();
    const until = hub.hub.clock.nowMs() + 60 * MINUTE_MS;
    hub.staffSets(String(alertOf('D1')?.['Alert ID']), 'Snooze until', 25_569 + (until + 7 * 3_600_000) / 86_400_000);
    const before = hub.told.length;
    hub.pass(59);
    expect(hub.told).toHaveLength(before);
    hub.pass(5);
    expect(hub.told.length).toBeGreaterThan(before);
  });
});

describe('when WhatsApp brings nothing', () => {
  const mails = () => hub.hub.mails.filter(({ subject }) => subject.includes('🚨'));

  test('without proof within two minutes it is mailed, once a person, and the next person is told', () => {
    hub.whatsApp.delivers = false;
    openFindings('D1');
    findings('D1');
    hub.pass(8);
    expect(
      mails().map(({ to, text }) => [to, text.includes('nothing proves that the WhatsApp message arrived')]),
    ).toEqual([
      ['ratna@volta.example', true],
      ['hq@volta.example', true],
    ]);
    expect(pagesTo(PUSAT)[0]?.text).toContain('It did not reach Ibu Ratna.');
    hub.pass(300);
    expect(mails()).toHaveLength(2);
  });

  test('a token that has expired is mailed to head office, and over when a message goes out', () => {
    hub.says(RATNA, 'hello');
    hub.whatsApp.refuses = 190;
    hub.says('6281311111111', 'halo');
    hub.pass(3);
    expect(mails().map(({ to, text }) => [to, text.includes('WhatsApp takes no messages')])).toEqual([
      ['hq@volta.example', true],
    ]);
    hub.pass(60);
    expect(mails()).toHaveLength(1);
    expect(pagesTo(PUSAT)).toEqual([]);
    hub.whatsApp.refuses = 0;
    hub.says('6281311111111', 'halo lagi');
    hub.pass(2);
    expect(alertOf('account')).toMatchObject({ State: 'resolved', Why: 'Messages go out again.' });
    hub.whatsApp.refuses = 190;
    hub.says('6281311111111', 'halo?');
    hub.pass(3);
    expect(alertOf('account')?.State).toBe('open');
  });

  test('a manager without a number or mail is passed over; the day’s limit sends mail', () => {
    hub = openAlertHub({ alertsPerDay: '2' });
    openFindings('D1', 'D2', 'D3', 'D4');
    for (const dealer of ['D1', 'D2', 'D3', 'D4']) {
      findings(dealer);
      hub.pass(7);
    }
    hub.pass(15);
    expect(pagesTo(RATNA)).toHaveLength(2);
    expect(pagesTo(RATNA)[1]?.text).toContain('That makes 2 alerts today.');
    expect(mails().filter(({ to }) => to === 'ratna@volta.example').length).toBe(2);
  });

  test('when the mail quota is spent, it goes to those whom WhatsApp reaches', () => {
    hub = openAlertHub({ hqPhone: '' });
    hub.hub.deps.mailer.remaining();
    hub.spendMails();
    raise({ rule: 'ledger-broken', subject: 'No. 2', text: 'The ledger does not hold.' });
    hub.pass(3);
    expect(mails()).toEqual([]);
    expect(pagesTo(RATNA)).toHaveLength(1);
  });
});

test('a gateway that comes and goes is one row, and rings by the pace it had', () => {
  hub = openAlertHub({}, { silentMinutes: 10 });
  hub.says(PUSAT, 'hello');
  const before = hub.told.length;
  for (let n = 0; n < 6; n++) {
    hub.hears('jkt-1');
    hub.hears('sby-1');
    hub.pass(13);
  }
  const rows = hub.alerts().filter((row) => row.Rule === 'gateway-silent');
  expect(rows.map((row) => `${row.Subject} ${row['Times seen']}`)).toEqual(['jkt-1 6', 'sby-1 6']);
  // Told twice in 78 minutes: at once, and by the growing pace.
  expect(hub.told.length - before).toBeLessThanOrEqual(3);
  hub.hears('jkt-1');
  hub.hears('sby-1');
  hub.pass(1);
  expect(hub.alerts().filter((row) => row.Rule === 'gateway-silent' && row.State === 'open')).toEqual([]);
});
