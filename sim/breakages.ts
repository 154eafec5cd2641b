/** The same hub with one safeguard broken on purpose: a simulation that finds nothing then is not worth having. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

interface Breakage {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export const breakages: Readonly<Record<string, Breakage>> = {
  lock: {
    file: 'src/gas/stores.ts',
    find: 'return lock.tryLock(waitMs);',
    replace: 'lock.tryLock(waitMs); return true;',
  },
  idempotency: {
    file: 'src/store/state/buckets.ts',
    find: 'if (seen.startsWith(print, i)) return true;',
    replace: 'if (seen.startsWith(print, i)) return false;',
  },
  'commit-order': {
    file: 'src/app/writer/writer.ts',
    find: 'const result = runRound(',
    replace:
      'for (const key of Object.keys(properties)) if (/^(in|sent)\\./.test(key)) deps.properties.delete(key);\n  const result = runRound(',
  },
  'moved-rows': {
    file: 'src/store/session/session.ts',
    find: 'return moved.length === 0 ? [] :',
    replace: 'return moved.length >= 0 ? [] :',
  },
  receipts: {
    file: 'src/app/delivery/receipts.ts',
    find: 'if (evidence) {',
    replace: 'if (evidence && false) {',
  },
};

export function breakagePlugin(name: string): Plugin {
  const breakage = breakages[name];
  if (!breakage) throw new Error(`There is no breakage "${name}". Known: ${Object.keys(breakages).join(', ')}.`);
  return {
    name: `break ${name}`,
    setup(build) {
      build.onLoad({ filter: new RegExp(`${breakage.file.replace(/[/.]/g, '[/\\\\.]')}$`) }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(breakage.find)) throw new Error(`${breakage.file} no longer says "${breakage.find}"`);
        return { contents: source.replace(breakage.find, breakage.replace), loader: 'ts' };
      });
    },
  };
}
