/** A conversation in a terminal: lines out, answers in. Ctrl-C, or an end of the input, stops it at any question. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Thrown to whoever asks when the person has stopped. */
export class Stopped extends Error {}

export interface Terminal {
  say(text: string): void;
  /** What was answered, without spaces around it. Throws Stopped. */
  ask(question: string): Promise<string>;
  /** As `ask`; what is typed is not shown. */
  askHidden(question: string): Promise<string>;
  close(): void;
}

export function openTerminal(): Terminal {
  const { stdin, stdout } = process;
  let isHidden = false;
  const shown = new Writable({
    write(chunk: Buffer, _, done) {
      if (!isHidden) stdout.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: stdin, output: shown, terminal: stdin.isTTY === true, historySize: 0 });
  const waiting: string[] = [];
  let onAnswer: ((line: string | null) => void) | null = null;
  let hasEnded = false;
  const end = (): void => {
    hasEnded = true;
    onAnswer?.(null);
  };
  lines.on('line', (line) => (onAnswer ? onAnswer(line) : waiting.push(line)));
  lines.on('close', end);
  lines.on('SIGINT', end);
  process.on('SIGINT', end);

  const ask = async (question: string): Promise<string> => {
    if (stdin.isTTY && !isHidden) {
      // Its own prompt, so that correcting what is typed leaves it standing.
      lines.setPrompt(`${question} `);
      lines.prompt();
    } else stdout.write(`${question} `);
    const line = await new Promise<string | null>((resolve) => {
      const ready = waiting.shift();
      if (ready !== undefined || hasEnded) resolve(ready ?? null);
      else onAnswer = resolve;
    });
    onAnswer = null;
    // What was piped in is not seen otherwise, and a line that was hidden did not end.
    if (!stdin.isTTY || isHidden) stdout.write('\n');
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
    close: () => lines.close(),
  };
}
