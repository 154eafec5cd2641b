/** The rows that the mesh files: as they come, in files, a part at a time, and never past what they prove. */
import { chainRow, GENESIS_HASH } from '../../src/core/ledger/chain';
import type { LedgerRow } from '../../src/tables/records';
import { type HubReader, HubRefusal } from '../../tools/mcp/hub-reader';
import { fileRows } from '../../tools/mesh/witness';

const AN_ANSWER = 1_000;

const headOf = (row?: LedgerRow) => ({ sequence: row?.sequence ?? 0, hash: row?.hash ?? GENESIS_HASH });

function ledgerOf(count: number, name = 'L'): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (let at = 0; at < count; at++)
    rows.push(
      chainRow(headOf(rows.at(-1)), {
        ...{ atMs: at * 1_000, type: 'HAND_OFF', subject: `${name}-${at}`, body: {} },
      }),
    );
  return rows;
}

/** `answers`: what the hub hands out; `fails`: how often it is asked before it is too busy. */
function world(answers: readonly LedgerRow[], busyAfter = Number.POSITIVE_INFINITY) {
  const files = new Map<string, string>();
  const written: string[] = [];
  let asked = 0;
  const archive = {
    folder: '',
    read: (path: string) => files.get(path) ?? '',
    write(path: string, text: string) {
      written.push(path);
      files.set(path, text);
    },
    commit: () => true,
    close: () => undefined,
  };
  const ask = async (_: string, input: object) => {
    if (++asked > busyAfter) throw new HubRefusal('busy', 'Many are reading.');
    const { after } = input as { after: number };
    return { rows: answers.slice(after, after + AN_ANSWER) };
  };
  const hub = { ask, health: async () => ({}) } as unknown as HubReader;
  const run = (last = answers.at(-1)) => fileRows(archive, hub, [], headOf(last));
  const filed = () => [...files.values()].join('').split('\n').length - 1;
  return { run, files, written, filed };
}

const FINE = { problem: '', note: '' };

test('a long ledger is filed over several runs, in files of ten thousand rows, and nothing is written twice over', async () => {
  const rows = ledgerOf(23_500);
  const { run, files, written, filed } = world(rows);
  expect(await run()).toEqual({ problem: '', note: 'Rows filed up to 20000 of 23500: the next run goes on.' });
  expect(await run()).toEqual(FINE);
  expect([...files.keys()]).toEqual(['ledger/00001.jsonl', 'ledger/00002.jsonl', 'ledger/00003.jsonl']);
  expect(filed()).toBe(23_500);
  const before = written.length;
  expect(await run()).toEqual(FINE);
  expect(written).toHaveLength(before);
});

test('what was filed before the hub was too busy stays, and the next run goes on', async () => {
  const rows = ledgerOf(3_000);
  const busy = world(rows, 2);
  expect(await busy.run()).toEqual({ problem: '', note: expect.stringContaining('were not filed: Many are reading') });
  expect(busy.filed()).toBe(2_000);
});

test('a hub that hands out fewer rows than it says it has is told', async () => {
  const rows = ledgerOf(30);
  const { run } = world(rows.slice(0, 10));
  expect((await run(rows.at(-1))).problem).toContain(
    'row 30 of the ledger is the last, and hands out rows up to 10 only',
  );
});

test('a ledger written anew with right hashes does not follow what is filed, whatever head it says', async () => {
  const honest = world(ledgerOf(20));
  await honest.run();
  const other = world(ledgerOf(40, 'X'));
  for (const [path, text] of honest.files) other.files.set(path, text);
  expect((await other.run()).problem).toContain('The ledger’s rows do not hold. No. 21: its previous hash');
  expect(other.filed()).toBe(20);
  // Nor one that says less than is filed.
  const short = ledgerOf(20, 'X')[15];
  expect((await other.run(short)).problem).toContain('The ledger’s rows do not hold. No. 16:');
});
