/** Links by mail: to whom the Person ID belongs, and to no copy of their row. */
import { mailLinks } from '../../../src/app/pages/mail-links';
import type { Cell, MailMessage } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { createDryHub } from '../../../tools/dry-hub/dry-hub';

test('a copied row of People gets no link: it would open the console as somebody else', () => {
  const person = (id: string, name: string): Readonly<Record<string, Cell>> => ({
    ...{ id, name, role: 'HQ', active: true, email: `${name.toLowerCase()}@volta.example` },
  });
  const people = [person('P1', 'Ani'), person('P1', 'Budi'), person('P2', 'Citra')];
  const keys = Object.keys(tables.people.columns);
  const { deps } = createDryHub({
    nowMs: Date.parse('2026-11-27T12:00:00+07:00'),
    tabs: { People: people.map((row) => keys.map((key) => row[key] ?? '')) },
  });
  const sent: string[] = [];
  const mailer = { remaining: () => 100, send: ({ to }: MailMessage) => void sent.push(to) };
  expect(mailLinks({ ...deps, mailer })).toEqual([
    'Ani: sent to ani@volta.example.',
    'Budi: not sent. The Person ID stands in People twice.',
    'Citra: sent to citra@volta.example.',
  ]);
  expect(sent).toEqual(['ani@volta.example', 'citra@volta.example']);
});
