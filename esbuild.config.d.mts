import type { Plugin } from 'esbuild';

/** The text of Code.js. `plugins`: for simulations that break a line on purpose. */
export function buildBundle(options?: { plugins?: Plugin[]; minify?: boolean }): Promise<string>;
export function buildAll(): Promise<{ code: string }>;
