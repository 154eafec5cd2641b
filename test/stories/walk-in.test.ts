/** A rep enters in the chat who came to the dealer's: the same checks as on the dealer page. */
import { type Cast, openCast } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

const leads = () => cast.hub.rows('Leads');

test('“walk-in 0812… nama” makes a lead that is the rep’s own, from the source walk-in', async () => {
  await cast.andi.says('Walk-in 0813-5550-0001 Rina Wati');
  expect(
    leads().map((lead) => [lead.Channel, lead['Customer name'], lead['Owner dealer ID'], lead['Owner rep ID']]),
  ).toEqual([['WALK_IN', 'Rina Wati', 'D1', 'R1']]);
  expect(cast.andi.last).toContain('Rina Wati');
  // Once more it is theirs already; another rep learns that somebody serves them.
  await cast.andi.says('walkin Rina +62 813 5550 0001');
  expect(cast.andi.last).toContain('Sudah menjadi lead Anda');
  await cast.dewi.says('walk in 081355500001 Rina');
  expect(cast.dewi.last).toContain('Sudah dilayani sales lain');
  expect(leads()).toHaveLength(1);
});

test('a number of staff is refused; without a number it is for the customer, and a customer who writes it makes no walk-in', async () => {
  await cast.andi.says('walk-in 0812-0000-0002 Dewi');
  expect(cast.andi.last).toContain('bukan nomor WhatsApp pelanggan');
  await cast.andi.says('walk in saja besok ya');
  await cast.sari.says('walk-in 081355500009 Sari');
  expect(leads().filter((lead) => lead.Channel === 'WALK_IN')).toEqual([]);
});
