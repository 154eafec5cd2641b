/** The console without a link: whom Google names is let in where head office allows it, as their row of the People tab says. */
import type { PageAnswer } from '../../src/core/pages/contract';
import { cast } from './console-cast';
import { heard, linkOf } from './page-cast';

async function asAccount(user: string, call = 'console.start'): Promise<PageAnswer> {
  const request = JSON.stringify({ call, token: '', input: {} });
  const text = await cast.hub.finish(cast.hub.rt.run('callPage', [request], { user }));
  return JSON.parse(String(text)) as PageAnswer;
}

const allow = () =>
  heard(cast, linkOf(cast, 'P1'), 'console.set', { key: 'googleSignIn', value: 'TRUE', was: '' }).then(({ outcome }) =>
    expect(outcome).toBe('done'),
  );

test('nobody is let in by an account until head office allows it', async () => {
  expect(await asAccount('sri@volta.example')).toMatchObject({ ok: false, refusal: 'link' });
});

test('whom the People tab names is let in as what it says, and nobody else', async () => {
  await allow();
  expect(await asAccount('Sri@Volta.example')).toMatchObject({ ok: true, data: { me: { id: 'P1', role: 'HQ' } } });
  expect(await asAccount('sri@volta.example', 'poll')).toMatchObject({ ok: true });
  // A blank address is nobody's, though rows without one are.
  for (const user of ['', 'stranger@volta.example']) expect(await asAccount(user)).toMatchObject({ refusal: 'link' });
  expect(await asAccount('sri@volta.example', 'dealer.home')).toMatchObject({ refusal: 'role' });
});

test('an address that two rows have, or whose row was switched off, lets nobody in', async () => {
  await allow();
  const { people, owner } = cast.hub.rt.host;
  const edited = async (row: number, cells: readonly string[]) => {
    people.paste({ sheet: 'People' }, { row, column: 1, cells: [[...cells]] }, owner);
    await cast.hub.finish(cast.hub.rt.edit({ sheet: 'People', row, column: 2, value: cells[1] ?? '' }));
    await cast.hub.rt.idle();
  };
  await edited(7, ['P6', 'Kembar', 'VIEWER', '', '', 'SRI@volta.example', 'id', 'TRUE', '']);
  expect(await asAccount('sri@volta.example')).toMatchObject({ refusal: 'link' });
  await edited(7, ['P6', 'Kembar', 'VIEWER', '', '', 'lain@volta.example', 'id', 'FALSE', '']);
  expect(await asAccount('sri@volta.example')).toMatchObject({ ok: true });
  expect(await asAccount('lain@volta.example')).toMatchObject({ refusal: 'link' });
  // A copy of Sri's row with another address: nobody is let in, and mailed a link, as Sri.
  await edited(7, ['P1', 'Budi', 'HQ', '', '', 'budi@volta.example', 'id', 'TRUE', '']);
  expect(await asAccount('budi@volta.example')).toMatchObject({ refusal: 'link' });
  expect(await asAccount('sri@volta.example')).toMatchObject({ ok: true, data: { me: { id: 'P1' } } });
});
