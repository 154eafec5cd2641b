/**
 * `npm run gateway -- --sign --url URL --gateway ID --secret SECRET [--id ID] [--query a=1&b=2] file.json`: posts a file as a
 * gateway would, to a local or a live hub, and prints the verdicts. `--key` instead of `--sign`: the secret as a key in the
 * URL. `--dry`: prints the signed URL only. The secret may also stand in GATEWAY_SECRET.
 */
import { readFileSync } from 'node:fs';
import { signature } from '../../src/core/unit/signature.ts';

const parameters = process.argv.slice(2);
const flags = new Set<string>();
const values = new Map<string, string>();
let file = '';
for (let i = 0; i < parameters.length; i++) {
  const parameter = parameters[i] ?? '';
  if (['--sign', '--key', '--dry'].includes(parameter)) flags.add(parameter);
  else if (['--url', '--gateway', '--secret', '--id', '--query', '--ts'].includes(parameter))
    values.set(parameter, parameters[++i] ?? '');
  else if (parameter.startsWith('--')) stop(`"${parameter}" is not understood.`);
  else file = parameter;
}
const value = (name: string, fallback = '') => values.get(name) || fallback;
const secret = value('--secret', process.env.GATEWAY_SECRET ?? '');
const [url, gateway] = [value('--url', 'http://localhost:8080/exec'), value('--gateway')];
if (gateway === '' || secret === '' || (!flags.has('--sign') && !flags.has('--key'))) {
  stop(
    'Usage: npm run gateway -- --sign|--key --url URL --gateway ID --secret SECRET [--id ID] [--query a=1] [--dry] file.json',
  );
}
if (file === '' && flags.has('--sign')) stop('A signature signs a body: name a file.');

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}

function read(): string {
  try {
    return file === '' ? '' : readFileSync(file, 'utf8');
  } catch (error) {
    return stop(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const body = read();
const id = value('--id', `cli-${Date.now().toString(36)}`);
const ts = value('--ts', String(Math.floor(Date.now() / 1000)));
const proof = flags.has('--sign') ? { id, ts, sig: signature(secret, id, ts, body) } : { key: secret };
const query = new URLSearchParams({ source: 'unit', gw: gateway, ...proof });
for (const [name, given] of new URLSearchParams(value('--query'))) query.append(name, given);
const address = `${url}?${query}`;
if (flags.has('--dry')) console.log(address);
else {
  const answer = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  console.log(`HTTP ${answer.status}`);
  console.log(await answer.text());
}
