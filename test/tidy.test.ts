/** Nothing has grown too long, or takes too much: files, functions, parameters, flags. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn } from './support/source-rules';

const ROOTS = ['src', 'local', 'sim', 'bench', 'tools'];

/** Tables and copy are as long as what they list. */
const ASIDE = [/^src\/tables\//, /^src\/core\/messages\//, /^bench\/textbook\//];

/** What was too long when this test came. It may only become fewer: who shortens one takes it off. */
const KNOWN: readonly string[] = [
  'answer-rep.ts replyTo: parameters',
  'look-up-places.ts continueWith: parameters',
  'move-along.ts moveAlong: parameters',
  'move-along.ts choiceRow: parameters',
  'owner.ts noteManagerLead: flag',
  'register-sale.ts withIdentity: flag',
  'release-lead.ts releaseLead: parameters',
  'round.ts moveLead: parameters',
  'round.ts noteOnTimeline: parameters',
  'round.ts raiseAlert: parameters',
  'sale-questions.ts send: parameters',
  'sale-questions.ts askList: parameters',
  'sale-questions.ts choice: parameters',
  'tell-customer.ts tellCustomer: parameters',
  'tell-rep.ts tellRep: parameters',
  'tell-sender.ts tellOwner: parameters',
  'parse.ts the file: file length',
  'crm.ts createCrmGateway: length',
  'gateway.ts createQontakGateway: length',
  'http.ts missingKeys: flag',
  'http.ts qontakHttp: length',
  'sales-book.ts readSalesBook: length',
  'digests.ts createDigests: length',
  'utilities.ts createUtilities: length',
  'people.ts typeCell: parameters',
  'people.ts paste: parameters',
  'people.ts requireSpan: parameters',
  'sheets-api-cells.ts writeRow: parameters',
  'sheets-api-values.ts resolveRange: flag',
  'sheets-api-values.ts render: parameters',
  'sheets-api-values.ts writeValueRange: parameters',
  'sheets-api-values.ts putRows: parameters',
  'sheets-api-values.ts putRows: flag',
  'sheets-api-values.ts appendValues: parameters',
  'write-values.ts enterBlock: parameters',
  'calls.ts finishWith: parameters',
  'calls.ts perform: parameters',
  'fetch.ts fetchService: flag',
  'sandbox.ts createSandbox: flag',
  'date-pattern.ts field: parameters',
  'date-pattern.ts readField: parameters',
  'edits.ts copyBlock: parameters',
  'edits.ts copyBlock: flag',
  'edits.ts paste: parameters',
  'evaluate.ts evaluateCell: parameters',
  'fill.ts fillSeries: flag',
  'find.ts searched: parameters',
  'find.ts replaceIn: parameters',
  'formula-parse.ts parseFormula: length',
  'number-format-date.ts show: parameters',
  'rect-shift.ts grow: parameters',
  'rect-shift.ts shrink: parameters',
  'sort.ts compareCells: flag',
  'time-zone.ts utc: parameters',
  'activity.ts activityRoutes: length',
  'inbox.ts inboxRoutes: length',
  'phones.ts phoneRoutes: length',
  'hub.ts startOnce: length',
  'inbox.tsx Room: length',
  'add-customer.tsx AddCustomer: length',
  'chat.tsx Chat: length',
  'composer.tsx Composer: length',
  'map.tsx IndonesiaMap: length',
  'grid.tsx Grid: length',
  'menu.tsx Menu: length',
  'picker.tsx PickerList: length',
  'use-grid-cursor.ts useGridCursor: length',
  'player.ts createPlayer: length',
  'delivery.ts createDelivery: length',
  'phone.ts createPhone: length',
  'webhooks.ts statusChange: parameters',
  'meta.ts createMetaWorld: length',
  'chat-api.ts createChatApi: length',
  'crm.ts createCrmWorld: length',
  'rooms.ts interaction: parameters',
  'qontak.ts createQontakWorld: length',
  'integrity-docs.ts integrityDocs: length',
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.mts') && !ASIDE.some((aside) => aside.test(path))
      ? [path]
      : [];
  });
}

const findings = ROOTS.flatMap(sources).flatMap(findingsIn);

test('no file or function is too long, no function takes too many parameters, or a flag', () => {
  expect(findings.filter(({ key }) => !KNOWN.includes(key)).map(({ text }) => text)).toEqual([]);
});

test('what is in order again is taken off the list of what is known', () => {
  const found = new Set(findings.map(({ key }) => key));
  const done = KNOWN.filter((key) => !found.has(key));
  expect(done.map((key) => `${key}: it is in order; remove it from the list`)).toEqual([]);
});
