/** The parts of the wizard that need neither Google nor a hub. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { boundScriptId } from '../../tools/deploy/clasp';
import { readCommand } from '../../tools/deploy/options';
import { isOfHub } from '../../tools/deploy/others-code';
import type { Wizard } from '../../tools/deploy/wizard/conversation';
import { connectMeta, lookOverAll } from '../../tools/deploy/wizard/hub-steps';
import { knownOrNewKey, provenKey } from '../../tools/deploy/wizard/keys';
import { type Progress, withAdded } from '../../tools/deploy/wizard/progress';
import { openTerminal, Stopped, type Terminal } from '../../tools/deploy/wizard/terminal';

const KEY = 'key-that-the-hub-knows-0001';

test.each([
  [['--rollback', '--update'], '--update'],
  [['--wizard', '--rollback'], '--wizard'],
  [['--rollback', '3', '--from', 'deploy'], '--from'],
  [['--rollback', '--again'], '--again'],
])('%j goes back nowhere', (words, other) => {
  expect(readCommand(words, 'a person')).toEqual({ kind: 'wrong', why: expect.stringContaining(`go with ${other}`) });
});

test('a dry run of a rollback is one', () => {
  expect(readCommand(['--rollback', '7', '--dry-run'], 'a person')).toEqual({ kind: 'roll-back', version: 7, mode: 'show' }); // biome-ignore format: one line
  expect(readCommand(['--rollback'], 'nobody')).toEqual({ kind: 'roll-back', mode: 'do' });
});

describe('typed in a terminal', () => {
  const modes: boolean[] = [];
  let stdin: PassThrough & { isTTY: boolean; setRawMode(mode: boolean): void };
  let shown: string;
  let terminal: Terminal;
  beforeEach(() => {
    modes.length = 0;
    stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (mode: boolean) => void modes.push(mode) });
    const stdout = new PassThrough();
    shown = '';
    stdout.on('data', (chunk) => {
      shown += String(chunk);
    });
    terminal = openTerminal({ stdin, stdout });
  });
  afterEach(() => terminal.close());
  /** What is written now is read before the next turn but one. */
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  test('what comes before a question, in the same paste or as half a line, is no answer to it', async () => {
    const first = terminal.ask('One?');
    stdin.write('yes\rtoken-of-a-paste\rhalf');
    expect(await first).toBe('yes');
    await turn();
    const second = terminal.askHidden('Token?');
    stdin.write('EAA\r');
    expect(await second).toBe('EAA');
    expect(shown).not.toContain('EAA');
  });

  test('while a program has the terminal Ctrl-C reaches it, and stops the wizard', async () => {
    modes.length = 0;
    const lent = terminal.lend(async (signal) => {
      expect(modes).toEqual([false]);
      process.emit('SIGINT');
      expect(signal.aborted).toBe(true);
    });
    await expect(lent).rejects.toThrow(Stopped);
    expect(modes).toEqual([false, true]);
    await expect(terminal.ask('Go on?')).rejects.toThrow(Stopped);
  });
});

test('another script begins anew from deploy on; the same one keeps what was done', () => {
  const progress: Progress = {
    ...{ scriptId: 'ONE', workbook: 'https://one', deploymentId: 'D1', phoneNumberId: '1' },
    done: { login: 'a', script: 'b', deploy: 'c', check: 'd' },
  };
  expect(withAdded(progress, { scriptId: 'ONE' })).toEqual(progress);
  expect(withAdded(progress, { scriptId: 'TWO' })).toEqual({ scriptId: 'TWO', phoneNumberId: '1', done: { login: 'a', script: 'b' } }); // biome-ignore format: one line
});

test('a .clasp.json that git has put back is bound as .deploy.json remembers it', () => {
  const [before, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'bound-'))];
  process.chdir(folder);
  try {
    writeFileSync('.clasp.json', '{ "rootDir": "dist" }');
    expect(() => boundScriptId()).toThrow('names no script yet');
    writeFileSync('.deploy.json', JSON.stringify({ scriptId: 'MINE', done: {} }));
    expect(boundScriptId()).toBe('MINE');
    expect(JSON.parse(readFileSync('.clasp.json', 'utf8'))).toEqual({ scriptId: 'MINE', rootDir: 'dist' });
    writeFileSync('.clasp.json', '{ "scriptId": ');
    expect(() => boundScriptId()).toThrow('.clasp.json is no JSON');
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});

test('the hub’s own files and a blank script are nobody else’s code', () => {
  const bundle = readFileSync('dist/Code.js', 'utf8');
  for (const [
    file,
    text,
  ] of [['Code.js', bundle], ['Code.js', 'function myFunction() {\n  \n}\n'], ['appsscript.json', '{}'], ['Console.html', '']] as const) // biome-ignore format: one list
    expect([file, isOfHub(file, text)]).toEqual([file, true]);
  for (const [
    file,
    text,
  ] of [['Code.js', 'function payroll() {}'], ['Payroll.js', bundle], ['mail/Form.html', '']] as const) // biome-ignore format: one list
    expect([file, isOfHub(file, text)]).toEqual([file, false]);
});

describe('keys', () => {
  const original = globalThis.fetch;
  let said: string[];
  afterEach(() => {
    globalThis.fetch = original;
    delete process.env.clasp_config_auth;
  });
  /** A hub that knows KEY, as `bodies` has it; a person who answers these, in order. */
  function wizardWith(answers: string[], progress: Partial<Progress> = {}, body?: string): Wizard {
    globalThis.fetch = async (url) => {
      const isKnown = new URL(String(url)).searchParams.get('key') === KEY;
      return new Response(
        body ?? JSON.stringify(isKnown ? { ok: true, unset: [] } : { ok: false, error: 'wrong key' }),
      );
    };
    said = [];
    const ask = async (question: string) => {
      said.push(question);
      const answer = answers.shift();
      if (answer === undefined) throw new Stopped();
      return answer;
    };
    return {
      terminal: { say: (text) => void said.push(text), ask, askHidden: ask, lend: async () => undefined, close() {} },
      ...{ language: 'en', secrets: new Map(), made: new Set() },
      progress: () => ({ done: {}, deploymentId: 'D', ...progress }),
    };
  }

  test('a key is made in the step that has it saved, and nowhere else', async () => {
    const first = wizardWith(['']);
    await knownOrNewKey(first, 'WEBHOOK_KEY');
    expect(first.secrets.get('WEBHOOK_KEY')).toMatch(/^[0-9a-f]{32}$/);
    const later = wizardWith(['']);
    expect(await provenKey(later)).toBe('');
    expect(said.join('\n')).not.toContain('New WEBHOOK_KEY');
  });

  test('a mistyped key is forgotten and asked for again', async () => {
    const wizard = wizardWith(['a-key-that-is-long-enough-and-wrong', KEY]);
    expect(await provenKey(wizard)).toBe(KEY);
    expect(said.join('\n')).toContain('The hub has another WEBHOOK_KEY than the one that was typed.');
  });

  test('a hub that gives no answer is not a wrong key', async () => {
    await expect(provenKey(wizardWith([KEY], {}, '<html>too many</html>'))).rejects.toThrow(Stopped);
    expect(said.join('\n')).toContain('The hub could not look now.');
    expect(said.join('\n')).not.toContain('another WEBHOOK_KEY');
  });

  test('a number at Qontak is given Qontak’s callback', async () => {
    expect(await connectMeta(wizardWith([KEY, ''], { phoneNumberId: '' }))).toEqual({});
    expect(said.join('\n')).toContain(`/D/exec?source=qontak&key=${KEY}`);
    expect(said.join('\n')).not.toContain('developers.facebook.com');
  });

  test('what is not in order, and not looked at again, leaves the step undone', async () => {
    // Nobody is signed in: nothing is asked of Google.
    process.env.clasp_config_auth = join(tmpdir(), 'nobody.json');
    await expect(lookOverAll(wizardWith(['', '', 'n']))).rejects.toThrow('This step is not done.');
  });
});
