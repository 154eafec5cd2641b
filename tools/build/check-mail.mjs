/** What mail clients do not support of a page, by client: `node tools/build/check-mail.mjs dist/Digest.html`, as JSON. */
import { readFileSync } from 'node:fs';
import { caniemail } from 'caniemail';

const [, , file = ''] = process.argv;
const html = readFileSync(file, 'utf8');
const { issues } = caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*'], html });
const missing = Object.fromEntries(
  [...issues.errors].map(([client, found]) => [client, found.map(({ title }) => title)]),
);
console.log(JSON.stringify(missing));
