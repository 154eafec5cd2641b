/** A small client of the fake Graph API for tests: one world, its clock, and the webhooks that it delivered. */
import type { FetchRequest } from '../../../local/world/http';
import { createMetaWorld, type MetaWorldOptions } from '../../../local/world/meta';
import type { WebhookBody } from '../../../local/world/meta/webhooks';

export const TOKEN = 'EAAtoken';
export const PHONE_NUMBER_ID = '106540352242922';
export const URL = `https://graph.facebook.com/v25.0/${PHONE_NUMBER_ID}/messages`;

export function testWorld(options: Partial<MetaWorldOptions> = {}) {
  let time = Date.UTC(2026, 10, 21, 3, 0, 0);
  let seed = 7;
  const webhooks: WebhookBody[] = [];
  const world = createMetaWorld({
    now: () => time,
    random: () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    },
    deliver: (body) => {
      webhooks.push(body);
      return 200;
    },
    businessNumber: '6281100001111',
    phoneNumberId: PHONE_NUMBER_ID,
    accessToken: TOKEN,
    ...options,
  });
  const request = (body: unknown, change: Partial<FetchRequest> = {}) => {
    const answer = world.handle({
      url: URL,
      method: 'post',
      headers: { Authorization: `Bearer ${TOKEN}` },
      contentType: 'application/json',
      payload: typeof body === 'string' ? body : JSON.stringify(body),
      ...change,
    });
    if (!answer || 'networkError' in answer) throw new Error('no answer');
    return { status: answer.status, json: JSON.parse(new TextDecoder().decode(answer.body)) };
  };
  return {
    world,
    webhooks,
    request,
    send: (to: string, message: object) => request({ messaging_product: 'whatsapp', to, ...message }),
    async pass(ms: number) {
      const end = time + ms;
      for (let due = world.nextDue(); due !== undefined && due <= end; due = world.nextDue()) {
        time = Math.max(time, due);
        world.runDue();
      }
      time = end;
      await world.delivery.settled();
    },
    /** All messages and statuses delivered so far, in order. */
    values: () =>
      webhooks.flatMap((body) => body.entry.flatMap((entry) => entry.changes.map((change) => change.value))),
  };
}

export const text = (body: string) => ({ type: 'text', text: { body } });

export const buttons = (...titles: string[]) => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Choose' },
    action: { buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `b${index}`, title } })) },
  },
});

export const list = (rows: readonly { id: string; title: string; description?: string }[], body = 'Choose') => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: body }, action: { button: 'Open', sections: [{ title: 'All', rows }] } },
});
