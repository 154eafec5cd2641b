/** What the hub writes down and nobody edits: conversation, timeline, ledger, traffic in and out, and alerts. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const conversation = defineTable({
  name: 'Conversation',
  role: 'log',
  key: 'id',
  purpose: 'Every message, both ways, for every lead.',
  columns: {
    id: hub.text('Message ID', 'The provider’s ID for what came in, the hub’s own for what went out.'),
    at: hub.dateTime('At', 'When it arrived or was written.'),
    leadId: hub.text('Lead ID', 'The lead it belongs to, if any.'),
    direction: hub.choice('Direction', ['in', 'out'], 'in: to the hub.'),
    party: hub.choice('Party', ['customer', 'rep', 'manager'], 'Who it is from or for.'),
    partyId: hub.text('Party ID', 'Customer ID or Rep ID.'),
    type: hub.text('Type', 'text, location, interactive, image …'),
    text: hub.text('Text', 'What was said. Longer than a cell: it goes on in the next row.'),
    providerId: hub.text('Provider ID', 'WhatsApp’s ID of a sent message.'),
    delivery: hub.text('Delivery', 'QUEUED, SENT or FAILED for what went out.'),
  },
});

export const timeline = defineTable({
  name: 'Timeline',
  role: 'log',
  key: 'id',
  purpose: 'Every change of state of every lead: who, when, why.',
  columns: {
    id: hub.text('Entry ID', 'Derived from the event behind it.'),
    at: hub.dateTime('At', 'When it happened.'),
    leadId: hub.text('Lead ID', 'The lead.'),
    from: hub.text('From', 'The state before.'),
    to: hub.text('To', 'The state after.'),
    actor: hub.text('Actor', 'customer, rep, clock or staff, with their ID.'),
    reason: hub.text('Reason', 'Why, in words.'),
  },
});

export const ledger = defineTable({
  name: 'Ledger',
  role: 'log',
  key: 'sequence',
  purpose: 'Hand-offs, for ever: append-only, each row carrying the hash of the one before.',
  columns: {
    sequence: hub.integer('No.', 'Counts from 1 without a gap.'),
    at: hub.stamp('At', 'When it happened.'),
    type: hub.text('Type', 'HAND_OFF …'),
    subject: hub.text('Subject', 'The lead or unit it is about.'),
    body: hub.json('Entry', 'What happened, as canonical JSON (RFC 8785).'),
    previousHash: hub.text('Previous hash', 'The hash of the row before.'),
    hash: hub.text('Hash', 'SHA-256 over the previous hash and the entry.'),
  },
});
export type LedgerRow = RowOf<typeof ledger>;

export const inboxLog = defineTable({
  name: 'Inbox log',
  role: 'log',
  key: 'id',
  purpose: 'One row for each message or event handled, with its outcome.',
  columns: {
    id: hub.text('Event ID', 'The provider’s message ID where there is one.'),
    receivedAt: hub.dateTime('Received', 'When it reached the web app.'),
    handledAt: hub.dateTime('Handled', 'When the writer decided it.'),
    source: hub.text('Source', 'meta, page, clock …'),
    type: hub.text('Type', 'What it was.'),
    outcome: hub.text('Outcome', 'What came of it.'),
    leadId: hub.text('Lead ID', 'The lead it concerned, if any.'),
  },
});

export const deadLetters = defineTable({
  name: 'Dead letters',
  role: 'log',
  key: 'id',
  purpose: 'What could not be parsed or handled, whole, with the reason. Nothing is dropped silently.',
  columns: {
    id: hub.text('Letter ID', 'Derived from the delivery.'),
    receivedAt: hub.dateTime('Received', 'When it arrived.'),
    source: hub.text('Source', 'Where it came from.'),
    reason: hub.text('Reason', 'What was wrong, and where.'),
    part: hub.text('Part', '1/1, or which part of a long one.'),
    content: hub.text('Content', 'What arrived, untouched.'),
  },
});

export const auditTrail = defineTable({
  name: 'Audit trail',
  role: 'log',
  key: 'id',
  purpose:
    'What was done on the admin console and the dealer page: who, when, what, from what to what. Only ever added to.',
  columns: {
    id: hub.text('Entry ID', 'Derived from the action; one that is sent twice is one entry.'),
    at: hub.dateTime('At', 'When it was carried out.'),
    who: hub.text('Who', 'Their name and ID.'),
    role: hub.text('Role', 'HQ, MANAGER, VIEWER or REP.'),
    action: hub.text('Action', 'What they did.'),
    subject: hub.text('Subject', 'The lead, finding, alert or person it was about.'),
    from: hub.text('From', 'What stood there before, as far as it matters.'),
    to: hub.text('To', 'What stands there since.'),
  },
});
export type AuditEntry = RowOf<typeof auditTrail>;

export const OUTBOX_STATES = ['SENDING', 'SENT', 'RETRY', 'UNCLEAR', 'FAILED'] as const;

export const outbox = defineTable({
  name: 'Outbox',
  role: 'growing',
  key: 'id',
  purpose: 'Every message the hub sends, written down before it is sent.',
  columns: {
    id: hub.text('Outbox ID', 'Derived from the event behind it; sent at most once.'),
    createdAt: hub.dateTime('Created', 'When it was decided.'),
    to: hub.text('To', 'Phone digits or WhatsApp user ID.'),
    party: hub.choice('Party', ['customer', 'rep', 'manager'], 'Who it is for.'),
    partyId: hub.text('Party ID', 'Customer ID, Rep ID or region.'),
    leadId: hub.text('Lead ID', 'The lead it is about.'),
    key: hub.text('Message', 'The key in the Messages tab.'),
    state: hub.choice('State', OUTBOX_STATES, 'UNCLEAR: WhatsApp’s answer never came; not sent again blindly.'),
    attempts: hub.integer('Attempts', 'How often it was tried.'),
    lastTriedAt: hub.dateTime('Last tried', 'When it was last tried.'),
    nextTryAt: hub.dateTime('Next try', 'For RETRY.'),
    costRp: hub.number('Cost (Rp)', 'By Meta’s rate card as set in Settings, when it was written down.'),
    providerId: hub.text('Provider ID', 'WhatsApp’s ID of the message.'),
    error: hub.text('Error', 'Code and words of the last refusal.'),
    carrier: hub.text('Sent by', 'Provider, number and room. Blank: Meta, the number in the script properties.'),
    payload: hub.json('Payload', 'What is sent.'),
  },
});
export type OutboxRow = RowOf<typeof outbox>;

export const ALERT_STATES = ['open', 'acknowledged', 'resolved', 'false alarm'] as const;

export const alerts = defineTable({
  name: 'Alerts',
  role: 'growing',
  key: 'id',
  purpose: 'What a person must know: one row for each problem, however often it is seen. Rules: docs/ALERTS.md.',
  appended: [
    ...(['fingerprint', 'count', 'lastSeen', 'region', 'dealerId', 'assignedTo', 'snoozedUntil', 'note'] as const),
    ...(['acknowledgedBy', 'acknowledgedAt', 'sentTo', 'resolvedAt', 'why'] as const),
  ],
  columns: {
    id: hub.text('Alert ID', 'Derived from its cause.'),
    at: hub.dateTime('At', 'When it was raised.'),
    tier: hub.choice('Tier', ['P0', 'P1', 'P2'], 'P0: act now. P1: act soon. P2: know.'),
    rule: hub.text('Rule', 'What kind of problem: see docs/ALERTS.md.'),
    subject: hub.text('Subject', 'What it is about.'),
    text: hub.said('What happened', 'And what to do.'),
    state: staff.choice('State', ALERT_STATES, 'Yours to change: nobody is told of it any more.'),
    fingerprint: hub.text('Fingerprint', 'The same problem has the same, and one open row.'),
    count: hub.integer('Times seen', 'How often it was seen since it was raised.'),
    lastSeen: hub.dateTime('Last seen', 'When it was seen last.'),
    region: hub.text('Region', 'Whose it is; blank: head office’s.'),
    dealerId: hub.text('Dealer ID', 'The dealer it is about, if any.'),
    assignedTo: staff.text('Assigned to', 'Who looks into it.'),
    snoozedUntil: staff.dateTime('Snooze until', 'Nobody is told of it before.'),
    note: staff.text('Staff note', 'Yours.'),
    acknowledgedBy: hub.text('Acknowledged by', 'Who looks after it.'),
    acknowledgedAt: hub.dateTime('Acknowledged', 'When they said so.'),
    sentTo: hub.said('Told', 'Who was told, how and when.'),
    resolvedAt: hub.dateTime('Resolved', 'When it was over.'),
    why: hub.said('Why', 'Why somebody was told last, or nobody; why it is over.'),
  },
});
export type AlertRow = RowOf<typeof alerts>;
