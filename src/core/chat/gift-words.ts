/** "BERI L-000123 ke Dewi", "give it to Dewi", "beri": a manager hands a lead over. */

export interface Gift {
  /** The lead that the text names, else ''. */
  readonly leadId: string;
  /** The rep's name; '' when not given. */
  readonly name: string;
}

const GIVE =
  /^(?:(?:tolong|please|pls)\s+)?(?:beri|berikan|kasih|kasihkan|serahkan|oper|alihkan|limpahkan|give|hand\s?over|assign|pass)\b(?:\s+(?:it|lead|leads|this|the|ini|itu|nya))*(?:\s+(L-\d+))?(?:\s+(?:ke|kepada|to|untuk|sama)\b)?\s*(.{0,60})$/i;

/** "Give me 5 minutes", "kasih tahu kapan": said to a customer. */
const NO_NAME =
  /^(?:me|us|you|your|saya|kami|aku|waktu|tau|tahu|info|kabar|kabari|diskon|discount|bonus|harga|promo|time|a|an)\b/i;
const COURTESY = /(?:\s+(?:aja|saja|ya|yah|dong|please|pls|min|kak|deh))+[.!]*$/i;

/** Null when it is something else. */
export function readGift(text: string): Gift | null {
  const [whole, leadId = '', said = ''] = GIVE.exec(text.slice(0, 200).trim()) ?? [];
  if (whole === undefined || NO_NAME.test(said)) return null;
  return { leadId: leadId.toUpperCase(), name: ` ${said}`.replace(COURTESY, '').trim() };
}
