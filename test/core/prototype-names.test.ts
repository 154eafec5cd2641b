/** Words that every JavaScript object knows are words like others, wherever somebody's text is looked up. */

import { leadsOfManager } from '../../src/app/messages/lead-owner';
import { holdBack, paceOf, turnOf } from '../../src/app/messages/rate-limits';
import type { Round } from '../../src/app/round/round';
import { reportProblemsAfter } from '../../src/app/workbook/report-problems';
import { takeDecisions } from '../../src/app/workbook/staff-decisions';
import { readMessage } from '../../src/core/chat/read-message';
import type { MessageEvent } from '../../src/core/events';
import { compile } from '../../src/core/jmespath/parse';
import { attribute } from '../../src/core/lead/attribution';
import { number, record, records, text } from '../../src/core/lib/json';
import { checkCatalogue, render } from '../../src/core/messages/catalogue';
import { noteOffer, roomAt } from '../../src/core/routing/pace';
import { readAmount } from '../../src/core/sale/read-amount';
import { readExtras } from '../../src/core/sale/read-extras';
import { saleFromTexts } from '../../src/core/sale/sale-from-texts';
import { wordSeed } from '../../src/core/understanding/word-seed';
import { parseWebhook } from '../../src/integrations/meta/parse-webhook';
import { openMapping } from '../../src/integrations/telemetry/map-events';
import { parseSettings } from '../../src/settings';
import { FEATURES } from '../../src/store/state/features';
import { type HubState, newState } from '../../src/store/state/hub-state';
import type { Customer } from '../../src/tables/customers';
import { type Gateway, gateways } from '../../src/tables/gateways';

const SEED = wordSeed();
const WORDS = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];

describe.each(WORDS)('%s', (word) => {
  test('from a customer, in every step, and as an ad’s code', () => {
    for (const step of ['INTENT', 'MODEL', 'LOCATION'] as const) {
      const customer = { step, intent: '' } as Customer;
      const nothing = { intent: '', modelId: '', place: null, optsOut: false, wantsPerson: false, topics: [] };
      expect(
        readMessage({ type: 'text', text: word }, customer, { products: [], places: [], words: SEED }),
      ).toMatchObject(nothing);
      const reply = { type: 'reply', id: `model:${word}`, title: word } as const;
      expect(readMessage(reply, customer, { products: [], places: [], words: SEED })).toMatchObject(nothing);
    }
    const message = { content: { type: 'text', text: `[ref:TT-${word}]` }, referral: null } as unknown as MessageEvent;
    expect(attribute(message, []).channel).toBe('TIKTOK');
  });

  test('in a webhook: as a type, a field and everywhere else', () => {
    const message = {
      from: '6281234567890',
      id: word,
      type: word,
      [word]: 5,
      context: { id: word },
      text: { body: word },
    };
    const under = (field: string) => {
      const outcome = parseWebhook(
        { entry: [{ changes: [{ field, value: { messages: [message], contacts: [{ wa_id: word }] } }] }] },
        0,
      );
      return outcome.ok && outcome.webhook.events[0];
    };
    expect(under('messages')).toMatchObject({
      kind: 'message',
      id: word,
      content: { type: 'other', what: word, text: '' },
    });
    // What stands under no field that is known is written down, and begins nothing.
    expect(under(word)).toMatchObject({ kind: 'notice' });
  });

  test('as a key of JSON: only what was sent is there', () => {
    expect([record({}, word), records({}, word), text({}, word), number({}, word)]).toEqual([{}, [], '', null]);
    expect(text(JSON.parse(`{"${word}":"said"}`), word)).toBe('said');
  });

  test('in a sale', () => {
    expect([readAmount(`5${word}`), readAmount(word)]).toEqual([null, null]);
    expect(readExtras(`${word} 5`).ok).toBe(false);
    const { sale, raw } = saleFromTexts(
      { payment: word, serial: word, modelId: word, customerName: word },
      { id: 'S', source: 'page' },
    );
    expect(sale).toMatchObject({ serial: word, modelId: word, customerName: word });
    expect(raw.payment).toBe(word);
  });

  test('as a setting, a message’s key and a placeholder', () => {
    const { settings, problems } = parseSettings([{ key: word, value: '5' }]);
    expect(problems).toEqual([{ key: word, problem: 'There is no setting of this name.' }]);
    expect(settings.dealersPerRing).toBe(3);
    expect(checkCatalogue([{ key: word, id: 'x', en: 'x' }]).problems).toEqual([]);
    const { problems: copy } = checkCatalogue([{ key: 'customer.greeting', id: `Halo {{${word}}}`, en: 'Hello' }]);
    expect(copy[0]?.problem).toContain(`{{${word}}} is not known here`);
    const catalogue = new Map([['customer.greeting', { id: `[{{${word}}}]`, en: '' }]]) as never;
    expect(render(catalogue, 'customer.greeting', 'id', { name: 'x' })).toBe('[]');
    expect(render(catalogue, 'customer.greeting', 'id', Object.fromEntries([[word, 'x']]))).toBe('[x]');
  });

  test('as a gateway, dealer, number, room, serial or lead in the hub’s memory, also after it was written down', () => {
    for (const state of [newState(), writtenAndRead(newState())]) {
      for (const name of [
        'managers',
        'gateways',
        'lookUps',
        'spaced',
        'paced',
        'pace',
        'activations',
        'unsettled',
        'waiting',
        'contacts',
        'questions',
        'silences',
        'told',
        'troubles',
      ] as const)
        expect(state[name][word]).toBeUndefined();
      expect(state.crm.due[word]).toBeUndefined();
      const round = { session: { system: { state } }, nowMs: 5 } as unknown as Round;
      expect(leadsOfManager(state, word)).toEqual([]);
      expect(turnOf(round, word)).toBeNull();
      holdBack(round, word, 50);
      expect(turnOf(round, word)).toBe(6_050);
      const template = { type: 'template', name: 'x', language: 'id', parameters: [], payloads: [] } as const;
      expect(paceOf(round, `qontak|${word}|r`, template)).toBeNull();
      expect(roomAt(state.pace, word, 5, 1)).toBe(5);
      noteOffer(state.pace, word, 5, 1);
      state.gateways[word] = { heardAt: 7 };
      const again = writtenAndRead(state);
      expect(again.gateways[word]).toEqual({ heardAt: 7 });
      expect(again.paced[word]).toEqual([5]);
      expect(again.pace[word]).toEqual([1]);
    }
  });

  test('as the name of a tab that is edited: nothing is looked at', () => {
    const edit = { tab: word, fromRow: 2, toRow: 2 };
    expect(() => reportProblemsAfter({} as never, word)).not.toThrow();
    expect(() => takeDecisions({} as never, edit)).not.toThrow();
  });

  test('in telemetry: as a unit, a type and a field of an expression', () => {
    const blank = Object.fromEntries(Object.keys(gateways.columns).map((key) => [key, ''])) as unknown as Gateway;
    const { mapping } = openMapping({ ...blank, format: 'hub', id: word });
    const [event] =
      mapping?.map({ body: { unit: word, time: 1_795_399_200, type: word }, query: {}, receivedAtMs: 0 }) ?? [];
    expect(event).toMatchObject({ ok: true, report: { unit: word, type: word.toUpperCase() } });
    expect(compile(`"${word}"`)({ a: 1 }, null)).toBeNull();
    expect(() => compile(`${word}(a)`)).toThrow(`There is no function ${word}()`);
    expect(compile('a == b')({ a: JSON.parse(`{"${word}":null}`), b: { x: 1 } }, null)).toBe(false);
  });
});

/** As the rows of the System tab keep it from one round to the next. */
function writtenAndRead(state: HubState): HubState {
  for (const { write, read } of FEATURES) {
    const part = read(write(state));
    if (!part.ok) throw new Error(part.reason);
    state = { ...state, ...part.value };
  }
  return state;
}
