/** The dealer page, a Google Form and the Import tab: other ways in, the same verdict. */
import type { InterceptedCall } from '../../local/runtime/kernel/faults';
import { makePageToken } from '../../src/core/tokens/page-token';
import { cutPoints, swept } from '../support/sweep';
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
});
afterEach(() => cast.hub.rt.close());

const sales = () => cast.hub.rows('Sales');
const DAY = 86_400_000;

describe('the dealer page', () => {
  const SALE = {
    requestId: 'page-0001-abcd', serial: 'S3A000101', modelId: 'S3', customerName: 'Sari', customerPhone: '081377000101',
    soldAt: '2026-11-22', vehicle: '30.000.000', payment: 'tunai',
  }; // biome-ignore format: one sale
  const link = (repId = 'R1', days = 7) =>
    makePageToken(
      { page: 'dealer', who: repId, generation: 0, expiresAtMs: cast.hub.rt.now() + days * DAY },
      'simulated-token-secret',
    );
  const send = async (token: unknown, sale: unknown): Promise<Record<string, unknown>> => {
    const { requestId, replaces, ...fields } = sale as Record<string, unknown>;
    const input = { requestId, fields, ...(replaces === undefined ? {} : { replaces }) };
    const request = JSON.stringify({ call: 'dealer.sale', token, input });
    const text = await cast.hub.finish(cast.hub.rt.run('callPage', [request], { user: '' }));
    const answer = JSON.parse(String(text)) as { ok: boolean; data?: Record<string, unknown>; text?: string };
    return answer.ok ? { outcome: 'registered', ...answer.data } : { reason: answer.text };
  };

  test('a rep registers a sale with their personal link and has the verdict at once', async () => {
    expect(await send(link(), SALE)).toMatchObject({ outcome: 'registered', verdict: 'ACCEPTED', reason: '' });
    expect(sales()[0]).toMatchObject({ 'Dealer ID': 'D1', 'Rep ID': 'R1', 'Entered by': 'page', Payment: 'cash' });
  });

  test('the same request with other fields is refused: neither is the change lost, nor is there a second sale', async () => {
    await send(link(), SALE);
    expect(await send(link(), SALE)).toMatchObject({ outcome: 'registered', verdict: 'ACCEPTED' });
    const other = await send(link(), { ...SALE, customerName: 'Somebody else' });
    expect(String(other.reason)).toContain('with other fields');
    expect(sales()).toHaveLength(1);
  });

  test('whose sale it is follows from the link, not from what the page says', async () => {
    await send(link(), { ...SALE, repId: 'R3', dealerId: 'D3' });
    expect(sales()[0]).toMatchObject({ 'Dealer ID': 'D1', 'Rep ID': 'R1' });
  });

  test('sent twice it is one sale, with the same answer', async () => {
    const first = await send(link(), SALE);
    expect(await send(link(), SALE)).toEqual(first);
    expect(sales()).toHaveLength(1);
  });

  test('a refused sale is corrected: the later one counts', async () => {
    const first = await send(link(), { ...SALE, vehicle: '20jt' });
    expect(first).toMatchObject({ verdict: 'REFUSED', onHold: true });
    const again = { ...SALE, requestId: 'page-0002-abcd', replaces: first.saleId };
    expect(await send(link(), again)).toMatchObject({ verdict: 'ACCEPTED' });
    expect(sales().map((each) => each.Verdict)).toEqual(['REPLACED', 'ACCEPTED']);
  });

  test('nobody corrects another dealer’s sale, or one that was accepted', async () => {
    const first = await send(link(), SALE);
    const other = { ...SALE, requestId: 'page-0003-abcd', serial: 'S3A000131', replaces: first.saleId };
    await send(link('R2'), other);
    expect(sales()[0]?.Verdict).toBe('ACCEPTED');
  });

  test.each([
    ['an expired link', () => link('R1', -1), SALE, 'expired'],
    ['a forged link', () => link().replace('R1', 'R2'), SALE, 'not valid'],
    ['no link', () => undefined, SALE, 'not valid'],
    ['the link of nobody', () => link('R9'), SALE, 'was ended'],
    ['no request ID', () => link(), { ...SALE, requestId: '' }, 'requestId is not a request ID'],
    ['no object', () => link(), 'S3A000101', 'requestId is not text'],
  ])('%s is refused with a reason, and nothing is written', async (_, token, input, reason) => {
    expect(String((await send(token(), input)).reason)).toContain(reason);
    expect(sales()).toEqual([]);
  });

  test('what cannot be read is kept as it was written and refused, now and in the audit', async () => {
    const answer = await send(link(), { ...SALE, vehicle: 'tiga puluh juta', soldAt: '31/02/2026' });
    expect(answer).toMatchObject({ verdict: 'REFUSED' });
    expect(answer.reason).toContain('Found: Sale date “31/02/2026”, Vehicle (Rp) “tiga puluh juta”');
    expect(sales()[0]).toMatchObject({ 'Vehicle (Rp)': 'tiga puluh juta', 'Sale date': '31/02/2026' });
    const before = sales();
    await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
    expect(sales()).toEqual(before);
  });
});

describe('a Google Form', () => {
  const QUESTIONS = [
    'Timestamp',
    'Nomor rangka',
    'Model',
    'Nama dealer',
    'Nama pembeli',
    'Nomor HP',
    'Tanggal penjualan',
    'Harga kendaraan',
    'Cara pembayaran',
  ];
  const ANSWERS = ['23/11/2026 9:00:00', 'S3A000101', 'Volta S3 Sport', 'Volta Depok', 'Sari', '081377000101', '22/11/2026', '30000000', 'Tunai']; // biome-ignore format: a row
  const tab = (headers: readonly string[] = QUESTIONS) => {
    const { people, owner } = cast.hub.rt.host;
    people.insertSheet('Form Responses 1');
    people.paste({ sheet: 'Form Responses 1' }, { row: 1, column: 1, cells: [headers] }, owner);
  };
  const submit = async (patch: Record<string, string> = {}) => {
    const answers = { ...Object.fromEntries(QUESTIONS.map((question, at) => [question, ANSWERS[at] ?? ''])), ...patch };
    await cast.hub.finish(cast.hub.rt.submitForm({ sheet: 'Form Responses 1', answers }));
    await cast.hub.rt.idle();
  };
  const responses = () => cast.hub.rows('Form Responses 1');

  test('a response becomes a sale, by names or IDs in either language, with its verdict behind it', async () => {
    tab();
    await submit();
    expect(sales()[0]).toMatchObject({
      Serial: 'S3A000101', 'Model ID': 'S3', 'Dealer ID': 'D1', 'Sale date': '2026-11-22', Verdict: 'ACCEPTED', 'Entered by': 'form', Payment: 'cash',
    }); // biome-ignore format: one row
    expect(responses()[0]).toMatchObject({ 'Sale ID': sales()[0]?.['Sale ID'], Verdict: 'ACCEPTED', Reason: '' });
  });

  test('the trigger fires twice: one sale', async () => {
    tab();
    await submit();
    // The first run died before it had marked the response.
    const blank = QUESTIONS.length + 1;
    cast.hub.rt.host.people.paste(
      { sheet: 'Form Responses 1' },
      { row: 2, column: blank, cells: [['', '', '', '']] },
      cast.hub.rt.host.owner,
    );
    cast.hub.rt.properties.set('job.form.2.x', JSON.stringify({ tab: 'Form Responses 1', fromRow: 2, toRow: 2 }));
    await cast.hub.rt.advance(61_000);
    expect(sales()).toHaveLength(1);
    expect(responses()[0]).toMatchObject({ Verdict: 'ACCEPTED' });
  });

  test('a renamed question: the response keeps its row and is told which one is missing', async () => {
    tab(QUESTIONS.map((question) => (question === 'Harga kendaraan' ? 'Berapa rupiah?' : question)));
    await submit({ 'Berapa rupiah?': '30000000' });
    expect(sales()).toEqual([]);
    expect(responses()[0]).toMatchObject({ Verdict: 'NOT READ', 'Nomor rangka': 'S3A000101' });
    expect(responses()[0]?.Reason).toContain('No question of the form asks for Vehicle (Rp)');
  });

  test('a form about something else is left alone', async () => {
    tab(['Timestamp', 'Bagaimana servis kami?', 'Saran']);
    await submit({ 'Bagaimana servis kami?': 'Baik' });
    expect([sales(), Object.keys(responses()[0] ?? {})]).toEqual([
      [],
      ['Timestamp', 'Bagaimana servis kami?', 'Saran'],
    ]);
  });

  test('a response that finds the lock taken is registered within the minute', async () => {
    tab();
    await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
    cast.hub.rt.properties.set('job.form.2.x', JSON.stringify({ tab: 'Form Responses 1', fromRow: 2, toRow: 2 }));
    cast.hub.rt.host.people.paste(
      { sheet: 'Form Responses 1' },
      { row: 2, column: 1, cells: [ANSWERS] },
      cast.hub.rt.host.owner,
    );
    await cast.hub.rt.advance(61_000);
    expect(sales()[0]?.Verdict).toBe('ACCEPTED');
    expect(cast.hub.rt.properties.get('job.form.2.x')).toBeNull();
  });
});

describe('the Import tab', () => {
  const paste = (rows: readonly (readonly string[])[], at = 2) =>
    cast.hub.rt.host.people.paste({ sheet: 'Import' }, { row: at, column: 1, cells: rows }, cast.hub.rt.host.owner);
  const run = async () => (await cast.hub.finish(cast.hub.rt.run('importSerialsTab'))) as string[];
  const results = () => cast.hub.rows('Import').map((each) => each.Result);

  test('columns and lines of CSV are imported; each refused line says why, and nothing is lost', async () => {
    paste([
      ['S3A000900', 'S3', 'D1', '2026-11-01', ''],
      ['S3A000901', 'S3', 'D1', '1/11/2026', 'blocked'],
      ['s3a-000900', 'S3', 'D1', '2026-11-01', ''],
      ['S3A000101', 'S3', 'D1', '2026-11-01', ''],
      ['TEST', 'S3', 'D1', '2026-11-01', ''],
      ['S3A000902', 'X9', 'D1', '2026-11-01', ''],
      ['S3A000903', 'S3', 'D77', '2026-11-01', ''],
      ['S3A000904', 'S3', 'D1', '31/02/2026', ''],
      ['S3A000905', 'S3', 'D1', '2026-11-01', 'lost'],
      ['Dealer;Serial;Model;Shipped', '', '', '', ''],
      ['D2;"S3A000906";S3;2026-11-02', '', '', '', ''],
    ]);
    expect((await run())[0]).toContain('done: 3 units imported, 7 lines refused');
    expect(results()).toEqual([
      'IMPORTED',
      'IMPORTED',
      'The serial is registered already.',
      'The serial is registered already.',
      '"TEST" is no serial.',
      'Model ID "X9" is not in the Products tab.',
      'Dealer ID "D77" is not in the Dealers tab.',
      'Shipped "31/02/2026" is no date.',
      'State "lost" is not one of shipped, returned, blocked.',
      'HEADERS',
      'IMPORTED',
    ]);
    expect(cast.hub.rows('Serials').slice(-3)).toEqual([
      expect.objectContaining({ Serial: 'S3A000900', Shipped: '2026-11-01', State: 'shipped' }),
      expect.objectContaining({ Serial: 'S3A000901', Shipped: '2026-11-01', State: 'blocked' }),
      expect.objectContaining({ Serial: 'S3A000906', 'Dealer ID': 'D2' }),
    ]);
  });

  test('thousands of lines go in by slices; killed at any service call, none is imported twice', async () => {
    await cast.hub.rt.close();
    const lines = Array.from({ length: 2_100 }, (_, n) => [
      `S3A9${String(n).padStart(5, '0')}`,
      'S3',
      'D1',
      '2026-11-01',
      '',
    ]);
    const importWith = async (cut: (call: InterceptedCall) => 'crash' | undefined) => {
      cast = await openCast({ intercept: (call) => (call.function === 'importSerialsTab' ? cut(call) : undefined) });
      furnishSales(cast);
      paste(lines);
      await run().catch(() => undefined);
      await cast.hub.rt.advance(61_000);
      if (cast.hub.rows('Serials').length === 40) await run();
      expect(cast.hub.rows('Serials')).toHaveLength(40 + 2_100);
      await cast.hub.rt.close();
    };
    let calls = 0;
    await importWith(({ index }) => {
      calls = Math.max(calls, index + 1);
      return undefined;
    });
    expect(calls).toBeGreaterThan(5);
    for (const { stop, when } of swept(cutPoints(calls), 6)) {
      let stopped = false;
      await importWith((call) => {
        if (stopped || call.index !== stop || call.when !== when) return undefined;
        stopped = true;
        return 'crash';
      });
      expect(stopped).toBe(true);
    }
    cast = await openCast();
  });
});

test('a sale refused for an unknown serial is accepted once the unit is imported', async () => {
  cast.hub.rt.host.people.paste(
    { sheet: 'Sales' },
    { row: 2, column: 1, cells: [row('S3A000900')] },
    cast.hub.rt.host.owner,
  );
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '3' }));
  await cast.hub.rt.idle();
  expect(sales()[0]).toMatchObject({ Verdict: 'REFUSED', 'On hold': 'TRUE' });
  const line = [['S3A000900', 'S3', 'D1', '2026-11-01', '']];
  cast.hub.rt.host.people.paste({ sheet: 'Import' }, { row: 2, column: 1, cells: line }, cast.hub.rt.host.owner);
  await cast.hub.finish(cast.hub.rt.run('importSerialsTab'));
  await cast.hub.rt.advance(4 * 60_000);
  expect(sales()[0]).toMatchObject({ Verdict: 'ACCEPTED', 'On hold': 'FALSE' });
});
