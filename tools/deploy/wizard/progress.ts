/** What the wizard remembers between runs: finished steps, and answers that are not secret. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { LANGUAGES, type Language } from './language.ts';

export const STEP_NAMES = ['login', 'script', 'deploy', 'data', 'setup', 'secrets', 'webhook', 'check'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** In the project's folder; .gitignore leaves it out. */
export const PROGRESS_FILE = '.deploy.json';

/** Keys and tokens are never stored; they are asked for again. */
export interface Progress {
  readonly language?: Language;
  readonly done: Readonly<Partial<Record<StepName, string>>>;
  /** Addresses and ids. */
  /** The script that everything below belongs to. */
  readonly scriptId?: string;
  readonly workbook?: string;
  readonly deploymentId?: string;
  readonly phoneNumberId?: string;
  readonly dataFolder?: string;
  readonly relay?: string;
}

const TEXTS = ['scriptId', 'workbook', 'deploymentId', 'phoneNumberId', 'dataFolder', 'relay'] as const;

/** An unreadable file counts as empty, which is safe: every step starts from the current state. */
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

/** Written atomically, so that stopping at any moment leaves a whole file. */
export function keepProgress(progress: Progress): void {
  writeFileSync(`${PROGRESS_FILE}.new`, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(`${PROGRESS_FILE}.new`, PROGRESS_FILE);
}

/**
 * Adds a step's results. With another script the workbook and deployment are others as well, so steps about those count as not
 * done.
 */
export function withAdded(progress: Progress, added: Partial<Progress>): Progress {
  const isOther = added.scriptId !== undefined && added.scriptId !== progress.scriptId;
  if (!isOther) return { ...progress, ...added };
  const { workbook: _, deploymentId: __, ...rest } = undone(progress, 'deploy');
  return { ...rest, ...added };
}

/** The progress without this step and later ones. */
export function undone(progress: Progress, from: StepName): Progress {
  const kept = STEP_NAMES.slice(0, STEP_NAMES.indexOf(from));
  const done = Object.fromEntries(
    kept.flatMap((name) => (progress.done[name] ? [[name, progress.done[name] as string]] : [])),
  );
  return { ...progress, done };
}
