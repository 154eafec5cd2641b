/** What staff do about alerts in the tab, and what happens when WhatsApp brings nothing. */
import { MINUTE_MS, PUSAT, RATNA } from '../../support/alert-hub';
import { alertOf, findings, hub, openFindings, pagesTo, raise, ratnaKnows, reopen } from './told-managers';

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
    reopen({ alertsPerDay: '2' });
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
    reopen({ hqPhone: '' });
    hub.hub.deps.mailer.remaining();
    hub.spendMails();
    raise({ rule: 'ledger-broken', subject: 'No. 2', text: 'The ledger does not hold.' });
    hub.pass(3);
    expect(mails()).toEqual([]);
    expect(pagesTo(RATNA)).toHaveLength(1);
  });

  test('a quota that is spent is asked for again after an hour, and what it still holds goes to the most urgent', () => {
    reopen({ hqPhone: '', hqEmail: 'one@volta.example, two@volta.example' });
    const { mailer } = hub.hub.deps;
    hub.spendMails();
    let asked = 0;
    const remaining = mailer.remaining.bind(mailer);
    const counting = () => {
      asked++;
      return remaining();
    };
    Object.assign(mailer, { remaining: counting });
    raise({ rule: 'ledger-broken', subject: 'No. 2', text: 'The ledger does not hold.' });
    hub.whatsApp.refuses = 131_026;
    hub.pass(1);
    const before = asked;
    hub.pass(50);
    expect(asked).toBe(before);
    Object.assign(mailer, { remaining: () => 2 });
    hub.pass(30);
    expect(mails().map(({ to }) => to)).toEqual(['one@volta.example,two@volta.example']);
  });
});

test('a gateway that comes and goes is one row, and rings by the pace it had', () => {
  reopen({}, { silentMinutes: 10 });
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
