import type { BrowserContext } from 'playwright-core';

export const HOW_TO_GET: string;
export function findChromium(): string | null;
export function launchChromium(): Promise<{ readonly context: BrowserContext; close(): Promise<void> }>;
