/** What a customer wants to do: patterns over the message as one line of plain words, the last word and the nearest step. */
import type { Intent } from '../../tables/customers.ts';

export interface IntentRead {
  readonly intent: Intent | '';
  readonly reason: string;
}

interface Pattern {
  readonly intent: Intent;
  readonly pattern: RegExp;
  /** A trouble that is only feared or imagined ("takut rusak", "kalau mogok") is none. */
  readonly isTrouble?: boolean;
}

const PLEASE =
  '(?:jelasin|jelaskan|kirim|cek|lihat|liat|info|tanya|kasih|bantu|cabut|restart|hitung|hitungin|share|sebutin|sebutkan|kasi|bikin|carikan|cariin|tolong|foto|fotoin|minta|telepon|hubungi|baca|konfirmasi|dicek|reset|matikan|scan|ulang|isi|download|buka|tampilkan|spill)';

const PATTERNS: readonly Pattern[] = [
  {
    intent: 'TEST_RIDE',
    pattern: / (?:test (?:ride|jalan|naik|unit|motor|#m)|testride|dites|uji (?:coba|kendara|jalan)|test drive)(?= )/g,
  },
  {
    intent: 'TEST_RIDE',
    pattern: new RegExp(
      ` (?:mau|bisa|boleh|ingin|untuk|sebelum|pernah|dados) (?:[^ .,]+ )?coba(?! ${PLEASE})(?= )`,
      'g',
    ),
  },
  {
    intent: 'TEST_RIDE',
    pattern:
      / coba (?:unit|motor|dulu|langsung|naik|naikin|bawa|#m|in|di #p|the|out|it|ride|kendarai|riding|rasakan)(?= )/g,
  },
  {
    intent: 'TEST_RIDE',
    pattern: / (?:nyobain|nyobak|nyobian|dicobain|dicobian|jajal|ngerasain|ngetes|ngetest|nyoba|dicoba|cobain)(?= )/g,
  },
  {
    intent: 'TEST_RIDE',
    pattern: / (?:mau|bisa|ingin|boleh) (?:ngerasain|rasain|naikin|bawa muter|muter|keliling)(?= )/g,
  },
  {
    intent: 'SERVICE',
    pattern:
      / (?:servis|bengkel|mekanik|montir|teknisi|derek|towing|keluhan|komplain|sparepart|mechanic|technician|workshop)(?= )/g,
  },
  { intent: 'SERVICE', pattern: / klaim garansi(?= )/g },
  {
    intent: 'SERVICE',
    isTrouble: true,
    pattern:
      / (?:mogok|rusak|ngadat|nyendat|tersendat|bocor|pecah|patah|macet|soak|ngedrop|drop|blong|turun mesin|konslet|korslet|error|eror|kebanjiran|terendam|jatuh|lecet|penyok|mati (?:total|di|mendadak|sendiri|terus|tiba|mulu|saja|pas)|motor mati|bunyi|berdengung|oleng|aus|putus|kempes|copot|overheat|bermasalah|trouble|problem|stuck|rewel|meledak|berasap|hangus|brebet|ngempos|lemot|stalled|flat tire|flat tyre|died|dead|leaking|noise|kedip|kedap kedip|tidak pakem|kurang pakem|berhenti (?:sendiri|di|mendadak|total)|stop total|jadi berat|pdhl baru servis|tambah parah|seret|disetel|kendor|longgar|getar|goyang|karat|berkarat|kecelakaan|nabrak|tabrakan)(?= )/g,
  },
  {
    intent: 'SERVICE',
    pattern: / (?:motor|#m)(?: saya| tiba tiba| tiba| mendadak| sering| suka| tidak)* (?:stop|berhenti)(?= )/g,
  },
  {
    intent: 'SERVICE',
    isTrouble: true,
    pattern:
      / (?:tidak|tidak bisa|tidak mau|tidak kuat|tidak gelem|gelem|susah|sulit|wont|cant|cannot|doesnt|gelem) (?:bisa |mau |di )?(?:nyala|cas|distarter|starter|start|hidup|jalan|gerak|bergerak|nanjak|dihidupkan|dinyalakan|ngisi|isi|mengisi|masuk cas|turn|working|work|run|move|connect|dikunci|dibuka|kebaca|terbaca|dipakai)(?= )/g,
  },
  {
    intent: 'SERVICE',
    pattern:
      / (?:lampu|klakson|sein|speedometer|dashboard|layar|alarm|remote|rem|kunci|keyless|charger|kontroler|dinamo|jok|ban|spion|baterai|monitor|display|gas|standar|bodi|motor saya)(?: [^ .,]+){0,3} (?:mati|hilang|padam|redup|sobek|dicuri|lepas|gembung|kembung|tidak berfungsi|tidak responsif)(?= )/g,
  },
  {
    intent: 'SERVICE',
    pattern:
      / (?:ganti|tambal|tukar|pasang|stel|setel|beli) (?:ban|oli|aki|kampas|cover|bodi|body|rem|lampu|spion|kunci|bearing|dinamo|kontroler|controller|sparepart|shock|baut|kabel|jok|velg|grip|sein|bohlam|baterai rusak)(?= )/g,
  },
  {
    intent: 'SERVICE',
    pattern:
      / (?:update|upgrade) (?:software|firmware|sistem|aplikasi)(?= )| (?:cek|dicek|periksa|diperiksa|check|checked) (?:kondisi|motor|mesin|rem|baterai|up|kelistrikan|rutin|berkala)(?= )| (?:minta|mau|mohon|tolong) (?:di )?(?:dicek|diperiksa|periksa|check)(?= )| (?:tune up|kunci (?:[^ .,]+ ){0,2}(?:hilang|ketinggalan|patah))(?= )/g,
  },
  { intent: 'BUY', pattern: / (?:beli|order|buying|purchasing|indentin|diindent)(?= )/g },
  {
    intent: 'BUY',
    pattern:
      / (?:mau|bisa|cara|jadi|langsung|ingin|untuk|#m|berapa) pesan(?! ini| suara| lagi| saya| dari| masuk| antar| makan| singkat)(?= )| (?:^ |kak |pak |bu |min |, |\. )?pesan (?:\d+|satu|dua|tiga|unit|#m|motor|sekarang|lewat|online|yang)(?= )/g,
  },
  {
    intent: 'BUY',
    pattern:
      / (?:mau|jadi|saya|langsung|cocok|tinggal|fix|bakal|akan|pilih) (?:saya )?ambil (?:yang|#m|\d+|satu|dua|unit|cash|kredit|motor|saja|ini|itu|di)(?= )| (?:mau|jadi|langsung|fix) (?:saya )?ambil(?= )/g,
  },
  { intent: 'BUY', pattern: / (?:minat|naksir|kepincut|berencana membeli|incer|ngincer)(?= )/g },
  {
    intent: 'BUY',
    pattern:
      / (?:butuh|mau|cari|nyari|perlu|looking untuk|need|like|get|minta) (?:beli |penawaran )?(?:\d+ |satu |dua |punya |one |a |an |sebuah |some |yang |new |unit |untuk |get |listrik |electric )*(?:unit|motor|#m)(?= )/g,
  },
  {
    intent: 'BUY',
    pattern:
      / (?:mau|maunya|pengennya) (?:yang|the|punya|ke|pakai|untuk) (?:#m|\d|motor|itu)(?= )| maunya (?:yang )?#m(?= )| #m yang (?:saya |kita )?(?:mau|pilih|ambil)(?= )/g,
  },
  {
    intent: 'BUY',
    pattern:
      / (?:mau|ajukan|ngajuin|pengajuan|mengajukan|apply|ambil|nak|saya) (?:ajukan |ambil |di |apply |saja )?kredit(?= )/g,
  },
  { intent: 'BUY', pattern: / (?:tukar tambah|trade in|tradein|tt dengan) /g },
  {
    intent: 'BUY',
    pattern:
      / (?:hold|book|booking|reserve|keep|dp kan|bungkus|keepin|simpan|pinang|meminang) (?:unit|#m|one|\d|a |satu|motor|yang)/g,
  },
  {
    intent: 'BUY',
    pattern:
      / (?:sekarang|ganti|mending) cash (?:saja|dong)?(?= )| (?:i|i ll|ill|let me|we|we ll) (?:take|get) (?:the |a |one |\d+ )?(?:#m|one|it)(?= )/g,
  },
];

const IMAGINED =
  / (?:takut|khawatir|kuatir|kalau|misalnya|seandainya|andai|apabila|semisal|worried|worry|resiko|risiko|gampang|mudah|sering|cepat|apakah|kapan|jika|bisa|kena banjir|apa)(?= )/;
/** A purchase that is over, elsewhere, or somebody else's. */
const OVER =
  / (?:sudah|baru|kemarin|yang saya|waktu|habis|pernah|bekas|setelah|barusan|dulu|di|hasil|nota|bukti|invoice|faktur|tanggal|jual) $/;
const ASKED_BEFORE =
  / (?:tempat|lokasi|alamat|info|biaya|harga|garansi|jadwal|dimana|soal|tentang|paket|ada|plus|ongkos|kalau|nanti|dekat|mekanik|terus) $/;
const ASKED_AFTER =
  /^ (?:di ?mana|dimana|berapa|resmi|terdekat|center|centre|rutin|gratis|gampang|susah|mahal|murah)(?= )/;
const DENIED =
  / (?:bukan|tidak|jangan|belum|batal|tanpa|tidak jadi|tidak mau|tidak usah|tidak perlu|tidak bisa jadi|no|never)(?: (?:mau|jadi|perlu|usah|ingin|untuk|lagi|the|yang|saya|ada|di|looking|need|tau|niat|jadwal|interested|in|a|dulu|ambil|beli))* ?$/;
const TURN =
  / (?:tapi|eh|ganti|tunggu|malah|ternyata|ralat|salah|maksud|sorry|actually|instead|changed|akhirnya|mending|mendingan|tidak usah|tidak jadi|batal|bukan)(?= )/g;

interface Found {
  /** A place or price of service is asked for, which need not be a wish. */
  readonly isWeak: boolean;
  readonly intent: Intent;
  readonly at: number;
  readonly words: string;
}

/** `isLeaning`: what is asked shows a wish to buy though none is said; "" where a wish is known already. */
export function readIntent(line: string): IntentRead {
  const found = PATTERNS.flatMap((each) => matches(line, each)).sort((a, b) => a.at - b.at);
  const turn = [...line.matchAll(TURN)].map(({ index }) => index).at(-1) ?? -1;
  const after = found.filter(({ at }) => at >= turn);
  const standing = turn >= 0 && after.length > 0 ? after : found;
  const chosen = choose(standing);
  return chosen ? { intent: chosen.intent, reason: chosen.words } : { intent: '', reason: '' };
}

function matches(line: string, { intent, pattern, isTrouble = false }: Pattern): Found[] {
  return [...line.matchAll(pattern)].flatMap((match) => {
    const clause = clauseBefore(line, match.index);
    if (DENIED.test(clause)) return [];
    if (isTrouble && IMAGINED.test(clause)) return [];
    if (intent === 'BUY' && isOver(clause, line.slice(match.index + match[0].length))) return [];
    const isWeak =
      intent === 'SERVICE' &&
      (ASKED_BEFORE.test(clause) || ASKED_AFTER.test(line.slice(match.index + match[0].length)));
    return [{ intent, at: match.index, words: match[0].trim(), isWeak }];
  });
}

const LOOK_BACK = 120;

/** What stands before it in the same clause, with a space at its end. */
function clauseBefore(line: string, at: number): string {
  const before = line.slice(Math.max(0, at - LOOK_BACK), at + 1);
  return before.slice(Math.max(before.lastIndexOf(' . '), before.lastIndexOf(' , ')) + 1).replace(/^[.,]/, '');
}

function isOver(clause: string, rest: string): boolean {
  if (/^ (?:di |in )?(?:tempat lain|yang lain|merk lain|merek lain|sebelah)/.test(rest)) return true;
  return OVER.test(clause) && !/ (?:sudah|dulu) (?:mau|siap|yakin|minat) $/.test(clause);
}

/** Trouble first; else the nearest step: who wants to ride before buying rides. */
function choose(found: readonly Found[]): Found | undefined {
  const first = (intent: Intent) => found.find((each) => each.intent === intent);
  // "mau beli, servisnya di mana?" asks; "mau servis, sekalian lihat S3" wants.
  const strong = found.find(({ isWeak }) => !isWeak);
  const service = strong?.intent === 'SERVICE' ? strong : undefined;
  return service ?? first('TEST_RIDE') ?? first('BUY') ?? first('SERVICE');
}
