/** What people are told of alerts, and what their answers do. */
import { PUSAT, RATNA } from '../../support/alert-hub';
import { alertOf, findings, hub, openFindings, pagesTo, raise, ratnaKnows, reopen } from './told-managers';

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
    reopen({}, { leads: { count: 1, fromMinute: 1 } });
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
