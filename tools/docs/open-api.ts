/** docs/openapi.json: what the web app takes and answers, for those who build against it. */
import { READ_ONLY } from '../../src/app/pages/call-page.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (description: string): Json => ({ type: 'string', description });
const query = (name: string, description: string, isNeeded: 'needed' | 'optional' = 'needed'): Json => ({
  name,
  in: 'query',
  required: isNeeded === 'needed',
  description,
  schema: { type: 'string' },
});
const answer = (description: string, type: string, schema: Json): Json => ({
  200: { description, content: { [type]: { schema } } },
});
const said = (description: string): Json => answer(description, 'text/html', { type: 'string' });
const json = (description: string, schema: Json): Json => answer(description, 'application/json', schema);
const body = (type: string, schema: Json): Json => ({ required: true, content: { [type]: { schema } } });

/** Apps Script serves one address; `source` says who writes. Paths differ in it alone. */
const PATHS: Json = {
  '/exec': {
    get: {
      summary: 'Health',
      description: 'For uptime checkers: heartbeat, faults, queues. Nothing personal.',
      responses: json('How the hub is', {
        type: 'object',
        properties: { ok: { type: 'boolean' } },
        additionalProperties: true,
      }),
    },
  },
  '/exec?source=meta': {
    get: {
      summary: 'Meta’s verification of the webhook',
      parameters: ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => query(name, 'As Meta sends it')),
      responses: answer('The challenge', 'text/plain', { type: 'string' }),
    },
    post: {
      summary: 'WhatsApp Cloud API webhook',
      parameters: [query('key', 'WEBHOOK_KEY')],
      requestBody: body('application/json', {
        type: 'object',
        description: 'As Meta documents it, Graph v24 and later',
      }),
      responses: said('“ok” once it is kept; anything else: send it again'),
    },
  },
  '/exec?source=qontak': {
    post: {
      summary: 'Mekari Qontak webhook',
      parameters: [query('key', 'WEBHOOK_KEY')],
      requestBody: body('application/json', {
        type: 'object',
        description: 'message_interactions and room_interactions: messages, statuses, broadcast logs, rooms',
      }),
      responses: said('“ok” once it is kept; anything else: send it again'),
    },
  },
  '/exec?source=unit': {
    post: {
      summary: 'Reports of a gateway',
      parameters: [
        query('gw', 'Gateway ID'),
        query('key', 'Its secret, where the gateway may show it', 'optional'),
        query('id', 'Of this delivery: the same one twice is one', 'optional'),
        query('ts', 'Unix seconds, within five minutes', 'optional'),
        query('sig', 'HMAC-SHA256 as docs/TELEMETRY.md says', 'optional'),
      ],
      requestBody: body('application/json', { description: 'In the gateway’s own format, at most 1 MB' }),
      responses: json('A verdict for each event', { $ref: '#/components/schemas/Verdicts' }),
    },
  },
  '/exec?source=read': {
    post: {
      summary: 'A question of a program that only reads',
      requestBody: body('application/json', { $ref: '#/components/schemas/Question' }),
      responses: json('What the link’s owner may see', { $ref: '#/components/schemas/Answer' }),
    },
  },
};

const SCHEMAS: Json = {
  Verdicts: {
    type: 'object',
    properties: {
      ok: { type: 'boolean' },
      events: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            unit: text('Serial'),
            verdict: text('accepted, duplicate, quarantined, refused, queued or ignored'),
            reason: text('In words'),
          },
        },
      },
    },
  },
  Question: {
    type: 'object',
    required: ['call', 'token', 'input'],
    properties: {
      call: { type: 'string', enum: READ_ONLY },
      token: text('Of a personal link to the console'),
      input: { type: 'object' },
    },
  },
  Answer: {
    type: 'object',
    required: ['ok', 'version'],
    properties: {
      ok: { type: 'boolean' },
      version: text('Of the build that answers'),
      at: { type: 'integer', description: 'Epoch ms' },
      data: { type: 'object' },
      refusal: { type: 'string', enum: ['link', 'role', 'input', 'missing', 'busy', 'fault'] },
      text: text('The refusal in words'),
    },
  },
};

export function openApi(): string {
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Dealer Hub web app',
      version: '1',
      description:
        'Apps Script answers a POST with a redirect to a one-time address, which the sender follows by GET; every answer has status 200, so read the body.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: 'https://script.google.com/macros/s/{deployment}', variables: { deployment: { default: 'DEPLOYMENT' } } },
    ],
    paths: PATHS,
    components: { schemas: SCHEMAS },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
