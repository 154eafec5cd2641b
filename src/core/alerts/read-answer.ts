/** Words that acknowledge an alert, in both languages. They must be the whole message, apart from courtesies. */
const YES = [
  'ok', 'oke', 'okay', 'okey', 'okk', 'k', 'siap', 'baik', 'sip', 'noted', 'ack', 'acknowledge', 'acknowledged', 'handled', 'laksanakan', 'segera',
  'on it', 'will do', 'got it', '👍', '✅', '🙏', '👌',
]; // biome-ignore format: one list
/** Verbs for dealing with it, with or without one of the words above. */
const DOING = ['tangani', 'kerjakan', 'urus', 'handle', 'proses'];
const BEFORE_DOING = ['sudah', 'udah', 'saya', 'kami', 'sedang'];
const DONE = ['handle', 'handled', 'am on it', 'have it', 'take it', 'took it'];
const COURTESIES = [
  'pak', 'bu', 'mas', 'mbak', 'min', 'ya', 'bos', 'boss', 'kak', 'terima kasih', 'makasih', 'thank', 'thanks', 'thank you',
]; // biome-ignore format: one list

const DEEDS: ReadonlySet<string> = new Set(DOING.flatMap((word) => [word, `di${word}`, `di ${word}`]));
const ANSWERS: ReadonlySet<string> = new Set([
  ...YES,
  ...DEEDS,
  ...DONE.flatMap((words) => [words, `i ${words}`, `we ${words}`]),
]);
const BEFORE: ReadonlySet<string> = new Set(BEFORE_DOING);
const AFTER: ReadonlySet<string> = new Set(COURTESIES);

/** A longer text is more than an acknowledgement. */
const LONGEST = 60;
const MOST_WORDS_OF_ONE = 4;

/** Whether the whole text acknowledges an alert, such as "ok, siap" or "sudah ditangani". */
export function isAcknowledgement(text: string): boolean {
  const plain = text
    .toLowerCase()
    .replace(/[.,!]|\p{EMod}|\ufe0f/gu, ' ')
    .replace(/\p{Extended_Pictographic}/gu, ' $& ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length > LONGEST) return false;
  return areAnswers(plain.split(' ').map(shortened));
}

/** At least one of the answers, then courtesies. Each step takes the longest match, so the time is linear in the length. */
function areAnswers(words: readonly string[]): boolean {
  let at = 0;
  for (let taken = answerAt(words, at); taken > 0; taken = answerAt(words, at)) at += taken;
  if (at === 0) return false;
  for (let taken = fitting(words, at, AFTER); taken > 0; taken = fitting(words, at, AFTER)) at += taken;
  return at === words.length;
}

/** How many words from position `from` form one answer; 0 for none. */
function answerAt(words: readonly string[], from: number): number {
  let at = from;
  while (BEFORE.has(words[at] ?? '')) at++;
  const taken = fitting(words, at, at > from ? DEEDS : ANSWERS);
  return taken > 0 ? at - from + taken : 0;
}

function fitting(words: readonly string[], from: number, among: ReadonlySet<string>): number {
  for (let count = MOST_WORDS_OF_ONE; count > 0; count--) {
    if (from + count <= words.length && among.has(words.slice(from, from + count).join(' '))) return count;
  }
  return 0;
}

/** Reduces drawn-out letters: "siaaap" and "okeee". */
function shortened(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1').replace(/^(siap|oke)(?:p+|e+)$/u, '$1');
}
