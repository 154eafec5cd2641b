/**
 * The dialog “A person’s data”: finds the person, and starts an export or erasure. The caller must have made sure that the
 * owner is asking.
 */
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import { isoDay, workbookDay } from '../../core/lib/time.ts';
import { readWhom } from '../../core/privacy/person.ts';
import { entryName } from '../inbox/inbox.ts';
import { jobUnderWay, noteJob, type PrivacyJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { runWriter } from '../writer/writer.ts';
import { type FoundPerson, findPerson } from './find-person.ts';
import { writeOnTrail } from './note-on-trail.ts';
import { continuePrivacy } from './run-request.ts';

/** A key of what to say. The sentences are in the dialog (`src/dialogs/privacy.html`), where they add nothing to the bundle. */
export interface PrivacyAnswer {
  readonly outcome: 'idle' | 'under-way' | 'unreadable' | 'unknown' | 'found' | 'too-much' | 'goes-on' | 'done';
  /** Rows so far, the person's IDs, or the day by which they are to be answered. */
  readonly about?: string | number;
}

const LONGEST = 1_000;
/** A property holds 9 KB: https://developers.google.com/apps-script/guides/services/quotas */
const LONGEST_JOB = 8_500;
const LOCK_WAIT_MS = 15_000;
const BUDGET_MS = 30_000;
const HOUR_MS = 3_600_000;

/** `request`: JSON `{ act: 'state' | 'find' | 'export' | 'erase', whom? }`. Answers any argument. */
export function answerPrivacy(deps: WriterDeps, request: unknown): PrivacyAnswer {
  const parsed = parseJson(typeof request === 'string' ? request.slice(0, LONGEST) : '{}');
  const asked = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  const act = text(asked, 'act');
  const job = jobUnderWay(deps.properties.getAll(), 'privacy');
  if (job && act !== 'find') return { outcome: 'under-way', about: job.rows };
  if (act !== 'find' && act !== 'erase' && act !== 'export') return { outcome: 'idle' };
  const whom = readWhom(text(asked, 'whom'));
  if (!whom) return { outcome: 'unreadable' };
  const found = findPerson(deps, whom);
  if (!found) return { outcome: 'unknown' };
  return act === 'find' ? { outcome: 'found', about: found.person.ids.join(' ') } : begin(deps, act, found);
}

function begin(deps: WriterDeps, act: PrivacyJob['act'], { person, live }: FoundPerson): PrivacyAnswer {
  const { clock, config, properties, random } = deps;
  const askedAt = clock.nowMs();
  const entry = act === 'erase' ? entryName(askedAt, random()) : '';
  const place = { volume: 0, table: 0, row: 0, rows: 0, inPass: 0, isLookingAgain: false };
  const job: PrivacyJob = { act, person, live, askedAt, entry, isLetGo: false, ...place };
  if (JSON.stringify(job).length > LONGEST_JOB) return { outcome: 'too-much' };
  // From here on the minute trigger continues the job even if this execution dies.
  noteJob(properties, 'privacy', job);
  writeOnTrail(deps, { action: `${act} person`, job, to: 'asked' });
  continuePrivacy(deps, properties.getAll());
  if (act === 'erase') {
    runWriter(deps, { budgetMs: BUDGET_MS, waitMs: LOCK_WAIT_MS });
    continuePrivacy(deps, properties.getAll());
  }
  const until = isoDay(workbookDay(askedAt + config().settings.privacyAnswerHours * HOUR_MS));
  return { outcome: jobUnderWay(properties.getAll(), 'privacy') ? 'goes-on' : 'done', about: until };
}
