/** The demo's head office answers the customers that reach it, each once. */
import { createHeadOffice, HEAD_OFFICE } from '../../../local/server/head-office';
import type { MetaWorld } from '../../../local/world/meta';
import type { Account } from '../../../local/world/meta/accounts';

const said: string[] = [];
const world = { phone: () => ({ say: (text: string) => said.push(text) }) } as unknown as MetaWorld;
const chat = (id: string, ...texts: string[]) =>
  ({
    id,
    chat: texts.map((text, index) => ({ id: `${id}.${index}`, from: 'business', content: { type: 'text', text } })),
  }) as unknown as Account;

test('a lead is greeted once, and nothing else is answered, nor anybody else’s', () => {
  const look = createHeadOffice(
    () => world,
    (_, task) => task(),
  );
  look(chat(HEAD_OFFICE.number, '🚨 Lead L-000001: pelanggan ingin bicara langsung dengan staf.'));
  look(chat(HEAD_OFFICE.number, '🚨 Lead L-000001: pelanggan ingin bicara langsung dengan staf.'));
  expect(said).toEqual(['Halo, saya Ratih dari kantor pusat. Ada yang bisa saya bantu?']);
  look(chat(HEAD_OFFICE.number, '…', '💬 Sari (L-000001): ya'));
  look(chat('6281200000001', '🚨 Lead L-000002'));
  expect(said).toHaveLength(1);
});
