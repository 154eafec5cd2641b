/** What people do in the sheets of the local page: pasting, rows, dropdowns and notes, and taking it back. */
import { eventually, type SmallHub, startSmallHub } from './small-hub';

let hub: SmallHub;
beforeEach(async () => {
  hub = await startSmallHub();
});
afterEach(() => hub?.stop());

const dealers = async (): Promise<unknown[][]> =>
  ((await hub.get('/local/sheets/Dealers?display=1')).json as { rows: unknown[][] }).rows.map((row) => row.slice(0, 3));
const logged = (text: string) =>
  eventually(async () => {
    const { rows } = (await hub.get('/local/sheets/Log')).json as { rows: unknown[][] };
    return rows.flat().includes(text) ? true : undefined;
  });
const undo = async () => (await hub.post('/local/undo')).json;

const BEFORE = [
  ['D1', 'Volta Blok M', 'Jakarta'],
  ['D2', 'Volta Depok', 'Depok'],
];

test('a block from the clipboard is one edit, and taken back as one', async () => {
  const text = 'D2\tVolta "Depok" Baru\tDepok\r\nD3\t"Volta\nBogor"\tBogor\r\n';
  const answer = await hub.post('/local/sheets/Dealers/paste', { row: 3, column: 'Dealer ID', text });
  expect(answer.json).toEqual({ pasted: true, row: 3, column: 1, rows: 2, columns: 3 });
  await logged('edited A3:C4');
  expect(await dealers()).toEqual([BEFORE[0], ['D2', 'Volta "Depok" Baru', 'Depok'], ['D3', 'Volta\nBogor', 'Bogor']]);
  expect((await hub.get('/local/sheets')).json.undo).toBe('the paste of 2 × 3 cells at Dealers!A3');
  expect(await undo()).toEqual({ undone: 'the paste of 2 × 3 cells at Dealers!A3', next: null });
  expect(await dealers()).toEqual(BEFORE);
});

test('three hundred rows arrive whole, in one edit', async () => {
  const cells = Array.from({ length: 300 }, (_, index) => [`D${index}`, `Dealer ${index}`]);
  expect((await hub.post('/local/sheets/Dealers/paste', { row: 2, column: 1, cells })).status).toBe(200);
  await logged('edited A2:B301');
  expect(await dealers()).toHaveLength(300);
});

test('rows are added and deleted, and come back with what was in them', async () => {
  await hub.post('/local/sheets/Dealers/rows', { action: 'insert', row: 2 });
  expect(await dealers()).toEqual([['', '', ''], ...BEFORE]);
  await hub.post('/local/sheets/Dealers/rows', { action: 'delete', row: 2, count: 2 });
  expect(await dealers()).toEqual([BEFORE[1]]);
  expect((await undo()).undone).toBe('2 rows deleted from Dealers');
  expect((await undo()).undone).toBe('1 row added to Dealers');
  expect(await dealers()).toEqual(BEFORE);
});

test('an edit is taken back with its value as it was kept, and the edit trigger hears of it', async () => {
  await hub.post('/local/sheets/Dealers/edit', { row: 2, column: 'Latitude', value: '1' });
  await logged('edited D2');
  await undo();
  const { rows } = (await hub.get('/local/sheets/Dealers')).json as { rows: unknown[][] };
  expect(rows[0]?.[3]).toBe(-6.2443);
});

test('columns bring the note on their header and what their dropdown offers; hidden tabs say so', async () => {
  const { columns } = (await hub.get('/local/sheets/Log')).json;
  expect(columns).toEqual([
    { note: 'What happened.', choices: null, strict: false },
    { note: null, choices: ['warm', 'cold'], strict: true },
  ]);
  const { sheets } = (await hub.get('/local/sheets')).json as { sheets: { name: string; hidden: boolean }[] };
  expect(sheets.find(({ name }) => name === 'Log')?.hidden).toBe(false);
  expect((await hub.post('/local/sheets/Log/edit', { row: 2, column: 2, value: 'hot' })).status).toBe(409);
});

test.each([
  ['/local/sheets/Dealers/paste', { row: 2, column: 1 }, 400],
  ['/local/sheets/Dealers/paste', { row: 2, column: 1, cells: [[1]] }, 400],
  ['/local/sheets/Log/paste', { row: 2, column: 2, text: 'hot' }, 409],
  ['/local/sheets/Dealers/rows', { row: 2, action: 'sort' }, 400],
  ['/local/sheets/Dealers/rows', { row: 2, action: 'insert', count: 0 }, 400],
  ['/local/sheets/Dealers/rows', { row: 99_999, action: 'delete' }, 409],
  ['/local/undo', {}, 409],
])('says what was wrong and what to do: %s %j', async (path, body, status) => {
  const answer = await hub.post(path, body);
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual({ error: expect.stringMatching(/[.!]$/), hint: expect.stringMatching(/\.$/) });
});
