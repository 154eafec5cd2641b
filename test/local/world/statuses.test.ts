/** What follows after the Graph API said 200: ticks, statuses, and failures that show only later. */
import { testWorld, text } from './graph-client';

const CUSTOMER = '6281234567890';
const MARKETING = [
  { name: 'promo', language: 'id', category: 'MARKETING', body: 'Promo' },
  { name: 'notice', language: 'id', category: 'UTILITY', body: 'Info' },
] as const;
const template = (name: string) => ({ type: 'template', template: { name, language: { code: 'id' } } });

type Status = { status: string; errors?: { code: number }[]; biz_opaque_callback_data?: string };

function statuses(values: readonly Readonly<Record<string, unknown>>[]): Status[] {
  return values.flatMap((value) => (value.statuses ?? []) as Status[]);
}

describe('A message that was accepted', () => {
  test('is sent, delivered and, once the phone is opened, read', async () => {
    const { world, send, pass, values } = testWorld();
    const phone = world.phone(CUSTOMER);
    phone.say('Halo');
    send(CUSTOMER, { ...text('Hi'), biz_opaque_callback_data: 'lead:L1' });
    await pass(1000);
    phone.open();
    await pass(0);
    expect(statuses(values()).map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    expect(statuses(values())[0]).toEqual({
      id: expect.stringMatching(/^wamid\./),
      status: 'sent',
      timestamp: expect.stringMatching(/^\d{10}$/),
      recipient_id: CUSTOMER,
      recipient_user_id: expect.stringMatching(/^ID\.\d{17}$/),
      biz_opaque_callback_data: 'lead:L1',
    });
    expect(world.messages().map(({ ticks }) => ticks)).toEqual(['delivered', 'read']);
  });

  test('fails with 131047 when it is free-form and the 24-hour window is closed; a template arrives', async () => {
    const { world, send, pass, values } = testWorld({ templates: MARKETING });
    world.phone(CUSTOMER).say('Halo');
    await pass(24 * 3600 * 1000 - 1);
    send(CUSTOMER, text('just in time'));
    await pass(1);
    expect(send(CUSTOMER, text('too late')).status).toBe(200);
    send(CUSTOMER, template('notice'));
    await pass(1000);
    const failed = statuses(values()).filter(({ status }) => status === 'failed');
    expect(failed.map(({ errors }) => errors?.[0]?.code)).toEqual([131047]);
    expect(world.messages().map(({ ticks }) => ticks)).toEqual(['delivered', 'delivered', 'failed', 'delivered']);
  });

  test('fails with 131026 for a number without WhatsApp', async () => {
    const { world, send, pass, values } = testWorld({ templates: MARKETING });
    world.phone(CUSTOMER).account.onWhatsApp = false;
    send(CUSTOMER, template('notice'));
    await pass(1000);
    expect(statuses(values())[0]?.errors?.[0]?.code).toBe(131026);
  });

  test('fails with 131050 when it is marketing and the person stopped marketing', async () => {
    const { world, send, pass, values } = testWorld({ templates: MARKETING });
    world.phone(CUSTOMER).stopMarketing();
    send(CUSTOMER, template('promo'));
    send(CUSTOMER, template('notice'));
    await pass(1000);
    expect(statuses(values()).map(({ status, errors }) => errors?.[0]?.code ?? status)).toEqual([
      131050,
      'sent',
      'delivered',
    ]);
  });

  test('tells only the statuses that the webhook is subscribed to', async () => {
    const { world, send, pass, values } = testWorld({ statuses: { webhooks: ['failed'] } });
    world.phone(CUSTOMER).say('Halo');
    send(CUSTOMER, text('Hi'));
    await pass(1000);
    expect(statuses(values())).toEqual([]);
    expect(world.messages()[1]?.ticks).toBe('delivered');
  });
});
