/** What the messages of one change share: the brand's number, and the people who wrote, each looked up by what names them. */
import { type JsonRecord, record, text } from '../../core/lib/json.ts';

export interface Envelope {
  readonly messages: readonly JsonRecord[];
  /** Meta's id of the brand's number, or ''. */
  readonly account: string;
  /** `identity`: the contact that this message is from. `named`: whose profile name goes with it. {} for nobody. */
  readonly contactOf: (index: number) => { readonly identity: JsonRecord; readonly named: JsonRecord };
}

const NOBODY: JsonRecord = {};

export function openEnvelope(
  value: JsonRecord,
  messages: readonly JsonRecord[],
  contacts: readonly JsonRecord[],
): Envelope {
  const [byPhone, byUserId] = [firstBy(contacts, 'wa_id'), firstBy(contacts, 'user_id')];
  const [first = NOBODY] = contacts;
  const isPair = messages.length === 1 && contacts.length === 1;
  return {
    messages,
    account: text(record(value, 'metadata'), 'phone_number_id'),
    contactOf(index) {
      const message = messages[index] ?? NOBODY;
      const [from, userId] = [text(message, 'from'), text(message, 'from_user_id')];
      const match = byPhone.get(from) ?? byUserId.get(userId);
      if (match) return { identity: match, named: match };
      if (from === '' && userId === '') {
        const theirs = contacts.length === 1 ? first : contacts.length === messages.length ? contacts[index] : NOBODY;
        return { identity: theirs ?? NOBODY, named: theirs ?? NOBODY };
      }
      // A contact that names somebody else would put words into their mouth; a name alone does nobody harm.
      const fits = isPair && from === '' && text(first, 'user_id') === '';
      return { identity: fits ? first : NOBODY, named: isPair ? first : NOBODY };
    },
  };
}

function firstBy(contacts: readonly JsonRecord[], key: string): ReadonlyMap<string, JsonRecord> {
  const found = new Map<string, JsonRecord>();
  for (const contact of contacts) {
    const name = text(contact, key);
    if (name !== '' && !found.has(name)) found.set(name, contact);
  }
  return found;
}
