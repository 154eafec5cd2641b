/** Reads what the build made: dist/ for the hub, and the page that is built beside this server. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './data-folder';
import type { HubBundle } from './hub';

export function readHubBundle(dist: string): HubBundle {
  const code = join(dist, 'Code.js');
  const manifest = join(dist, 'appsscript.json');
  for (const file of [code, manifest]) {
    if (!existsSync(file)) throw new StartError(`${file} is missing. Run "npm run build" first.`);
  }
  const pages = readdirSync(dist).filter((name) => name.endsWith('.html'));
  return {
    code: readFileSync(code, 'utf8'),
    files: Object.fromEntries(pages.map((name) => [name, readFileSync(join(dist, name), 'utf8')])),
    manifest: JSON.parse(readFileSync(manifest, 'utf8')) as object,
  };
}

export function readPage(file: string): () => string {
  if (!existsSync(file)) throw new StartError(`${file} is missing. Run "npm start", which builds it.`);
  return () => readFileSync(file, 'utf8');
}
