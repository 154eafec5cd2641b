import type { Plugin } from 'esbuild';

/** The text of Code.js. `plugins`: for simulations that break a line on purpose. */
export function buildBundle(options?: { plugins?: Plugin[]; minify?: boolean }): Promise<string>;
/** The HTML files that are pushed beside it, by name. */
export function buildPages(): Promise<Record<string, string>>;
export function buildAll(): Promise<{ code: string }>;
