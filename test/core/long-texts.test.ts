/**
 * Texts made to make a pattern backtrack: 300,000 characters of each come back from whatever reads text from outside. What grows
 * with the square of its input would not come back within a test.
 */
import { readObjection } from '../../src/app/ownership/dispute';
import { readOrder } from '../../src/core/chat/hub-words';
import { readMessage } from '../../src/core/chat/read-message';
import type { MessageEvent } from '../../src/core/events';
import { readWindows } from '../../src/core/hours/claim-window';
import { readHours } from '../../src/core/hours/read-hours';
import { normalSerial } from '../../src/core/integrity/serial';
import { attribute } from '../../src/core/lead/attribution';
import { isNothing } from '../../src/core/lib/json';
import { asUserId, toWhatsAppDigits, waIdDigits } from '../../src/core/lib/phone';
import { readDay } from '../../src/core/lib/read-day';
import { oneLine, plain } from '../../src/core/lib/text';
import { readWeekdays } from '../../src/core/lib/weekdays';
import { checkCatalogue } from '../../src/core/messages/catalogue';
import { readQuestions } from '../../src/core/sale/form-questions';
import { readAmount } from '../../src/core/sale/read-amount';
import { readExtras } from '../../src/core/sale/read-extras';
import { saleFromTexts } from '../../src/core/sale/sale-from-texts';
import { readToken } from '../../src/core/tokens/offer-token';
import { readPageToken } from '../../src/core/tokens/page-token';
import { readChoice } from '../../src/core/tokens/signed-choice';
import { wordSeed } from '../../src/core/understanding/word-seed';
import { readTime } from '../../src/core/unit/report';
import { createCrmGateway } from '../../src/integrations/qontak/crm';
import { flatContent } from '../../src/integrations/qontak/flat-content';
import { parseSettings } from '../../src/settings';
import type { Customer } from '../../src/tables/customers';
import type { Dealer } from '../../src/tables/network';
import { demoPlaces, demoProducts } from '../../tools/demo/demo-network';

const LENGTH = 300_000;
const long = (unit: string): string => unit.repeat(LENGTH / unit.length);
const TEXTS: readonly string[] = [
  ...[
    ' ',
    'a',
    '1',
    ':',
    '{',
    '(',
    '-',
    '=',
    '.',
    ',',
    '\n',
    '[ref:',
    '{{ ',
    '1.1',
    'promo ',
    'a1:',
    'ﷺ',
    'L-1 ',
    '62 ',
    '{{a',
  ].map(long),
  `a${long(':')}`,
  `promo${long(' ')}!`,
  `{{${long(' ')}`,
  `8${long(' ')}x`,
  `${long(' ')}x`,
  `beri L-${long('1')} x y`,
  `beri L-1 ${long('a')} b c`,
  `sengketa${long(' ')}`,
  `[ref:AB-${long('x')}`,
  `[ref:${long(' ')}`,
  `1.${long('1')} , `,
  `Rp ${long('1.')}`,
  `model:${long(':')}`,
];
const SEED = wordSeed();
const customer = (step: Customer['step']) => ({ step }) as Customer;
const message = (text: string) => ({ content: { type: 'text', text }, referral: null }) as unknown as MessageEvent;
const dealer = (text: string) =>
  ({ zone: 'WIB', opens: text, closes: text, closedDays: text, region: '' }) as unknown as Dealer;

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readExtras,
  readAmount,
  readDay: (text) => readDay(text, 0),
  readObjection,
  readOrder,
  attribute: (text) => attribute(message(text), []),
  plain,
  oneLine: (text) => oneLine(text),
  ...Object.fromEntries(
    (['INTENT', 'MODEL', 'LOCATION'] as const).map((step) => [
      `readMessage in ${step}`,
      (text: string) =>
        readMessage({ type: 'text', text }, customer(step), {
          products: demoProducts,
          places: demoPlaces,
          words: SEED,
        }),
    ]),
  ),
  readWindows,
  readWeekdays,
  readHours: (text) => readHours(dealer(text), []),
  toWhatsAppDigits,
  waIdDigits,
  asUserId,
  normalSerial,
  readToken,
  readChoice,
  readPageToken: (text) => readPageToken(text, 0, 'secret'),
  isNothing,
  readTime: (text) => readTime(text, 's'),
  'copy of a message': (text) => checkCatalogue([{ key: 'customer.greeting', id: text, en: text }]),
  'a setting': (text) => parseSettings([{ key: 'hqPhone', value: text }]),
  'a question of a form': (text) => readQuestions([text, text]),
  'a sale': (text) =>
    saleFromTexts({ vehicle: text, soldAt: text, payment: text, serial: text }, { id: 'S', source: 'page' }),
  'stages of the CRM': (text) => createCrmGateway({ base: '', userId: '', pipelineId: '', stages: text }),
  'a place in words': (text) => flatContent({ type: 'location', text }),
};

test.each(Object.entries(READERS))('%s', (_, read) => {
  for (const text of TEXTS) expect(() => read(text)).not.toThrow();
});

test('what was read before is read the same', () => {
  expect(readExtras('Aksesori: Rp 350rb, diskon 500.000; promo AKHIR-TAHUN')).toEqual({
    ok: true,
    extras: { accessories: 350_000, fees: null, discounts: 500_000, gifts: null, promotions: 'AKHIR-TAHUN' },
  });
  expect(readExtras('350rb')).toEqual({ ok: false, unclear: '350rb' });
  expect([...readWeekdays('Senin - Rabu').days]).toEqual([1, 2, 3]);
  expect(readHours({ ...dealer(''), opens: '08.00 WIB', closes: '17.00WIB', closedDays: '' }, []).hours).toMatchObject({
    opens: 480,
    closes: 1020,
  });
});
