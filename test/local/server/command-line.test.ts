/** The command line of npm start, and the small readers behind it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressesElsewhere } from '../../../local/server/addresses';
import { parseCsv } from '../../../local/server/csv';
import { openDataFolder, StartError } from '../../../local/server/data-folder';
import { HELP, parseCommandLine } from '../../../local/server/options';

describe('The command line', () => {
  test('starts on port 8080 with data in .data when nothing is said', () => {
    expect(parseCommandLine([])).toEqual({
      kind: 'start',
      options: { port: 8080, host: '127.0.0.1', data: '.data', open: true, relay: false, year: false },
    });
  });

  test('takes values after a space or an equals sign', () => {
    const options = { port: 9001, host: '127.0.0.1', data: '/tmp/x', open: false, relay: true, year: false };
    expect(parseCommandLine(['--port', '9001', '--data=/tmp/x', '--relay', '--no-open'])).toEqual({
      kind: 'start',
      options,
    });
  });

  test.each([
    [['--prot', '1'], 'Unknown option --prot'],
    [['extra'], 'Unknown option extra'],
    [['--port'], '--port needs a value'],
    [['--port', 'http'], '--port must be a number'],
    [['--port', '70000'], '--port must be a number'],
    [['--data', '--no-open'], '--data needs a value'],
  ])('refuses %j', (words, message) => {
    const line = parseCommandLine(words);
    expect(line.kind).toBe('wrong');
    expect(line).toHaveProperty('message', expect.stringContaining(message));
  });

  test('names every option in its help', () => {
    expect(parseCommandLine(['--help'])).toEqual({ kind: 'help' });
    for (const option of ['--port', '--data', '--host', '--relay', '--no-open']) expect(HELP).toContain(option);
  });
});

describe('Other devices', () => {
  const interfaces = {
    lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true }],
    wifi: [
      { address: '192.168.1.7', family: 'IPv4', internal: false },
      { address: 'fe80::1', family: 'IPv6', internal: false },
    ],
  } as unknown as Parameters<typeof addressesElsewhere>[2];

  test('are told of the addresses in their network when it listens for them', () => {
    expect(addressesElsewhere('0.0.0.0', 8080, interfaces)).toEqual(['http://192.168.1.7:8080/']);
    expect(addressesElsewhere('127.0.0.1', 8080, interfaces)).toEqual([]);
  });
});

describe('The data folder', () => {
  test('keeps its secrets, also when the demo is reset', () => {
    const path = mkdtempSync(join(tmpdir(), 'hub-data-'));
    const secrets = openDataFolder(path).secrets();
    openDataFolder(path).clear();
    expect(openDataFolder(path).secrets()).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(4);
  });

  test('says in one line why it cannot be used', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'hub-data-')), 'a-file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file)).toThrow(StartError);
    expect(() => openDataFolder(file)).toThrow(
      /cannot be used \(it is not a folder\)\. Choose another with --data DIR/,
    );
  });

  test('that cannot be made is said so at once', () => {
    expect(() => openDataFolder('/proc/nowhere/data')).toThrow(/^The data folder .* cannot be used \(.+\)\. Choose/);
    const made = join(mkdtempSync(join(tmpdir(), 'hub-data-')), 'one', 'two');
    expect(openDataFolder(made).path).toBe(made);
  });

  test('says which file is broken', () => {
    const path = mkdtempSync(join(tmpdir(), 'hub-data-'));
    writeFileSync(join(path, 'secrets.json'), '{');
    expect(() => openDataFolder(path).secrets()).toThrow(/secrets\.json cannot be read/);
  });
});

describe('Comma-separated text', () => {
  test('is read with quotes, doubled quotes, line breaks and a byte order mark', () => {
    expect(parseCsv('\uFEFFa,b\r\n"1,5","say ""hi""\nthere"\n,\n')).toEqual([
      ['a', 'b'],
      ['1,5', 'say "hi"\nthere'],
      ['', ''],
    ]);
    expect(parseCsv('')).toEqual([]);
  });
});
