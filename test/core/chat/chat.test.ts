import { continueDialogue, type Turn } from '../../../src/core/chat/dialogue';
import { promptFor } from '../../../src/core/chat/prompts';
import { readMessage } from '../../../src/core/chat/read-message';
import { usableProducts } from '../../../src/core/chat/usable-products';
import type { Content } from '../../../src/core/events';
import { checkCatalogue, render } from '../../../src/core/messages/catalogue';
import { namesIn } from '../../../src/core/messages/definition';
import { messageDefinitions } from '../../../src/core/messages/definitions';
import { wordSeed } from '../../../src/core/understanding/word-seed';
import { limitProblem } from '../../../src/integrations/meta/check-limits';
import type { Customer } from '../../../src/tables/customers';
import { demoPlaces, demoProducts } from '../../../tools/demo/demo-network';

const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed() };
const budi = (patch: Partial<Customer> = {}): Customer => ({
  id: 'C-000001', name: 'Budi', phone: '6281300000001', userId: '', language: 'id', optedOut: false, step: 'INTENT', intent: '',
  modelId: '', reprompts: 0, leadId: 'L-000001', channel: 'UNKNOWN', campaign: '', firstSeenAt: 0, lastMessageAt: 0, mergedInto: '',
  carrier: '', numberAskedAt: null, setApartFrom: '', isSomebodyElse: false, ...patch,
}); // biome-ignore format: one customer
const says = (text: string): Content => ({ type: 'text', text });
const hears = (content: Content, customer: Customer) => readMessage(content, customer, knowledge);
const turnOf = (content: Content, customer: Customer, patch: Partial<Turn> = {}): Turn => {
  const read = hears(content, customer);
  return {
    customer,
    read,
    hasPlace: read.place !== null,
    isFirst: false,
    isSameBreath: false,
    maxReprompts: 2,
    ...patch,
  };
};
const turn = (text: string, customer: Customer, patch: Partial<Turn> = {}) =>
  continueDialogue(turnOf(says(text), customer, patch));

describe('what a customer means', () => {
  test.each([
    ['saya mau beli', 'BUY'],
    ['Harga berapa?', 'BUY'],
    ['TEST RIDE dong', 'TEST_RIDE'],
    ['motor saya rusak', 'SERVICE'],
  ])('%j is an intent', (text, intent) => {
    expect(hears(says(text), budi())).toMatchObject({ intent });
  });

  test('a button means what it was made for, in every step', () => {
    const tap = (id: string) => hears({ type: 'reply', id, title: '?' }, budi({ step: 'MODEL' }));
    expect(tap('intent:TEST_RIDE')).toMatchObject({ intent: 'TEST_RIDE' });
    expect(tap('model:S3')).toMatchObject({ modelId: 'S3' });
    expect(tap('place:Depok')).toMatchObject({ place: { name: 'Depok' } });
  });

  test('a model can be named, and the longer name wins', () => {
    expect(hears(says('yang volta v1 plus kak'), budi({ step: 'MODEL' }))).toMatchObject({ modelId: 'V1P' });
    expect(hears(says('sport'), budi({ step: 'MODEL' }))).toMatchObject({ modelId: 'S3' });
    expect(hears(says('volta'), budi({ step: 'MODEL' })).modelId).toBe('');
  });

  test.each(['STOP', 'berhenti', ' Berhenti! '])('%j ends all messages', (text) => {
    expect(hears(says(text), budi()).optsOut).toBe(true);
  });

  test.each(['agent', 'Manusia', 'CS'])('%j asks for a person', (text) => {
    expect(hears(says(text), budi({ step: 'MODEL' })).wantsPerson).toBe(true);
  });

  test('a reaction, an edit or a deletion is no answer and no mistake', () => {
    for (const content of [
      { type: 'reaction', originalId: 'x', emoji: '👍' },
      { type: 'revoke', originalId: 'x' },
    ] as const)
      expect(continueDialogue(turnOf(content, budi({ step: 'LOCATION' })))).toEqual({ patch: {}, next: 'nothing' });
  });

  test('a pin at 0,0 or outside the world is no place', () => {
    const pin = (latitude: number, longitude: number) =>
      hears({ type: 'location', latitude, longitude, name: '' }, budi({ step: 'LOCATION' })).place;
    expect(pin(0, 0)).toBeNull();
    expect(pin(-600, 106)).toBeNull();
    expect(pin(-6.2, 106.8)).not.toBeNull();
  });

  test('the code of an advert is no word of the customer’s', () => {
    expect(hears(says('Halo [ref:TT-2026A]'), budi())).toMatchObject({ topics: [], isSmallTalk: true });
  });
});

describe('a typed place', () => {
  const place = (typed: string) => hears(says(typed), budi({ step: 'LOCATION' })).place;

  test.each([
    ['Depok', 'Depok'],
    ['saya di kota bandung', 'Bandung'],
    ['Kec. Tangerang Selatan ya', 'Tangerang Selatan'],
    ['16411', 'Depok'],
  ])('%j is %s', (typed, name) => {
    expect(place(typed)?.name).toBe(name);
  });

  test.each(['rumah', '', '99999', '🏠'])('%j is unknown', (typed) => {
    expect(place(typed)).toBeNull();
  });
});

describe('the dialogue', () => {
  test('goes from intent to model to location to dealers', () => {
    expect(turn('beli', budi())).toMatchObject({ patch: { step: 'MODEL', intent: 'BUY' }, next: 'ask' });
    expect(turn('S3', budi({ step: 'MODEL', intent: 'BUY' }))).toMatchObject({ patch: { step: 'LOCATION' } });
    expect(turn('Depok', budi({ step: 'LOCATION', intent: 'BUY', modelId: 'S3' })).next).toBe('route');
  });

  test('does not ask for a model when the motorcycle needs service', () => {
    expect(turn('servis', budi())).toMatchObject({ patch: { step: 'LOCATION' } });
  });

  test('several things in one message leave only what is open', () => {
    expect(turn('Mau beli V1 Plus, saya di Bandung, bisa kredit?', budi())).toMatchObject({
      patch: { intent: 'BUY', modelId: 'V1P' },
      next: 'route',
    });
    expect(turn('mau beli, saya di Bandung', budi())).toMatchObject({ patch: { step: 'MODEL' }, next: 'ask' });
  });

  test('a change of mind is followed at any step', () => {
    const asked = budi({ step: 'LOCATION', intent: 'BUY', modelId: 'S3' });
    expect(turn('eh test ride aja deh', asked)).toMatchObject({ patch: { intent: 'TEST_RIDE', step: 'LOCATION' } });
    expect(turn('bukan beli, mau servis', budi({ step: 'MODEL', intent: 'BUY' }))).toMatchObject({
      patch: { intent: 'SERVICE', step: 'LOCATION' },
    });
  });

  test('who does not mind which model is asked where they are', () => {
    expect(turn('terserah', budi({ step: 'MODEL', intent: 'BUY' }))).toMatchObject({ patch: { step: 'LOCATION' } });
  });

  test('a question or a greeting is never a wrong answer', () => {
    const asked = budi({ step: 'LOCATION', intent: 'BUY', modelId: 'S3', reprompts: 2 });
    for (const text of ['bisa kredit?', 'kenapa harus kasih lokasi?', 'ok kak', 'assalamualaikum'])
      expect(turn(text, asked).next).toBe('ask');
  });

  test('what was written before the question could be read is no wrong answer', () => {
    expect(turn('blorb', budi(), { isSameBreath: true })).toEqual({ patch: {}, next: 'nothing' });
  });

  test('asks again twice, then a person takes over', () => {
    expect(turn('blorb', budi({ reprompts: 0 }))).toMatchObject({ patch: { reprompts: 1 }, next: 'ask-again' });
    expect(turn('blorb', budi({ reprompts: 1 }))).toMatchObject({ patch: { reprompts: 2 }, next: 'ask-again' });
    expect(turn('blorb', budi({ reprompts: 2 }))).toMatchObject({ patch: { step: 'HANDED_OVER' }, next: 'hand-over' });
  });
});

describe('models', () => {
  const [model] = demoProducts;
  const of = (patch: object) => ({ ...(model as NonNullable<typeof model>), ...patch });

  test('every row of the list has an ID of its own and a title, whatever stands in Products', () => {
    const rows = [of({ id: 'A' }), of({ id: 'A', name: 'copied' }), of({ id: 'B', name: ' ' }), of({ id: '' })];
    const products = usableProducts([...rows, of({ id: 'x'.repeat(300) }), of({ id: 'C', active: false })]);
    expect(products.map(({ id, name }) => [id, name])).toEqual([
      ['A', model?.name],
      ['B', 'B'],
    ]);
    const { catalogue } = checkCatalogue([]);
    const { content } = promptFor(budi({ step: 'MODEL' }), { catalogue, products, brand: 'Volta' });
    expect(limitProblem(content)).toBeNull();
  });
});

describe('the copy', () => {
  test('every prompt fits WhatsApp’s limits in both languages', () => {
    const { catalogue } = checkCatalogue([]);
    for (const language of ['id', 'en'] as const) {
      for (const step of ['INTENT', 'MODEL', 'LOCATION'] as const) {
        const prompt = promptFor(budi({ step, language, name: 'N'.repeat(200) }), {
          catalogue,
          products: demoProducts,
          brand: 'Volta',
        });
        expect(limitProblem(prompt.content)).toBeNull();
      }
    }
  });

  test('a placeholder that is not known leaves the last good copy in use, and is reported', () => {
    const { catalogue, problems } = checkCatalogue([{ key: 'rep.tooSlow', id: 'Terlambat {{nama}}', en: 'Late' }]);
    expect(render(catalogue, 'rep.tooSlow', 'id', { lead: 'L-1', late: '2 detik' })).toContain('❌ Too Slow');
    expect(problems).toEqual([{ key: 'rep.tooSlow', problem: 'id: {{nama}} is not known here. Known: lead, late.' }]);
  });

  test('copy that is too long for its place, or has an open brace, is reported', () => {
    const { problems } = checkCatalogue([
      { key: 'rep.button.claim', id: 'Ambil lead ini sekarang juga', en: 'Claim' },
      { key: 'rep.expired', id: 'Habis', en: 'Gone {{lead' },
    ]);
    expect(problems.map((p) => p.problem)).toEqual([
      'id: 28 characters; WhatsApp takes 20 here.',
      'en: a placeholder is not closed: write {{name}}.',
    ]);
  });

  test('a language without text is reported, and has the hub’s own', () => {
    const { catalogue, problems } = checkCatalogue([{ key: 'rep.expired', id: 'Habis.', en: ' ' }]);
    expect(problems).toEqual([{ key: 'rep.expired', problem: 'en: no text; the hub’s own is in use.' }]);
    expect(render(catalogue, 'rep.expired', 'en', { lead: 'L-1' })).toContain('has run out');
    expect(render(catalogue, 'rep.expired', 'id')).toBe('Habis.');
  });

  test('what staff write is used, and values in it are never read as placeholders', () => {
    const { catalogue } = checkCatalogue([{ key: 'rep.expired', id: 'Habis: {{ lead }}', en: '' }]);
    expect(render(catalogue, 'rep.expired', 'id', { lead: '{{name}}' })).toBe('Habis: {{name}}');
  });

  test('every message has copy in both languages that names known placeholders only', () => {
    const rows = Object.entries(messageDefinitions).map(([key, { id, en }]) => ({ key, id, en }));
    expect(checkCatalogue(rows).problems).toEqual([]);
    // In each other's place, as texts of staff: those are looked at, and the same rules hold for both languages.
    expect(checkCatalogue(rows.map(({ key, id, en }) => ({ key, id: en, en: id }))).problems).toEqual([]);
    for (const { id, en, placeholders } of Object.values(messageDefinitions)) {
      const known = [...namesIn(id), ...namesIn(en)].filter((name) => !(placeholders as string[]).includes(name));
      expect(known).toEqual([]);
    }
  });
});
