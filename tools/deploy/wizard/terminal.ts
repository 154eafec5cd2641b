/** A conversation in a terminal: lines out, answers in. Ctrl-C, or an end of the input, stops it at any question. */
import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';

/** Thrown to whoever asks when the person has stopped. */
export class Stopped extends Error {}

export interface Terminal {
  say(text: string): void;
  /** What was answered, without spaces around it. Throws Stopped. */
  ask(question: string): Promise<string>;
  /** As `ask`; what is typed is not shown. */
  askHidden(question: string): Promise<string>;
  /** Leaves the terminal to a program that talks to the person itself. The signal is aborted by Ctrl-C. Throws Stopped. */
  lend(program: (signal: AbortSignal) => Promise<void>): Promise<void>;
  close(): void;
}

interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean; setRawMode?(mode: boolean): unknown };
  readonly stdout: Pick<Writable, 'write'>;
}

export function openTerminal({ stdin, stdout }: Streams = process): Terminal {
  const isTyped = stdin.isTTY === true;
  let isHidden = false;
  const shown = new Writable({
    write(chunk: Buffer, _, done) {
      if (!isHidden) stdout.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: stdin, output: shown, terminal: isTyped, historySize: 0 });
  const answers = answersOf(lines);

  const ask = async (question: string): Promise<string> => {
    if (isTyped) {
      if (answers.end.aborted) throw new Stopped();
      // What was typed, or pasted, before the question stood there is no answer to it.
      answers.forget();
      // Its own prompt, so that correcting what is typed leaves it standing.
      lines.setPrompt(isHidden ? '' : `${question} `);
      if (lines.line !== '') lines.write(null, { ctrl: true, name: 'u' });
    }
    if (isTyped && !isHidden) lines.prompt();
    else stdout.write(`${question} `);
    const line = await answers.next();
    // What was piped in is not seen otherwise, and a line that was hidden did not end.
    if (!isTyped || isHidden) stdout.write('\n');
    if (line === null) throw new Stopped();
    return line.trim();
  };
  return {
    say: (text) => void stdout.write(`${text}\n`),
    ask,
    async askHidden(question) {
      isHidden = true;
      return ask(question).finally(() => {
        isHidden = false;
      });
    },
    async lend(program) {
      // In raw mode Ctrl-C is a letter, and reaches nobody but readline.
      lines.pause();
      if (isTyped) stdin.setRawMode?.(false);
      await program(answers.end).finally(() => {
        if (isTyped) stdin.setRawMode?.(true);
        lines.resume();
      });
      if (answers.end.aborted) throw new Stopped();
    },
    close: () => {
      answers.close();
      lines.close();
    },
  };
}

/** The lines as they come, each for the question that waits for it, or for the next one. */
function answersOf(lines: ReturnType<typeof createInterface>) {
  const waiting: string[] = [];
  let onAnswer: ((line: string | null) => void) | null = null;
  const ended = new AbortController();
  const give = (line: string | null): void => {
    const answer = onAnswer;
    onAnswer = null;
    if (answer) answer(line);
    else if (line !== null) waiting.push(line);
  };
  const end = (): void => {
    ended.abort();
    give(null);
  };
  lines.on('line', give);
  lines.on('close', end);
  lines.on('SIGINT', end);
  process.on('SIGINT', end);
  return {
    end: ended.signal,
    /** Null when there is no more. */
    next: () =>
      new Promise<string | null>((resolve) => {
        const ready = waiting.shift();
        if (ready !== undefined || ended.signal.aborted) resolve(ready ?? null);
        else onAnswer = resolve;
      }),
    forget: () => void waiting.splice(0),
    close: () => void process.off('SIGINT', end),
  };
}
