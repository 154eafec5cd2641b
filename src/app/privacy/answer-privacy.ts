/** The dialog “A person’s data”: who is meant, and what is to be done. For the owner alone, which the caller has made sure of. */
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import { isoDay, workbookDay } from '../../core/lib/time.ts';
import { readWhom } from '../../core/privacy/person.ts';
import { entryName } from '../inbox/inbox.ts';
import { jobUnderWay, noteJob, type PrivacyJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { runWriter } from '../writer/writer.ts';
import { type FoundPerson, findPerson } from './find-person.ts';
import { trailRow } from './note-on-trail.ts';
import { continuePrivacy } from './run-request.ts';

export interface PrivacyAnswer {
  readonly ok: boolean;
  /** What was done or found, or what was wrong and what to do. */
  readonly said: string;
  /** Somebody was found, who can be exported or erased now. */
  readonly isFound: boolean;
}

const LONGEST = 1_000;
/** A property holds 9 KB: https://developers.google.com/apps-script/guides/services/quotas */
const LONGEST_JOB = 8_500;
const LOCK_WAIT_MS = 15_000;
const BUDGET_MS = 30_000;
const HOUR_MS = 3_600_000;

const refused = (said: string): PrivacyAnswer => ({ ok: false, said, isFound: false });

/** `request`: JSON `{ act: 'state' | 'find' | 'export' | 'erase', whom? }`. Answers any argument. */
export function answerPrivacy(deps: WriterDeps, request: unknown): PrivacyAnswer {
  const parsed = parseJson(typeof request === 'string' ? request.slice(0, LONGEST) : '{}');
  const asked = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  const act = text(asked, 'act');
  const job = jobUnderWay(deps.properties.getAll(), 'privacy');
  if (act === 'state' || (job && act !== 'find')) return stateOf(deps, job);
  const whom = readWhom(text(asked, 'whom'));
  if (!whom)
    return refused('Enter a phone number such as 0812…, a Customer ID such as C-000123, or a WhatsApp user ID.');
  const found = findPerson(deps, whom);
  if (!found)
    return refused('Nobody is known by that. Look for the person in Customers or Sales, and enter their Customer ID.');
  if (act === 'find') return { ok: true, said: describe(found), isFound: true };
  if (act !== 'erase' && act !== 'export')
    return refused('Only find, export and erase are known: open the dialog again.');
  return begin(deps, act, found);
}

function stateOf({ properties }: WriterDeps, job: PrivacyJob | null): PrivacyAnswer {
  if (!job) return { ok: true, said: 'Nothing is under way.', isFound: false };
  const waits = jobUnderWay(properties.getAll(), 'archive')?.isAtIt ? ' It waits until old rows are archived.' : '';
  const what = job.act === 'erase' ? 'Erasing' : 'Exporting';
  return {
    ok: true,
    said: `${what} is under way: ${job.rows} rows so far. It goes on by itself.${waits}`,
    isFound: false,
  };
}

function describe({ person: { ids } }: FoundPerson): string {
  const count = (first: string) => ids.filter((id) => id.startsWith(first)).length;
  const about = `${count('C-')} rows of Customers, ${count('L-')} leads, ${count('S-')} sales`;
  return `Found: ${about} (${ids.slice(0, 6).join(', ')}). Compare them before you erase: it cannot be undone.`;
}

function begin(deps: WriterDeps, act: 'erase' | 'export', { person, live }: FoundPerson): PrivacyAnswer {
  const { clock, config, properties, random, withLock, workbook } = deps;
  const askedAt = clock.nowMs();
  const entry = act === 'erase' ? entryName(askedAt, random()) : '';
  const place = { volume: 0, table: 0, row: 0, rows: 0, inPass: 0, isLookingAgain: false };
  const job: PrivacyJob = { act, person, live, askedAt, entry, isLetGo: false, ...place };
  if (JSON.stringify(job).length > LONGEST_JOB)
    return refused('Too much belongs to this person for one request: see docs/PRIVACY.md, “Very many leads”.');
  // The job first: whoever dies behind it has it go on.
  noteJob(properties, 'privacy', job);
  const action = act === 'erase' ? 'erase person' : 'export person';
  const written = withLock(LOCK_WAIT_MS, (commit) =>
    commit({ updates: [], appends: [trailRow(workbook, { action, job, to: 'asked' }, askedAt)] }),
  );
  if (written === BUSY) deps.log.warn('trail-not-written', { action });
  continuePrivacy(deps, properties.getAll());
  if (act === 'erase') {
    runWriter(deps, { budgetMs: BUDGET_MS, waitMs: LOCK_WAIT_MS });
    continuePrivacy(deps, properties.getAll());
  }
  const until = isoDay(workbookDay(askedAt + config().settings.privacyAnswerHours * HOUR_MS));
  const isDone = !jobUnderWay(properties.getAll(), 'privacy');
  const where =
    act === 'erase' ? 'The Audit trail says when it is done.' : 'It stands in Data requests: download that tab as CSV.';
  return {
    ok: true,
    said: `${isDone ? 'Done.' : `It goes on by itself, a part each minute; answer the person by ${until}.`} ${where}`,
    isFound: false,
  };
}
