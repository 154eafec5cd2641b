/**
 * The daily digest, once to each recipient, whatever triggers do. Rows of Digests say SENDING before the first mail goes out,
 * with what the mail quota had left: should the execution die, the quota says how many had gone, in the order of their rows,
 * and the next run sends the others. MailApp itself knows no key by which a mail is sent once.
 */
import { buildDigest, type DigestInputs, hasSomethingToSay } from '../../core/digest/build-digest.ts';
import type { Digest } from '../../core/digest/digest.ts';
import { type Mail, showDigest, subjectOf } from '../../core/digest/show-digest.ts';
import { dayStart, MINUTE_MS, workbookDay } from '../../core/lib/time.ts';
import type { MailPicture, Pages } from '../../ports.ts';
import type { Config } from '../../store/config.ts';
import {
  type DigestLog,
  type DigestSources,
  readDigestLog,
  readDigestSources,
} from '../../store/digest/read-digest.ts';
import { syncRows } from '../../store/state/sync-rows.ts';
import type { DigestRow } from '../../tables/digests.ts';
import { tables } from '../../tables/index.ts';
import { alertChanges } from '../round/alert-changes.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { drawingCharts } from './draw-charts.ts';
import { type Recipient, recipientsNow } from './recipients.ts';

export interface DigestDeps
  extends Pick<WriterDeps, 'clock' | 'config' | 'log' | 'mailer' | 'painter' | 'properties' | 'withLock' | 'workbook'> {
  readonly pages: Pages;
  /** Where a tab of the workbook is; '' for the workbook. */
  readonly urlOf: (tab: string) => string;
}

export const DIGEST_PAGE = 'Digest';

/** The slot of the day in which everything was sent, so that a minute with nothing to do costs nothing. */
const DONE_KEY = 'digest.done';
const LOCK_WAIT_MS = 10_000;
/** An execution lasts six minutes: whoever was sending then is not any more. */
const DEAD_AFTER_MS = 7 * MINUTE_MS;
/** Mails to leave for others: alerts, and whatever else the owner sends. */
const SPARED = 5;
const QUARTER_MS = 15 * MINUTE_MS;

/** By the minute trigger, at most once a quarter of an hour unless something was left. */
export function sendDueDigests(deps: DigestDeps, properties: Readonly<Record<string, string>>): void {
  const slot = String(Math.floor(deps.clock.nowMs() / QUARTER_MS));
  if (properties[DONE_KEY] === slot) return;
  const config = deps.config();
  if (!nobodyWantsOne(config) && sendDigests(deps, config)) deps.properties.setMany({ [DONE_KEY]: slot });
}

function nobodyWantsOne({ settings, regions }: Config): boolean {
  return settings.hqEmail === '' && regions.every(({ digestTo }) => digestTo === '');
}

/** Whether everything that is due has been dealt with. */
function sendDigests(deps: DigestDeps, config: Config): boolean {
  const nowMs = deps.clock.nowMs();
  const log = readDigestLog(deps.workbook);
  const { recipients, wrong } = recipientsNow({ ...config, dealers: log.dealers }, nowMs);
  const known = new Map(log.sent.map((row) => [row.id, row]));
  const isOpen = ({ id }: Recipient) => {
    const row = known.get(id);
    return !row || (row.state === 'SENDING' && nowMs - (row.startedAt ?? 0) > DEAD_AFTER_MS);
  };
  const underWay = recipients.some((each) => known.get(each.id)?.state === 'SENDING' && !isOpen(each));
  const open = recipients.filter(isOpen);
  const refused = wrong.filter(({ id }) => !known.has(id));
  if (open.length + refused.length === 0) return !underWay;
  const template = deps.pages.read(DIGEST_PAGE);
  if (template === null) throw new Error('Digest.html was not pushed with the code: run "npm run push" again.');
  const sources = { ...readDigestSources(deps.workbook, log, nowMs), ...log };
  const batch = begin(deps, { sources, open, refused, config });
  if (batch === null) return false;
  const rows = send(deps, batch, { config, template });
  finish(deps, log, rows);
  return rows.every(({ state }) => state !== 'SENDING');
}

interface Planned {
  readonly row: DigestRow;
  readonly digest: Digest | null;
  /** A run that was sending it died: perhaps of its pictures. */
  readonly isAgain: boolean;
}

interface Beginning {
  readonly sources: DigestSources & DigestLog;
  readonly open: readonly Recipient[];
  readonly refused: readonly Recipient[];
  readonly config: Config;
}

/** Writes down who is about to be sent what; null when the lock was not to be had, or somebody else began. */
function begin(deps: DigestDeps, { sources, open, refused, config }: Beginning): readonly Planned[] | null {
  const nowMs = deps.clock.nowMs();
  const quota = deps.mailer.remaining();
  const gone = goneBefore(sources.sent, open, quota);
  const digests = digestsFor(deps, { sources, config });
  const begun = new Set(sources.sent.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id));
  let place = 0;
  const planned = (row: DigestRow, digest: Digest | null) => ({ row, digest, isAgain: begun.has(row.id) });
  const batch = open.map((recipient): Planned => {
    const row = { ...blankRow(recipient, nowMs), startedAt: nowMs, quotaBefore: quota };
    if (gone.has(recipient.id))
      return planned({ ...row, state: 'SENT', note: 'sent by a run that did not come to an end' }, null);
    const digest = digests(recipient);
    if (digest === null) return planned({ ...row, state: 'NOTHING' }, null);
    return planned({ ...row, state: 'SENDING', subject: subjectOf(digest), place: ++place }, digest);
  });
  const wrong = refused.map((recipient) => ({
    ...blankRow(recipient, nowMs),
    ...{ state: 'FAILED' as const, note: 'This is no e-mail address: correct it in Regions or Settings.' },
  }));
  const rows = [...batch.map(({ row }) => row), ...wrong];
  const done = deps.withLock(LOCK_WAIT_MS, (commit) => {
    // Two triggers at once read the same rows: whoever has the lock second finds what the first one wrote.
    const now = rowsNow(deps, sources);
    const known = new Set(sources.sent.map(({ id, startedAt }) => `${id} ${startedAt}`));
    if (now.some(({ id, startedAt }) => !known.has(`${id} ${startedAt}`))) return BUSY;
    commit(syncRows(sources.layout, now, rows, {}));
    return 'begun';
  });
  return done === BUSY ? null : batch;
}

function blankRow({ id, audience, address }: Recipient, nowMs: number): DigestRow {
  return {
    ...{ id, day: dayStart(workbookDay(nowMs)), audience, address, state: '' },
    ...{ subject: '', startedAt: null, place: null, quotaBefore: null, note: '' },
  };
}

/** Of those that a dead run was sending: as many as the quota has lost since, in their order. */
function goneBefore(sent: readonly DigestRow[], open: readonly Recipient[], quota: number): ReadonlySet<string> {
  const asked = new Set(open.map(({ id }) => id));
  return new Set(
    sent
      .filter(({ id, state, quotaBefore, place }) => {
        if (!asked.has(id) || state !== 'SENDING' || quotaBefore === null || place === null) return false;
        // The quota is given anew once a day; then nothing tells, and nobody is written to twice.
        const used = quota > quotaBefore ? Number.POSITIVE_INFINITY : quotaBefore - quota;
        return place <= used;
      })
      .map(({ id }) => id),
  );
}

/** The same for all readers of an audience, made once. */
function digestsFor(deps: DigestDeps, { sources, config }: Pick<Beginning, 'sources' | 'config'>) {
  const { settings } = config;
  const inputs = inputsOf(deps, sources, config);
  const made = new Map<string, Digest | null>();
  return ({ audience, language }: Recipient): Digest | null => {
    const key = `${audience}|${language}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const built = buildDigest(inputs, audience, language);
    const digest = hasSomethingToSay(built) || settings.digestWhenQuiet ? built : null;
    made.set(key, digest);
    return digest;
  };
}

interface Sending {
  readonly config: Config;
  readonly template: string;
}

type IllustratedMail = Mail & { readonly pictures: readonly MailPicture[] };

/** Pictures are drawn only now, when the rows say who is being sent to: should one kill the run, the next goes without. */
function mailsOf(
  deps: DigestDeps,
  { config, template }: Sending,
): (digest: Digest, planned: Planned) => IllustratedMail {
  const draw = config.settings.digestCharts ? drawingCharts(deps) : () => [];
  const made = new Map<Digest, IllustratedMail>();
  return (digest, { isAgain }) => {
    if (isAgain) return { ...showDigest(digest, template), pictures: [] };
    const known = made.get(digest);
    if (known) return known;
    const mail = illustrated(digest, template, draw(digest));
    made.set(digest, mail);
    return mail;
  };
}

function illustrated(digest: Digest, template: string, pictures: readonly MailPicture[]): IllustratedMail {
  const names = pictures.map(({ name }) => name);
  return { ...showDigest(digest, template, names), pictures };
}

/**
 * The rows as they are afterwards. A mail that is refused is not sent again today, and ends the batch: it took nothing off the
 * quota, by which the others are counted. They have not begun, and go out with the next run.
 */
function send(deps: DigestDeps, batch: readonly Planned[], sending: Sending): DigestRow[] {
  const { mailer, log } = deps;
  const mailOf = mailsOf(deps, sending);
  let isRefused = false;
  return batch.map((planned): DigestRow => {
    const { row, digest } = planned;
    if (!digest) return row;
    if (isRefused) return { ...row, startedAt: null, quotaBefore: null, place: null };
    if ((row.quotaBefore ?? 0) - (row.place ?? 0) < SPARED)
      return { ...row, state: 'FAILED', note: 'The day’s mail quota is spent.' };
    try {
      mailer.send({ to: row.address, ...mailOf(digest, planned), name: sending.config.settings.brandName });
      return { ...row, state: 'SENT' };
    } catch (error) {
      isRefused = true;
      log.error('digest-refused', error);
      return { ...row, state: 'FAILED', note: String(error instanceof Error ? error.message : error).slice(0, 300) };
    }
  });
}

function finish(deps: DigestDeps, log: DigestLog, rows: readonly DigestRow[]): void {
  const nowMs = deps.clock.nowMs();
  const failed = rows.filter(({ state }) => state === 'FAILED');
  const alert = failed[0] && {
    ...{ rule: 'digest-not-sent' as const, subject: String(workbookDay(nowMs)) },
    text: `${failed.length} digests could not be sent: ${failed[0].note} See Digests.`,
  };
  const isDone = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const changes = syncRows(log.layout, rowsNow(deps, log), rows, {});
    const told = alert ? alertChanges(deps.workbook, nowMs, alert) : { updates: [], appends: [] };
    commit({ updates: changes.updates, appends: [...changes.appends, ...told.appends] });
    return 'written';
  });
  // The rows still say SENDING: the next run finds by the quota that they have gone.
  if (isDone === BUSY) deps.log.warn('digests-unrecorded', { digests: rows.length });
}

function rowsNow({ workbook }: DigestDeps, { layout }: DigestLog): DigestRow[] {
  const [cells = []] = workbook.read([{ sheet: tables.digests.name, fromRow: 2 }]);
  return cells.map((row) => layout.decode(row));
}

/** The digest as it would go out now, for whoever wants to see it. */
export function previewDigest(deps: DigestDeps, audience: string): IllustratedMail {
  const config = deps.config();
  const log = readDigestLog(deps.workbook);
  const sources = { ...readDigestSources(deps.workbook, log, deps.clock.nowMs()), ...log };
  const language = config.settings.hqLanguage === 'en' ? 'en' : 'id';
  const digest = buildDigest(inputsOf(deps, sources, config), audience, language);
  const pictures = config.settings.digestCharts ? drawingCharts(deps)(digest) : [];
  return illustrated(digest, deps.pages.read(DIGEST_PAGE) ?? '', pictures);
}

function inputsOf(
  { clock, urlOf }: DigestDeps,
  sources: DigestSources & DigestLog,
  { settings }: Config,
): DigestInputs {
  const regionOfDealer = new Map(sources.dealers.map(({ id, region }) => [id, region]));
  const workbookLanguage = settings.workbookLanguage === 'id' ? 'id' : 'en';
  return {
    ...{ ...sources, regionOfDealer, nowMs: clock.nowMs(), brand: settings.brandName, workbookLanguage, urlOf },
    keptDays: Math.max(settings.archiveLeadDays, settings.protectionDays),
  };
}
