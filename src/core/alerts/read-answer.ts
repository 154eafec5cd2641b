/** Words by which somebody says that they look after an alert, in both languages; the whole message, but for courtesies. */
const COURTESIES = '(?:\\s+(?:pak|bu|mas|mbak|min|ya|boss?|kak|terima kasih|makasih|thanks?|thank you))*';
const WORDS = [
  'o?k(?:e|ay|ey)?', 'oke+', 'okk+', 'siap+', 'baik', 'sip', 'noted', 'ack', 'acknowledged?', 'on it', 'will do', 'got it',
  '(?:sudah |udah |saya |kami |sedang )*(?:di ?tangani|tangani|di ?kerjakan|kerjakan|di ?urus|urus|handle|di ?handle|proses|di ?proses)',
  '(?:i |we )?(?:handled?|am on it|have it|take it|took it)', 'handled', 'laksanakan', 'segera', '👍', '✅', '🙏', '👌',
]; // biome-ignore format: one list

const WHOLE = new RegExp(`^(?:${WORDS.join('|')})(?:\\s+(?:${WORDS.join('|')}))*${COURTESIES}$`, 'iu');

export function isAcknowledgement(text: string): boolean {
  const plain = text
    .slice(0, 200)
    .replace(/[.,!]|\p{EMod}|\ufe0f/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return WHOLE.test(plain);
}
