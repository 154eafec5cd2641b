/** Actions on the pages that change something, in the form in which they travel from the page to the writer. */

import { PASS_REASONS } from '../lead/pass-reasons.ts';
import { LOST_REASONS } from '../lead/progress.ts';
import * as is from '../lib/read-json.ts';

/** A text of at most `most` characters. */
export function shortText(most: number): is.Decode<string> {
  return (value, at) => {
    const given = is.text(value, at);
    return given.length <= most ? given : is.misfit(at, `at most ${most} characters long`);
  };
}

/** An ID is the key of a row: never empty, never long. */
export const idText: is.Decode<string> = (value, at) =>
  shortText(200)(value, at) === '' ? is.misfit(at, 'an ID') : String(value);

/** The page's ID for this request, so that the same action sent again counts once. */
export const requestId: is.Decode<string> = (value, at) =>
  /^[\w-]{8,80}$/.test(is.text(value, at)) ? String(value) : is.misfit(at, 'a request ID (8 to 80 letters and digits)');

export const LONGEST_WORDS = 2_000;
const words = shortText(LONGEST_WORDS);
const someWords: is.Decode<string> = (value, at) =>
  words(value, at).trim() === '' ? is.misfit(at, 'anything') : String(value);
const leadId = idText;
const lostReason = is.choice(...LOST_REASONS);

/** Actions of a rep. `claim` and `pass` carry the signed text of the offer's button, as a tap in WhatsApp does. */
export const dealerAction = is.byKey('do', {
  claim: is.object({ token: idText }),
  pass: is.object({ token: idText }, { because: is.choice(...PASS_REASONS) }),
  step: is.object({ leadId, to: is.choice('CONTACTED', 'TEST_RIDE') }),
  lose: is.object({ leadId, because: lostReason }),
  say: is.object({ leadId, text: someWords }),
  duty: is.object({ off: is.flag }),
  'walk-in': is.object({
    name: shortText(100),
    phone: shortText(40),
    modelId: shortText(100),
    intent: is.choice('BUY', 'TEST_RIDE', 'SERVICE'),
    note: words,
  }),
});
export type DealerAction = ReturnType<typeof dealerAction>;

/** The state of a lead for `was`, by which a decision about a lead that somebody changed meanwhile is refused. */
export function standingOf({ status, repId }: { readonly status: string; readonly repId: string }): string {
  return `${status}|${repId}`;
}

/** Actions of staff. */
export const staffAction = is.byKey('do', {
  give: is.object({ leadId, repId: idText }, { was: shortText(300) }),
  close: is.object({ leadId, because: lostReason }, { was: shortText(300) }),
  note: is.object({ leadId, text: someWords }),
});
export type StaffAction = ReturnType<typeof staffAction>;

/** Who acts, as the server has established. */
const actor = is.object(
  {
    page: is.choice('dealer', 'console'),
    id: idText,
    name: is.text,
    role: is.choice('REP', 'HQ', 'MANAGER', 'VIEWER'),
    region: is.text,
    language: is.choice('id', 'en'),
  },
  {
    /** The link's generation, where it was not yet compared with the person's row. */
    generation: is.number,
  },
);
export type PageActor = ReturnType<typeof actor>;

export type PageAction = DealerAction | StaffAction;

/** An action as the inbox stores it. */
export const keptAction = is.object({
  id: idText,
  by: actor,
  action: (value: unknown, at: string): PageAction => {
    const kind = (value as { do?: unknown } | null)?.do;
    return kind === 'give' || kind === 'close' || kind === 'note' ? staffAction(value, at) : dealerAction(value, at);
  },
});
export type KeptAction = ReturnType<typeof keptAction>;
