/**
 * Writes leads to the CRM, in slices by the minute trigger: a slice is marked as begun, written outside the lock, and then
 * noted as done. If a run is stopped at any point, the next one looks in the CRM for what it left before writing again.
 */
import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS, dayNumber, MINUTE_MS } from '../../core/lib/time.ts';
import type { CrmGateway, CrmLead, CrmProgress } from '../../integrations/crm-gateway.ts';
import type { Exchange } from '../../integrations/message-gateway.ts';
import type { Settings } from '../../settings.ts';
import type { Config } from '../../store/config.ts';
import { readTails, Session } from '../../store/session/session.ts';
import type { CrmRow } from '../../tables/crm.ts';
import { CRM_TAIL_KEY, TAILS_KEY } from '../inbox/keys.ts';
import { runExchanges } from '../messages/run-exchanges.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { BUSY, commitSession } from '../round/with-lock.ts';
import { notesOf, planNotes } from './plan-notes.ts';

export type CrmDeps = WriterDeps & {
  readonly crm: (properties: Readonly<Record<string, string>>, settings: Settings) => CrmGateway;
};

const TAIL_DRIFT = 40;
const LEADS_A_SLICE = 10;
const MOST_SLICES = 2;
/** Trigger runtime is 90 minutes a day on a consumer account. https://developers.google.com/apps-script/guides/services/quotas */
const BUDGET_MS = 6_000;
/** Set after a look that found nothing to do, so that the next minutes need not look. */
export const CRM_IDLE_KEY = 'crm.idle';
const IDLE_MS = 2.5 * MINUTE_MS;
const LOCK_WAIT_MS = 5_000;
/** No execution lives longer than this: work begun earlier and not noted as done was cut off. */
const BEGUN_FOR_MS = 7 * MINUTE_MS;
const ATTEMPTS_BEFORE_ALERT = 5;

interface Slice {
  readonly leads: readonly CrmLead[];
  readonly gateway: CrmGateway;
}

export function syncCrm(deps: CrmDeps, properties: Readonly<Record<string, string>>): void {
  const config = deps.config();
  if (!config.settings.crmSync || Number(properties[CRM_IDLE_KEY] ?? 0) > deps.clock.nowMs()) return;
  const stopAt = deps.clock.nowMs() + BUDGET_MS;
  for (let slices = 0; slices < MOST_SLICES && deps.clock.nowMs() < stopAt; slices++) {
    const leads = inLock(deps, config, properties, (round) => begin(round, deps));
    if (leads?.length === 0) deps.properties.setMany({ [CRM_IDLE_KEY]: String(deps.clock.nowMs() + IDLE_MS) });
    if (!leads || leads.length === 0) return;
    const results = write(deps, { leads, gateway: deps.crm(properties, config.settings) });
    if (!inLock(deps, config, properties, (round) => note(round, leads, results))) return;
  }
}

/** Null when the lock was taken. */
function inLock<T>(
  deps: CrmDeps,
  config: Config,
  properties: Readonly<Record<string, string>>,
  work: (round: Round) => T,
): T | null {
  const result = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const nowMs = deps.clock.nowMs();
    const tail = Number(properties[CRM_TAIL_KEY] ?? 0);
    const tails = { ...readTails(properties[TAILS_KEY]), crm: tail };
    const session = new Session(deps.workbook, {
      keys: [],
      today: dayNumber(nowMs),
      nowMs,
      secret: deps.secrets(properties).tokenSecret,
      tails,
      tables: ['crm', 'leads', 'alerts'],
      withRows: [],
    });
    const result = work({ session, config, nowMs, tokenSecret: '', eventId: `crm ${nowMs}` });
    commitSession(commit, session);
    const end = session.tails.crm ?? 0;
    if (Math.abs(end - tail) > TAIL_DRIFT) deps.properties.setMany({ [CRM_TAIL_KEY]: String(end) });
    return { value: result };
  });
  return result === BUSY ? null : result.value;
}

/** Takes new lines from the logs, and marks the leads that this run writes. */
function begin({ session, nowMs }: Round, { workbook }: CrmDeps): readonly CrmLead[] {
  planNotes(session, workbook, nowMs);
  const { due } = session.system.state.crm;
  const ids = Object.keys(due)
    .filter((id) => (due[id] ?? 0) <= nowMs)
    .slice(0, LEADS_A_SLICE);
  session.ensure({ crm: ids, leads: ids });
  // Somebody removed the row: the lead starts over when there is something new.
  for (const id of ids) if (!session.table('crm').has(id)) delete due[id];
  const rows = ids.flatMap((id) => session.table('crm').get(id) ?? []);
  session.find(
    'crm',
    'customerId',
    rows.filter(({ contactId }) => contactId === '').map(({ customerId }) => customerId),
  );
  const persons = new Set<string>();
  return rows.flatMap((row) => {
    // Two leads of one person at the same time would create two contacts.
    if (row.customerId !== '' && persons.has(row.customerId)) return [];
    persons.add(row.customerId);
    const unsure = row.state === 'WRITING' || row.unsureSince !== null;
    const unsureSince = unsure ? (row.unsureSince ?? nowMs) : null;
    session.table('crm').update(row.leadId, { state: 'WRITING', unsureSince: unsureSince ?? nowMs });
    due[row.leadId] = nowMs + BEGUN_FOR_MS;
    return [leadOf(session, { ...row, contactId: row.contactId || contactOf(session, row) }, unsureSince)];
  });
}

function contactOf(session: Session, { customerId }: CrmRow): string {
  if (customerId === '') return '';
  for (const row of session.table('crm').rows())
    if (row.customerId === customerId && row.contactId) return row.contactId;
  return '';
}

function leadOf(session: Session, row: CrmRow, unsureSince: number | null): CrmLead {
  const { leadId, contactId, dealId, stage, movedByHand } = row;
  const lead = session.table('leads').get(leadId);
  const name = oneLine(lead?.customerName ?? '');
  return {
    leadId,
    name,
    phone: lead?.customerPhone ?? '',
    channel: lead?.channel ?? '',
    title: [name, oneLine(lead?.modelName ?? '')].filter((part) => part !== '').join(' · ') || '—',
    status: lead?.status ?? '',
    contactId,
    dealId,
    stage,
    movedByHand,
    unsureSince,
    notes: notesOf(session, row).map((text, index) => ({ number: (row.notes ?? 0) + index + 1, text })),
  };
}

function write({ http }: CrmDeps, { leads, gateway }: Slice): readonly CrmProgress[] {
  const begun = leads.map((lead) => gateway.begin(lead));
  const open = begun.filter((each): each is Exchange<CrmProgress> => 'read' in each);
  const results = runExchanges(http, open);
  return begun
    .map((each) => ('read' in each ? results[open.indexOf(each)] : each))
    .filter((each) => each !== undefined);
}

function note(round: Round, leads: readonly CrmLead[], results: readonly CrmProgress[]): true {
  const { session } = round;
  session.ensure({ crm: leads.map(({ leadId }) => leadId) });
  leads.forEach(({ leadId }, index) => {
    const row = session.table('crm').get(leadId);
    const result = results[index];
    if (row && result) noteOne(round, row, result);
  });
  return true;
}

function noteOne(round: Round, row: CrmRow, result: CrmProgress): void {
  const { session, nowMs } = round;
  const { due } = session.system.state.crm;
  const { contactId, dealId, stage, movedByHand, notesDone, error, unsure } = result;
  // More may have come meanwhile.
  const waiting = notesOf(session, row).slice(notesDone);
  const attempts = error === '' ? 0 : (row.attempts ?? 0) + 1;
  const isDone = error === '' && waiting.length === 0;
  const nextTryAt = error === '' ? null : nowMs + Math.min(DAY_MS / 2, MINUTE_MS * 2 ** attempts);
  if (isDone) delete due[row.leadId];
  else due[row.leadId] = nextTryAt ?? nowMs;
  session.table('crm').update(row.leadId, {
    contactId,
    dealId,
    stage,
    movedByHand,
    notes: (row.notes ?? 0) + notesDone,
    waiting: waiting.length > 0 ? JSON.stringify(waiting) : '',
    state: error === '' ? (isDone ? 'DONE' : 'WAITING') : attempts >= ATTEMPTS_BEFORE_ALERT ? 'FAILED' : 'RETRY',
    error,
    attempts,
    nextTryAt,
    unsureSince: unsure ? row.unsureSince : null,
    ...(isDone ? { doneAt: nowMs } : {}),
  });
  if (attempts !== ATTEMPTS_BEFORE_ALERT) return;
  const text = `${row.leadId} cannot be written to the CRM: ${error}. It is tried on; see the CRM sync tab.`;
  raiseAlert(
    { ...round, eventId: `crm ${dayNumber(nowMs)}` },
    { rule: 'crm-sync', subject: error.split(' ')[0] ?? '', text },
  );
}
