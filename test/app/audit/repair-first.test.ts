/** An audit that has something to say while the System tab is out of order waits until the next round has repaired it. */
import { openFuzzHub } from '../../../fuzz/hub';
import { lookOver } from '../../../fuzz/look';
import { handleEdit } from '../../../src/app/workbook/handle-edit';

test('a broken row of System and a broken unit: the minute does not fail, and customers are served', () => {
  const hub = openFuzzHub();
  const [system = []] = hub.workbook.read([{ sheet: 'System', fromRow: 1 }]);
  hub.people.put('System', system.findIndex(([name]) => name === 'sold') + 1, ['sold', '[null]']);
  hub.people.put(
    'Units',
    2,
    Array.from({ length: 26 }, () => 'a:::'),
  );
  handleEdit(hub.deps, { tab: 'Units', fromRow: 2, toRow: 2 });
  expect(lookOver(hub, 0)).toEqual([]);
});
