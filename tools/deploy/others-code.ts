/** Files in a script that are not the hub's, before a push replaces them. */
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pullScript } from './clasp.ts';

/** The beginning of every version's bundle. */
const OF_THE_HUB = /^"use strict";\s*var Hub_\s*=/;
/** As Google makes a new script. */
const BLANK = /^\s*(function myFunction\(\)\s*\{\s*\}\s*)?$/;

export interface OthersCode {
  /** Paths of the files; empty when the script is new or already the hub's. */
  readonly files: readonly string[];
  /** Folder with a copy of everything in the script; '' when there are no such files. */
  readonly copy: string;
}

export async function keepOthers(scriptId: string): Promise<OthersCode> {
  const folder = await pullScript(scriptId);
  try {
    const files = filesIn(folder).filter((file) => !isOfHub(file, readFileSync(join(folder, file), 'utf8')));
    if (files.length === 0) return { files, copy: '' };
    const copy = join('.data', 'scripts', scriptId);
    cpSync(folder, copy, { recursive: true });
    return { files, copy };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With / between folders, as Google names them. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort();
}

export function isOfHub(file: string, text: string): boolean {
  if (/\.(js|gs)$/.test(file)) return BLANK.test(text) || (file === 'Code.js' && OF_THE_HUB.test(text));
  return readdirSync('dist').includes(file);
}
