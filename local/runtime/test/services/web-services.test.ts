/** UrlFetchApp, ScriptApp, Session, MailApp, Logger. */

import type { FetchResponse } from '../../fetch-answer';
import { createGlobals } from '../../globals';
import type { FetchRequest } from '../../port';
import { openAppsScript, openTwo, thrownBy } from './apps-script';

/** Globals whose fetches are kept and answered alike. */
function openWeb(response: FetchResponse = { status: 200, body: 'ok' }) {
  const asked: FetchRequest[] = [];
  const app = openAppsScript({
    fetch: (request) => {
      asked.push(request);
      return response;
    },
  });
  return { asked, ...app };
}

describe('a fetch', () => {
  test('is a GET without body unless it says otherwise, and a payload makes a POST form', () => {
    const { asked, UrlFetchApp } = openWeb();
    UrlFetchApp.fetch('https://example.com/a');
    UrlFetchApp.fetch('https://example.com/b', { payload: { a: '1 2', b: 'é' } });
    UrlFetchApp.fetch('https://example.com/c', {
      method: 'put',
      contentType: 'application/json',
      payload: '{}',
      headers: { 'X-A': 'b' },
    });
    expect(
      asked.map(({ method, payload, contentType, headers }) => ({ method, payload, contentType, headers })),
    ).toEqual([
      { method: 'get', payload: undefined, contentType: undefined, headers: {} },
      { method: 'post', payload: 'a=1+2&b=%C3%A9', contentType: 'application/x-www-form-urlencoded', headers: {} },
      { method: 'put', payload: '{}', contentType: 'application/json', headers: { 'X-A': 'b' } },
    ]);
  });

  test('with a blob among its fields is a multipart form', () => {
    const { asked, UrlFetchApp, Utilities } = openWeb();
    UrlFetchApp.fetch('https://example.com', {
      method: 'post',
      payload: { file: Utilities.newBlob('x', 'text/plain', 'a.txt') },
    });
    expect(asked[0]?.contentType).toMatch(/^multipart\/form-data; boundary=/);
    expect(Buffer.from(asked[0]?.payload as Uint8Array).toString()).toContain('filename="a.txt"');
  });

  test('that fails names the host only, unless muted', () => {
    const { UrlFetchApp } = openWeb({ status: 400, body: '{"error":1}' });
    expect(thrownBy(() => UrlFetchApp.fetch('https://api.example.com/secret/path?token=1')).message).toBe(
      'Request failed for https://api.example.com returned code 400. Truncated server response: {"error":1} (use muteHttpExceptions option to examine full response)',
    );
    const muted = UrlFetchApp.fetch('https://api.example.com', { muteHttpExceptions: true });
    expect([muted.getResponseCode(), muted.getContentText()]).toEqual([400, '{"error":1}']);
  });

  test('never leaves the machine when nobody answers', () => {
    expect(() => openAppsScript().UrlFetchApp.fetch('https://example.com')).toThrow('DNS error: https://example.com');
  });

  test('answers with headers, text and blob', () => {
    const headers = {
      'Content-Type': 'text/csv; charset=utf-8',
      'Set-Cookie': ['a=1', 'b=2'],
      'Content-Disposition': 'attachment; filename="x.csv"',
    };
    const response = openWeb({ status: 200, headers, body: 'é' }).UrlFetchApp.fetch('https://example.com/d/x');
    expect(response.getContentText()).toBe('é');
    expect(response.getContent()).toEqual([-61, -87]);
    expect(response.getHeaders()).toMatchObject({ 'Set-Cookie': 'b=2' });
    expect(response.getAllHeaders()).toMatchObject({ 'Set-Cookie': ['a=1', 'b=2'] });
    expect([response.getBlob().getName(), response.getBlob().getContentType()]).toEqual(['x.csv', 'text/csv']);
  });

  test('fetchAll keeps the order; getRequest shows what would be sent', () => {
    const { UrlFetchApp, asked } = openWeb();
    UrlFetchApp.fetchAll([
      { url: 'https://a.example' },
      { url: 'https://b.example', method: 'post' },
      'https://c.example',
    ]);
    expect(asked.map((request) => request.url)).toEqual([
      'https://a.example',
      'https://b.example',
      'https://c.example',
    ]);
    expect(UrlFetchApp.getRequest('https://a.example', { method: 'POST' as never })).toMatchObject({
      method: 'post',
      headers: {},
      contentType: 'application/x-www-form-urlencoded',
    });
  });

  test('with wrong parameters is refused', () => {
    const { UrlFetchApp } = openWeb();
    expect(() => UrlFetchApp.fetch('https://a.example', { method: 'brew' as never })).toThrow(
      'Attribute provided with invalid value: method',
    );
    expect(() => UrlFetchApp.fetch('https://a.example', { headers: { Host: 'x' } })).toThrow(
      'Attribute provided with invalid value: Header:Host',
    );
    expect(() => UrlFetchApp.fetch(5 as never)).toThrow("don't match the method signature for UrlFetchApp.fetch");
  });
});

describe('triggers', () => {
  test('are made, listed and deleted', () => {
    const { ScriptApp, SpreadsheetApp } = openAppsScript();
    const clock = ScriptApp.newTrigger('everyMinute').timeBased().everyMinutes(1).create();
    ScriptApp.newTrigger('onEditInstalled').forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onEdit().create();
    expect(
      ScriptApp.getProjectTriggers().map((trigger) => [trigger.getHandlerFunction(), String(trigger.getEventType())]),
    ).toEqual([
      ['everyMinute', 'CLOCK'],
      ['onEditInstalled', 'ON_EDIT'],
    ]);
    ScriptApp.deleteTrigger(clock);
    expect(ScriptApp.getProjectTriggers()).toHaveLength(1);
  });

  test('are at most twenty, and run only at the intervals there are', () => {
    const { ScriptApp } = openAppsScript();
    const builder = () => ScriptApp.newTrigger('f').timeBased();
    expect(() => builder().everyMinutes(7)).toThrow();
    expect(() => builder().everyHours(5)).toThrow();
    expect(() => builder().inTimezone('No/Where')).toThrow();
    expect(() => builder().create()).toThrow();
    for (let made = 0; made < 20; made += 1) builder().everyDays(1).atHour(7).create();
    expect(() => builder().everyDays(1).create()).toThrow('This script has too many triggers.');
  });
});

test('the web app’s address and the session are those of the options', () => {
  const { ScriptApp, Session } = openAppsScript({
    webAppUrl: 'https://example.com/exec',
    user: 'me@example.com',
    scriptId: 's1',
    timeZone: 'Asia/Makassar',
  });
  expect([ScriptApp.getService().getUrl(), ScriptApp.getScriptId()]).toEqual(['https://example.com/exec', 's1']);
  expect([Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone()]).toEqual([
    'me@example.com',
    'Asia/Makassar',
  ]);
  expect(openAppsScript().ScriptApp.getService().getUrl()).toBeNull();
});

describe('mail', () => {
  test('is kept with all its parts, in any form of the call', () => {
    const { host, first } = openTwo();
    const { MailApp, Utilities } = first;
    MailApp.sendEmail('a@example.com', 'Subject', 'Body', { cc: 'b@example.com', htmlBody: '<b>x</b>' });
    MailApp.sendEmail('a@example.com', 'reply@example.com', 'Subject', 'Body');
    MailApp.sendEmail({
      to: 'c@example.com',
      subject: 'S',
      body: 'B',
      attachments: [Utilities.newBlob('x', 'text/plain', 'a.txt')],
    });
    expect(host.mail.map((mail) => [mail.to, mail.cc, mail.replyTo, mail.htmlBody, mail.attachments.length])).toEqual([
      ['a@example.com', 'b@example.com', '', '<b>x</b>', 0],
      ['a@example.com', '', 'reply@example.com', null, 0],
      ['c@example.com', '', '', null, 1],
    ]);
    expect(MailApp.getRemainingDailyQuota()).toBe(96);
  });

  test.each([
    [{ subject: 's', body: 'b' }, 'Failed to send email: no recipient'],
    [{ to: 'nobody', subject: 's', body: 'b' }, 'Invalid email: nobody'],
    [{ to: 'a@b.co', subject: 'x'.repeat(251), body: 'b' }, 'Argument too large: subject'],
    [{ to: 'a@b.co', subject: 's', body: 'x'.repeat(204_801) }, 'Limit Exceeded: Email Body Size.'],
    [
      { to: Array.from({ length: 51 }, (_, i) => `u${i}@b.co`).join(','), subject: 's', body: 'b' },
      'Limit Exceeded: Email Recipients Per Message.',
    ],
  ])('is refused when it breaks a limit (%#)', (mail, text) => {
    expect(thrownBy(() => openAppsScript().MailApp.sendEmail(mail)).message).toBe(text);
  });

  test('stops when the day’s recipients are used up', () => {
    const { MailApp } = openAppsScript();
    const to = Array.from({ length: 50 }, (_, i) => `u${i}@b.co`).join(',');
    MailApp.sendEmail(to, 's', 'b');
    MailApp.sendEmail(to, 's', 'b');
    expect(() => MailApp.sendEmail('a@b.co', 's', 'b')).toThrow('Service invoked too many times for one day: email.');
  });
});

test('logs are written and kept', () => {
  const lines: string[] = [];
  const globals = createGlobals({ log: (level, text) => lines.push(`${level}: ${text}`) }) as unknown as {
    Logger: GoogleAppsScript.Base.Logger;
    console: { log(...args: unknown[]): void; warn(...args: unknown[]): void };
  };
  globals.Logger.log('%s is %d', 'x', 5);
  globals.console.log('a %s', 'b', { c: 1 });
  globals.console.warn([1, 2]);
  expect(lines).toEqual(['info: x is 5', 'log: a b {"c":1}', 'warn: [1,2]']);
  expect(globals.Logger.getLog()).toBe('x is 5\n');
  expect(Object.keys(globals.console).sort()).toEqual(['error', 'info', 'log', 'time', 'timeEnd', 'warn']);
});
