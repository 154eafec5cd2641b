/** Hundreds of sales at once: every unit hears of its own, those that fit no list too. */
import { openCast } from './cast';
import { row } from './sales-cast';
import { furnishUnits } from './unit-cast';

test('a first import of more sales than the list holds reaches every unit, overnight at the latest', async () => {
  const cast = await openCast({ startMs: Date.parse('2026-11-22T17:50:00Z') });
  const { people, owner } = cast.hub.rt.host;
  const serials = Array.from({ length: 900 }, (_, i) => `S3A${String(200_000 + i)}`);
  const price = ['P1', 'S3', 'Jabodetabek', '2026-01-01', '', '30000000', '28500000', '34000000', '5', ''];
  people.paste({ sheet: 'Products' }, { row: 2, column: 5, cells: [['S3A999999'], ['V1A999999']] }, owner);
  people.paste(
    { sheet: 'Serials' },
    { row: 2, column: 1, cells: serials.map((serial) => [serial, 'S3', 'D1', '2026-10-01', 'shipped']) },
    owner,
  );
  people.paste({ sheet: 'Prices' }, { row: 2, column: 1, cells: [price] }, owner);
  await furnishUnits(cast);
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: serials.map((serial) => row(serial)) }, owner);
  await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
  await cast.hub.rt.advance(40 * 60_000);
  expect(cast.hub.rows('Units').filter((each) => each.State === 'SOLD')).toHaveLength(900);
  expect(cast.hub.rt.properties.get('units.behind')).toBeNull();
  await cast.hub.rt.close();
});
