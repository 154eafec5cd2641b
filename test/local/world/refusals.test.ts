/** The fake Graph API refuses what the live one refuses, with its code and in its shape. */
import { buttons, list, testWorld, text, URL } from './graph-client';

const CUSTOMER = '6281234567890';
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }));
const long = (length: number) => 'x'.repeat(length);
const template = (name: string, language: string, components: readonly object[]) => ({
  type: 'template',
  template: { name, language: { code: language }, components },
});
const body = (...texts: string[]) => ({
  type: 'body',
  parameters: texts.map((each) => ({ type: 'text', text: each })),
});
const payload = (index: string, value: string) => ({
  type: 'button',
  sub_type: 'quick_reply',
  index,
  parameters: [{ type: 'payload', payload: value }],
});
const TEMPLATES = [
  { name: 'offer', language: 'id', category: 'UTILITY', body: 'Halo {{1}}, {{2}}', buttons: ['Ambil', 'Tolak'] },
  { name: 'paused', language: 'id', category: 'UTILITY', body: 'Hai', status: 'PAUSED' },
  { name: 'disabled', language: 'id', category: 'UTILITY', body: 'Hai', status: 'DISABLED' },
] as const;

const REFUSED: readonly (readonly [string, object, number])[] = [
  ['a text without a body', { type: 'text', text: {} }, 100],
  ['a text of 4,097 characters', text(long(4097)), 100],
  ['an unknown type', { type: 'poll', poll: {} }, 100],
  ['an interactive message without a body', { type: 'interactive', interactive: { type: 'button' } }, 131008],
  ['four buttons', buttons('1', '2', '3', '4'), 131009],
  ['no buttons', buttons(), 131009],
  ['a button title of 21 characters', buttons(long(21)), 131009],
  ['two buttons with the same title', buttons('Yes', 'Yes'), 131009],
  ['a list of 11 rows', list(rows(11)), 131009],
  ['a list row title of 25 characters', list([{ id: 'a', title: long(25) }]), 131009],
  ['a list row id of 201 characters', list([{ id: long(201), title: 'A' }]), 131009],
  ['a list row description of 73 characters', list([{ id: 'a', title: 'A', description: long(73) }]), 131009],
  ['two list rows with the same id', list([rows(1)[0], rows(1)[0]] as { id: string; title: string }[]), 131009],
  ['a list body of 4,097 characters', list(rows(1), long(4097)), 131009],
  ['a template nobody registered', template('nothing', 'id', []), 132001],
  ['a template in a language it was not approved in', template('offer', 'en', [body('a', 'b')]), 132001],
  ['a template with too few parameters', template('offer', 'id', [body('a')]), 132000],
  ['a template parameter with a line break', template('offer', 'id', [body('a', 'b\nc')]), 132018],
  ['a template button that is not there', template('offer', 'id', [body('a', 'b'), payload('2', 'x')]), 132000],
  ['a paused template', template('paused', 'id', []), 132015],
  ['a disabled template', template('disabled', 'id', []), 132016],
  ['media that was never uploaded', { type: 'image', image: { id: '123' } }, 131009],
];

describe('The fake Graph API', () => {
  test.each(REFUSED)('refuses %s', (_, message, code) => {
    const { send, world } = testWorld({ templates: TEMPLATES });
    const { status, json } = send(CUSTOMER, message);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json.error).toMatchObject({ code, type: 'OAuthException', fbtrace_id: expect.any(String) });
    expect(world.messages()).toEqual([]);
  });

  test('takes messages that are just inside every limit', () => {
    const { send } = testWorld({ templates: TEMPLATES });
    const inside = [
      text(long(4096)),
      text('😀'.repeat(4096)),
      buttons(long(20), 'b', 'c'),
      list([{ id: long(200), title: long(24), description: long(72) }], long(4096)),
      template('offer', 'id', [body('a', 'b'), payload('0', long(256))]),
    ];
    for (const message of inside) expect(send(CUSTOMER, message).status).toBe(200);
  });

  test('refuses a wrong, an absent and an expired token with 190 and HTTP 401', () => {
    const { request, world } = testWorld();
    const wrong = { Authorization: 'Bearer other' };
    expect(request({}, { headers: wrong })).toMatchObject({ status: 401, json: { error: { code: 190 } } });
    expect(request({}, { headers: {} })).toMatchObject({ status: 401, json: { error: { code: 190 } } });
    world.setToken('EAAtoken', 'expired');
    expect(request({})).toMatchObject({ status: 401, json: { error: { code: 190, error_subcode: 463 } } });
  });

  test('refuses a phone number id that is not its own, and a version that does not exist', () => {
    const { request } = testWorld();
    const other = URL.replace(/\d{15}/, '999');
    expect(request({}, { url: other }).json.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(request({}, { url: URL.replace('v25', 'v99') }).json.error.code).toBe(2500);
  });

  test('refuses what is not JSON, JSON of another kind, and JSON sent as a form', () => {
    const { request } = testWorld();
    expect(request('{"to":').json.error.code).toBe(100);
    expect(request('[1]').json.error.code).toBe(100);
    const good = { messaging_product: 'whatsapp', to: CUSTOMER, ...text('hi') };
    expect(request(good, { contentType: 'application/x-www-form-urlencoded' }).json.error.code).toBe(100);
    expect(request(good).status).toBe(200);
  });

  test('refuses recipients that are neither a number nor a business-scoped user id', () => {
    const { send, request } = testWorld();
    expect(send('12', text('hi')).json.error.code).toBe(131009);
    expect(send('', text('hi')).json.error.code).toBe(100);
    const byId = (recipient: string) => request({ messaging_product: 'whatsapp', recipient, ...text('hi') });
    expect(byId('nobody').json.error.code).toBe(131009);
    expect(byId('ID.13491208655302741').json.contacts[0].user_id).toBe('ID.13491208655302741');
  });

  test('slows a business that writes to one person too often, and lets it go on later', async () => {
    const { send, pass } = testWorld({ rates: { pairBurst: 2 } });
    const codes = () => send(CUSTOMER, text('hi')).json.error?.code;
    expect([codes(), codes(), codes()]).toEqual([undefined, undefined, 131056]);
    await pass(6000);
    expect(codes()).toBeUndefined();
  });

  test('refuses more than 80 messages a second', () => {
    const { send } = testWorld();
    const codes = Array.from(
      { length: 81 },
      (_, index) => send(`62812000${1000 + index}`, text('hi')).json.error?.code,
    );
    expect(codes.filter((code) => code === 130429)).toHaveLength(1);
    expect(codes.at(-1)).toBe(130429);
  });

  test('leaves other hosts to others', () => {
    const { world } = testWorld();
    expect(world.handle({ url: 'https://example.com/', method: 'get', headers: {} })).toBeNull();
  });

  test('plays the faults it was told to: refused, never arrived, accepted but the answer lost', () => {
    const { send, world } = testWorld();
    world.failNext({ code: 131016 }, 'unreachable', 'answer lost');
    expect(send(CUSTOMER, text('1')).json.error.code).toBe(131016);
    expect(() => send(CUSTOMER, text('2'))).toThrow('no answer');
    expect(() => send(CUSTOMER, text('3'))).toThrow('no answer');
    expect(world.messages().map(({ content }) => content)).toEqual([{ type: 'text', text: '3' }]);
  });
});
