/** Sheets refuses everything for hours: nothing is lost, and the day's trigger runtime is still there when it is back. */
import { type Cast, openCast } from './cast';

const MINUTE_MS = 60_000;
/** A consumer account's, a day. https://developers.google.com/apps-script/guides/services/quotas */
const TRIGGER_MINUTES = 90;
let cast: Cast;
afterEach(() => cast?.hub.rt.close());

async function opened() {
  const sheets = { isDown: false };
  cast = await openCast({
    minutes: 'every',
    latency: 'model',
    intercept: ({ method, when }) =>
      sheets.isDown && when === 'before' && /^(Sheets|SpreadsheetApp|Spreadsheet|Sheet|Range)\./.test(method)
        ? { error: 'Service Spreadsheets failed while accessing document with id X.' }
        : undefined,
  });
  return sheets;
}

const triggerMinutes = (since: number) =>
  cast.hub.rt
    .executions()
    .filter((each) => each.function === 'everyMinute' && each.start >= since)
    .reduce((sum, { start, end }) => sum + ((end ?? start) - start), 0) / MINUTE_MS;

test('two hours cost a tenth of the day’s trigger runtime, and what came meanwhile is answered', async () => {
  const sheets = await opened();
  sheets.isDown = true;
  const since = cast.hub.rt.now();
  await cast.hub.rt.advance(30 * MINUTE_MS);
  cast.sari.phone.say('mau beli');
  await cast.hub.rt.advance(90 * MINUTE_MS);
  expect(cast.sari.heard).toEqual([]);
  expect(triggerMinutes(since)).toBeLessThan(TRIGGER_MINUTES / 10);
  sheets.isDown = false;
  await cast.hub.rt.advance(15 * MINUTE_MS);
  expect(cast.sari.heard.length).toBeGreaterThan(0);
  expect(cast.hub.rt.properties.get('health.sheetsDown')).toBe('');
});
