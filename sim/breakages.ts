/** The hub with one safeguard broken on purpose, to prove that the simulation would notice. */
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
  'step-guard': {
    file: 'src/app/round/guard.ts',
    find: 'if (isOfWorkbook(error)) throw error;\n        shared',
    replace: 'throw error;\n        shared',
  },
  'cell-schema': {
    file: 'src/core/lib/read-json.ts',
    find: 'if (!parsed.ok) return',
    replace: 'if (!parsed.ok) throw new Error(parsed.reason); if (!parsed) return',
  },
  'state-room': {
    file: 'src/store/state/features.ts',
    find: 'size > ROW_ROOM;',
    replace: 'size > ROW_ROOM * 1000;',
  },
  'person-share': {
    file: 'src/store/state/unsettled.ts',
    find: "if (waiting.length >= SHARES.all) return 'all';",
    replace: 'if (waiting.length >= 0) return null;',
  },
  'key-first': {
    file: 'src/app/inbox/gate.ts',
    find: "if (known !== '' && equalsInConstantTime(shown, known)) return true;",
    replace: 'if (shown) return true;',
  },
  'commit-divide': {
    file: 'src/app/writer/division.ts',
    find: 'if (steps.length === 0 || ++this.rounds > MOST_ROUNDS) return false;',
    replace: 'if (steps.length >= 0 || ++this.rounds > MOST_ROUNDS) return false;',
  },
  'bucket-key': {
    file: 'src/store/state/system.ts',
    find: 'this.by = bucketsBy(secret);',
    replace: "this.by = bucketsBy(secret && '');",
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
