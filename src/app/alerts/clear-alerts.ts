/**
 * Ends alerts whose cause has cleared, for everybody and without a message. Alerts whose cause cannot be observed end after a
 * time.
 */
import { type Alarm, closedAt, FLAP_SECONDS, isOpen } from '../../core/alerts/alarm.ts';
import { type AlertRuleId, ruleOf } from '../../core/alerts/rules.ts';
import { clip } from '../../core/lib/text.ts';
import { dayNumber, isoDay, MINUTE_MS, workbookDay } from '../../core/lib/time.ts';
import { WorkbookFault } from '../../ports.ts';
import { silentSince } from '../inbox/minute-trigger.ts';
import { REP_SAYS } from '../messages/quoted-messages.ts';
import type { Round } from '../round/round.ts';
import { noteInRow } from './note-in-row.ts';

type Properties = Readonly<Record<string, string>>;
/** Says what ended the alert, as a sentence; '' while it continues, as far as the hub can see. */
type End = (round: Round, alarm: Alarm, properties: Properties) => string;

const OVER: Readonly<Partial<Record<AlertRuleId, End>>> = {
  'lead-unclaimed': ({ session }, { subject, last }) => {
    const lead = session.table('leads').get(subject);
    if (lead && lead.status !== 'WITH_MANAGER') return 'The lead has gone on.';
    const wrote = [...session.table('outbox').rows()].some(
      ({ key, leadId, createdAt }) => key === REP_SAYS && leadId === subject && (createdAt ?? 0) >= last * 1000,
    );
    return wrote ? 'The manager has written to the customer.' : '';
  },
  'first-contact-missed': ({ session }, { subject, last }) => {
    const lead = session.table('leads').get(subject);
    return lead && (lead.firstContactAt ?? 0) > last * 1000 ? 'Somebody has contacted the customer.' : '';
  },
  'rep-unreachable': ({ session }, { subject }) =>
    session.table('reps').get(subject)?.unreachableSince === null ? 'The rep can be reached again.' : '',
  'gateway-silent': ({ session, config }, { subject }) => {
    const isWatched = config.gateways.some(({ id, active }) => id === subject && active);
    return isWatched && session.system.state.gateways[subject]?.silent ? '' : 'The gateway is heard again.';
  },
  'delivery-broken': ({ session }, { subject, last }) => {
    const proves = ({ state, lastTriedAt, payload }: { state: string; lastTriedAt: number | null; payload: string }) =>
      state === 'SENT' &&
      (lastTriedAt ?? 0) > last * 1000 &&
      (subject !== 'template' || payload.includes('"type":"template"'));
    return [...session.table('outbox').rows()].some(proves) ? 'Messages go out again.' : '';
  },
  'ledger-broken': (_, { last }, properties) => {
    const days = [...(properties['ledger.heads'] ?? '').matchAll(/"day":"(\d{4}-\d\d-\d\d)"/g)];
    return (days.at(-1)?.[1] ?? '') > isoDay(workbookDay(last * 1000)) ? 'The ledger holds.' : '';
  },
  'minute-trigger-silent': ({ nowMs }, _, properties) =>
    silentSince(properties, nowMs) === null ? 'The trigger runs again.' : '',
  'property-calls': ({ nowMs }, { last }) => (dayNumber(nowMs) > dayNumber(last * 1000) ? 'A new day has begun.' : ''),
  'units-wait': ({ telemetry }) => (telemetry ? 'Reports are taken again.' : ''),
  'step-failed': ({ session }, { subject }) =>
    Object.keys(session.system.state.troubles).some((id) => clip(id, 80) === subject) ? '' : 'It has succeeded.',
};

/** `findings`: IDs of dealers with an open hard finding, or null when that was not looked up. */
export function clearAlerts(round: Round, properties: Properties, findings: ReadonlySet<string> | null): void {
  const { alarms } = round.session.system.state;
  const now = Math.floor(round.nowMs / 1000);
  const endOf = (alarm: Alarm): string => {
    if (alarm.rule === 'hard-findings')
      return findings && !findings.has(alarm.dealerId) ? 'None of its hard findings is open.' : '';
    return OVER[alarm.rule as AlertRuleId]?.(round, alarm, properties) ?? '';
  };
  const ended: [key: string, alarm: Alarm, why: string][] = [];
  for (const [key, alarm] of Object.entries(alarms)) {
    const end = endOf(alarm);
    const { expiresHours } = ruleOf(alarm.rule);
    const isOld = now > alarm.last + expiresHours * 3600;
    if (!isOpen(alarm)) {
      const next = afterEnd(alarm, now, end !== '' || isOld);
      if (next === null) delete alarms[key];
      else if (next !== alarm) alarms[key] = next;
    } else if (end !== '' || isOld) ended.push([key, alarm, end || `Not seen again for ${expiresHours} hours.`]);
  }
  // All at once: loading rows that lie far back costs two calls, however many they are.
  round.session.ensure({ alerts: ended.map(([, { id }]) => id) });
  for (const [key, alarm, why] of ended) {
    alarms[key] = closedAt(alarm, now);
    noteInRow(round, alarm, { state: 'resolved', resolvedAt: round.nowMs, why });
  }
}

/**
 * An alert that staff closed is remembered until its cause has cleared or is no longer seen; after that it may be raised again.
 * Null: forget it.
 */
function afterEnd(alarm: Alarm, now: number, isOver: boolean): Alarm | null {
  const { closed = now, byStaff, ...rest } = alarm;
  if (byStaff) return isOver ? { ...rest, closed: now } : alarm;
  return now > closed + FLAP_SECONDS ? null : alarm;
}

const LOOK_MS = 10 * MINUTE_MS;

/**
 * IDs of dealers with an open hard finding, read from time to time while an alert about one is open. Null: not read this time.
 */
export function stillHard({ session }: Round): ReadonlySet<string> | null {
  const isWanted = Object.values(session.system.state.alarms).some(({ rule }) => rule === 'hard-findings');
  if (!isWanted || !session.once('hard findings', LOOK_MS)) return null;
  openFindings(session);
  const [lanes = [], states = [], dealers = []] = session.columns([
    ['findings', 'severity'],
    ['findings', 'state'],
    ['findings', 'dealerId'],
  ]);
  return new Set(dealers.flatMap((dealer, row) => (lanes[row] === 'hard' && states[row] === 'open' ? [dealer] : [])));
}

/** A missing Findings tab must not stop everything else. */
function openFindings(session: Round['session']): void {
  try {
    session.openMore([], ['findings']);
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'missing-tab') throw new Error(error.message);
    throw error;
  }
}
