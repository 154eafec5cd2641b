/** `npm run relay:build`: build/relay/{cloudflare,deno,node}.js, each one file without dependencies. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundleRelay, HOSTS } from './bundle-relay';

mkdirSync('build/relay', { recursive: true });
for (const host of HOSTS) {
  const text = await bundleRelay(host);
  writeFileSync(`build/relay/${host}.js`, text);
  console.log(`build/relay/${host}.js ${(Buffer.byteLength(text) / 1024).toFixed(1)} KB`);
}
