/**
 * Typed orders of reps and managers to the hub, in both languages. An order must be the whole message, apart from courtesies.
 * Some may also be meant for a customer, in which case the caller has to ask.
 */
import { STEPS, type Step } from '../lead/progress.ts';
import { plain } from '../lib/text.ts';

export type HubWord = 'HELP' | 'LEADS' | 'OFF' | 'ON' | Step;
export type ManagerWord = HubWord | 'WHO' | 'DISPUTES' | 'UPHOLD' | 'REJECT';

export interface Order<Word = HubWord> {
  readonly word: Word;
  /** The lead that the text names, else ''. */
  readonly leadId: string;
  /** True when nobody would write this to a customer. */
  readonly isSure: boolean;
}

const SURE: Readonly<Record<HubWord, string>> = {
  HELP: 'help,bantuan,menu,panduan,perintah,cara pakai,cara pakainya,cara pakainya bagaimana,apa perintahnya,commands,help me,how does this work',
  LEADS:
    'lead,leads,lead saya,leads saya,my lead,my leads,daftar lead,list lead,open leads,lead aktif,status,status lead,status saya,my status,pelanggan saya,daftar pelanggan,customer saya,my customers,lead ku,leadku,list leads,lead apa saja yang ada di saya,lead apa,lead mana,any open leads,what are my leads,berapa lead,berapa lead saya,pending leads',
  OFF: 'off,off duty,going off duty,libur,cuti,holiday,on holiday,day off,on leave,vacation',
  ON: 'on,on duty,on lagi,back on duty,aktif lagi,selesai libur,selesai cuti',
  CONTACTED: 'sudah dihubungi,sudah saya hubungi,contacted,already contacted',
  TEST_RIDE: 'sudah test ride,test ride selesai,test ride done',
  WON: 'terjual,sold,sudah terjual,closing,unit terjual,lead terjual',
  LOST: 'lost,lead batal,lead hilang,lead lost,no deal',
};

/** Words that a rep may just as well be writing to a customer. */
const EITHER: Readonly<Partial<Record<HubWord, string>>> = {
  HELP: 'tolong,bantu',
  OFF: 'istirahat,rehat,pulang,sakit,izin,ijin,sick,away',
  ON: 'siap,masuk,masuk lagi,aktif,ready,available,back,hadir',
  CONTACTED:
    'sudah ditelepon,sudah ditelpon,sudah dichat,called,sudah dikontak,sudah saya telpon,sudah saya chat,sudah saya wa,sudah saya wa customernya',
  TEST_RIDE: 'test ride,tes ride',
  WON: 'laku,deal,jadi beli,laku terjual',
  LOST: 'batal,gagal,tidak jadi,ga jadi,gak jadi,nggak jadi,cancel,dibatalkan,batal beli,customer batal,customer batal beli',
};

const MANAGERS: Readonly<Partial<Record<ManagerWord, string>>> = {
  WHO: 'siapa ada,siapa yang ada,siapa saja,siapa saja yang ada,siapa bertugas,siapa yang bertugas,sales,daftar sales,who is there,who is here,who is on duty,reps,my reps,list reps,list sales,siapa yang on,siapa yang ready,who is available,whos available,sales yang ada siapa saja,tim saya',
  DISPUTES: 'sengketa,daftar sengketa,ada sengketa,ada sengketa apa,keberatan,dispute,disputes',
  UPHOLD: 'kabulkan,dikabulkan,uphold',
  REJECT: 'tolak,ditolak,reject',
  LOST: 'tutup,tutup lead,close,close lead,close this lead,tutup lead ini',
};

const MANAGERS_EITHER: Readonly<Partial<Record<ManagerWord, string>>> = {
  UPHOLD: 'setuju,terima,accept',
  REJECT: 'refuse',
};

const COURTESIES = new Set(
  'tolong mohon saya aku mau ingin minta dong ya yah kak min admin pak bu mas mbak please pls i im am m the to today now dulu hari ini itu yang sekarang hub lihat cek show see its it is was this that has been sudah tampilkan saja lagi s'.split(
    ' ',
  ),
);

/** A question such as "Sudah test ride?" is for a customer. */
const ASKS = /\?\s*$/;
/** Orders that are often phrased as questions to the hub. */
const ANSWERED: ReadonlySet<ManagerWord> = new Set(['HELP', 'LEADS', 'WHO', 'DISPUTES']);

/** Orders that nobody would address to a customer, however politely phrased. */
const NEVER_TO_A_CUSTOMER: ReadonlySet<ManagerWord> = new Set(['UPHOLD', 'REJECT']);

/** Chat spellings of some of the words above. */
const SPELLED = [
  [/\b(?:udah|udh|sdh)\b/g, 'sudah'],
  [/\baja\b/g, 'saja'],
  [/\b(?:gue|gw)\b/g, 'saya'],
  [/\bgimana\b/g, 'bagaimana'],
] as const;

/** Nobody speaks of leads to a customer. */
const OURS = /(?:^| )leads?(?= |$)/;

const LONGEST = 80;
const LEAD = /(?:^| )(?:lead )?l (\d{6,12})(?= |$)/;

/** Built on first use, since most executions need none. */
let wordsOfReps: ReadonlyMap<string, Said<HubWord>> | undefined;
let wordsOfManagers: ReadonlyMap<string, Said<ManagerWord>> | undefined;

function ofReps() {
  wordsOfReps ??= new Map([...phrasesOf(EITHER, false), ...phrasesOf(SURE, true)]);
  return wordsOfReps;
}

function ofManagers() {
  wordsOfManagers ??= new Map<string, Said<ManagerWord>>([
    ...ofReps(),
    ...phrasesOf(MANAGERS_EITHER, false),
    ...phrasesOf(MANAGERS, true),
  ]);
  return wordsOfManagers;
}

/** The order in a rep's message; null when it is not an order. */
export function readOrder(text: string): Order | null {
  return read(text, ofReps());
}

/** The same for a manager. */
export function readManagerOrder(text: string): Order<ManagerWord> | null {
  return read(text, ofManagers());
}

function read<Word extends ManagerWord>(text: string, words: ReadonlyMap<string, Said<Word>>): Order<Word> | null {
  if (text.length > LONGEST) return null;
  const whole = SPELLED.reduce((said, [pattern, word]) => said.replace(pattern, word), plain(text));
  const leadId = LEAD.exec(whole)?.[1];
  const said = whole.replace(LEAD, ' ').trim();
  const exact = words.get(said);
  const bare = withoutCourtesies(said);
  const found = exact ?? words.get(bare) ?? words.get(`~${bare}`);
  if (!found) return null;
  // Nobody writes the number of a lead to a customer.
  if (leadId) return { word: found.word, leadId: `L-${leadId}`, isSure: true };
  const isTold = exact !== undefined || NEVER_TO_A_CUSTOMER.has(found.word) || OURS.test(said);
  const isSure = found.isSure && isTold && (!ASKS.test(text) || ANSWERED.has(found.word));
  return { word: found.word, leadId: '', isSure };
}

export function isStep(word: ManagerWord): word is Step {
  return STEPS.some((step) => step === word);
}

function withoutCourtesies(said: string): string {
  return said
    .split(' ')
    .filter((word) => !COURTESIES.has(word))
    .join(' ');
}

type Said<Word> = Pick<Order<Word>, 'word' | 'isSure'>;

function phrasesOf<Word extends string>(
  words: Readonly<Partial<Record<Word, string>>>,
  isSure: boolean,
): (readonly [string, Said<Word>])[] {
  return Object.entries<string | undefined>(words).flatMap(([word, phrases = '']) =>
    phrases.split(',').flatMap((phrase) => {
      const bare = withoutCourtesies(phrase);
      // "Who is there" is found in "who is there today" by "who there"; one word alone says too little.
      const forms = bare === phrase || !bare.includes(' ') ? [phrase] : [phrase, `~${bare}`];
      return forms.map((form) => [form, { word: word as Word, isSure }] as const);
    }),
  );
}
