/** The command line of `npm start`: six options, and a clear answer to everything else. */
export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly open: boolean;
  /** The relay is put between the phones and the hub. */
  readonly relay: boolean;
  /** A new workbook begins with a year of leads, sales and spend. */
  readonly year: boolean;
}

export type CommandLine =
  | { readonly kind: 'start'; readonly options: ServerOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const HELP = `Dealer Hub on this machine: the hub, its workbook, and phones to try it with.

  npm start -- [options]

  --port N     port to listen on (default 8080; 0 takes any free one)
  --data DIR   folder for the workbook and everything else that is kept (default .data)
  --host ADDR  address to listen on (default 127.0.0.1: this machine only)
  --relay      put the relay in front of the hub, at /relay
  --year       begin a new workbook with a made-up year of leads, sales and spend
  --no-open    do not open the page in a browser
  --help       this text
`;

const DEFAULTS: ServerOptions = { port: 8080, host: '127.0.0.1', data: '.data', open: true, relay: false, year: false };

export function parseCommandLine(words: readonly string[]): CommandLine {
  let options = DEFAULTS;
  for (let at = 0; at < words.length; at += 1) {
    const [name = '', inline] = splitOption(words[at] ?? '');
    if (name === '--help' || name === '-h') return { kind: 'help' };
    if (name === '--relay') {
      options = { ...options, relay: true };
      continue;
    }
    if (name === '--year') {
      options = { ...options, year: true };
      continue;
    }
    if (name === '--no-open') {
      options = { ...options, open: false };
      continue;
    }
    if (name !== '--port' && name !== '--data' && name !== '--host') {
      return wrong(`Unknown option ${name}. Known are --port, --data, --host, --relay, --year, --no-open and --help.`);
    }
    const value = inline ?? words[++at];
    if (value === undefined || value === '' || value.startsWith('--')) {
      return wrong(`${name} needs a value, for example ${name} ${DEFAULTS[name.slice(2) as 'port']}.`);
    }
    if (name === '--port') {
      const port = Number(value);
      if (!/^\d+$/.test(value) || port > 65535)
        return wrong(`--port must be a number from 0 to 65535, not "${value}".`);
      options = { ...options, port };
    }
    if (name === '--data') options = { ...options, data: value };
    if (name === '--host') options = { ...options, host: value };
  }
  return { kind: 'start', options };
}

function splitOption(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return word.startsWith('--') && equals > 0 ? [word.slice(0, equals), word.slice(equals + 1)] : [word, undefined];
}

function wrong(message: string): CommandLine {
  return { kind: 'wrong', message };
}
