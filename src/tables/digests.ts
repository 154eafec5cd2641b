/** Who was sent which digest, and what came of it: a row for each recipient and day, written before the mail goes out. */
import { defineTable, hub, type RowOf } from './columns.ts';

export const DIGEST_STATES = ['SENDING', 'SENT', 'FAILED', 'NOTHING'] as const;

export const digests = defineTable({
  name: 'Digests',
  role: 'growing',
  key: 'id',
  purpose: 'The daily digest, and the weekly message to dealers: who was sent what, and when.',
  columns: {
    id: hub.text('Digest ID', 'Day, audience and address, or week and dealer: each is sent once.'),
    day: hub.date('Day', 'The day on which it went out.'),
    audience: hub.text('Audience', 'A region, HQ, or the dealer whose week it is.'),
    address: hub.text('Address', 'Where it went; of a dealer’s week the rep who got it.'),
    state: hub.choice(
      'State',
      DIGEST_STATES,
      'NOTHING: there was nothing to say (and the setting digestWhenQuiet is off), or nobody to say it to.',
    ),
    subject: hub.text('Subject', 'As it was sent.'),
    startedAt: hub.dateTime('Started', 'When the mails of this hour began to go out.'),
    place: hub.integer('Place', 'Its turn among the mails of this hour.'),
    quotaBefore: hub.integer(
      'Mails left before',
      'Of the day’s mail quota: what tells after a crash how many had gone out.',
    ),
    note: hub.text('Note', 'Why it failed, or was not sent.'),
  },
});
export type DigestRow = RowOf<typeof digests>;
