/** One person who writes without end: others are answered at once, and what that person wrote is not lost. Over memory. */
import { entryName, putDelivery } from '../../../src/app/inbox/inbox';
import { runWriter } from '../../../src/app/writer/writer';
import { receiveWebhook } from '../../../src/http/webhook';
import type { Cell } from '../../../src/ports';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';

const START = Date.UTC(2026, 10, 27, 3);
const [FLOODER, OTHER] = ['6281311110000', '6281311119999'];

let hub: DryHub;
let messages = 0;
beforeEach(() => {
  hub = createDryHub({ nowMs: START, tabs: {} });
});

const body = (from: string, message: object = { type: 'text', text: { body: `halo ${messages}` } }) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '1' },
              contacts: [{ wa_id: from, profile: { name: 'X' } }],
              messages: [{ from, id: `wamid.${++messages}`, timestamp: '1', ...message }],
            },
          },
        ],
      },
    ],
  });
const post = (from: string, message?: object) =>
  receiveWebhook(hub.deps, 'meta', {
    method: 'POST',
    query: { source: 'meta', key: DRY_SECRETS.webhookKey },
    body: body(from, message),
  });
const handled = (): number => {
  const [rows = []] = hub.workbook.read([{ sheet: 'Inbox log', fromRow: 2 }]);
  return rows.filter(([id]: Cell[]) => id !== '').length;
};
const flood = (count: number) => {
  for (let n = 0; n < count; n++) {
    const receivedAtMs = hub.clock.nowMs();
    putDelivery(hub.deps.properties, {
      source: 'meta',
      body: body(FLOODER),
      receivedAtMs,
      name: entryName(receivedAtMs, `f${String(messages).padStart(7, '0')}`),
    });
  }
};
const minute = () => runWriter(hub.deps, { budgetMs: 20_000, always: true });

test('after a flood its sender waits for the minute, or for somebody else, who is served at once', () => {
  flood(20);
  minute();
  const before = handled();
  expect(before).toBe(20);
  post(FLOODER);
  expect(handled()).toBe(before);
  post(OTHER);
  expect(handled()).toBe(before + 2);
  post(FLOODER);
  minute();
  expect(handled()).toBe(before + 3);
});

test('a tap never waits, and neither does anybody who writes as people do', () => {
  flood(20);
  minute();
  const before = handled();
  post(FLOODER, {
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: { id: 'x', title: 'Claim' } },
  });
  expect(handled()).toBe(before + 1);
  for (let n = 0; n < 5; n++) post(OTHER);
  expect(handled()).toBe(before + 6);
});

test('when a hundred wait, they are taken all the same; and after a while a flood is forgotten', () => {
  flood(20);
  minute();
  flood(101);
  post(FLOODER);
  expect(handled()).toBe(122);
  hub.clock.moveTo(hub.clock.nowMs() + 5 * 60_000);
  post(FLOODER);
  expect(handled()).toBe(123);
});
