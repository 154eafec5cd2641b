/** What the wizard remembers between its runs: steps that were done, and answers that are no secrets. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { LANGUAGES, type Language } from './language.ts';

export const STEP_NAMES = ['login', 'script', 'deploy', 'data', 'setup', 'secrets', 'webhook', 'check'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** In the project's folder; .gitignore leaves it out. */
export const PROGRESS_FILE = '.deploy.json';

/** Keys and tokens are none of these: they are asked for again. */
export interface Progress {
  readonly language?: Language;
  readonly done: Readonly<Partial<Record<StepName, string>>>;
  /** Addresses and ids. */
  /** The one that everything below is of. */
  readonly scriptId?: string;
  readonly workbook?: string;
  readonly deploymentId?: string;
  readonly phoneNumberId?: string;
  readonly dataFolder?: string;
  readonly relay?: string;
}

const TEXTS = ['scriptId', 'workbook', 'deploymentId', 'phoneNumberId', 'dataFolder', 'relay'] as const;

/** A file that cannot be read is begun anew: every step looks at what is there before it does anything. */
export function readProgress(): Progress {
  if (!existsSync(PROGRESS_FILE)) return { done: {} };
  try {
    const kept = JSON.parse(readFileSync(PROGRESS_FILE, 'utf8')) as Record<string, unknown> | null;
    const done = (kept?.done ?? {}) as Record<string, unknown>;
    const language = LANGUAGES.find((each) => each === kept?.language);
    return {
      ...(language ? { language } : {}),
      done: Object.fromEntries(STEP_NAMES.flatMap((name) => (done[name] ? [[name, String(done[name])]] : []))),
      ...Object.fromEntries(TEXTS.flatMap((name) => (typeof kept?.[name] === 'string' ? [[name, kept[name]]] : []))),
    };
  } catch {
    return { done: {} };
  }
}

/** Whole or not at all, whenever it is stopped. */
export function keepProgress(progress: Progress): void {
  writeFileSync(`${PROGRESS_FILE}.new`, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(`${PROGRESS_FILE}.new`, PROGRESS_FILE);
}

/** With what a step added. Another script has another workbook and deployment: whatever was done with those is to be done. */
export function withAdded(progress: Progress, added: Partial<Progress>): Progress {
  const isOther = added.scriptId !== undefined && added.scriptId !== progress.scriptId;
  if (!isOther) return { ...progress, ...added };
  const { workbook: _, deploymentId: __, ...rest } = undone(progress, 'deploy');
  return { ...rest, ...added };
}

/** Without this step and those behind it. */
export function undone(progress: Progress, from: StepName): Progress {
  const kept = STEP_NAMES.slice(0, STEP_NAMES.indexOf(from));
  const done = Object.fromEntries(
    kept.flatMap((name) => (progress.done[name] ? [[name, progress.done[name] as string]] : [])),
  );
  return { ...progress, done };
}
