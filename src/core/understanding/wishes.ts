/**
 * Two wishes that must be heard however they are said: no more messages, and a person to talk to. Each is a list of
 * patterns over the message as one line of plain words (words.ts), with what looks like it and is none.
 */

const NO =
  '(?:jangan|tolong tidak|agar tidak|supaya tidak|tidak usah|tidak perlu|tidak mau|tidak ingin|tidak butuh|tidak minat|berhenti|stop|hentikan|bukan lagi|no more|never|bukan)';
const MESSAGES =
  '(?:pesan|wa|chat|whatsapp|promo|promosi|iklan|broadcast|broadcastan|bc|sms|spam|info|messages?|texts?|msgs?|message|texting|messaging|notif|notifikasi|penawaran|ads?|marketing|newsletter|blast|blasting|lagi|apa apa|apapun|beginian|kayak gini)';
const REACH =
  '(?:hubungi|ganggu|diganggu|mengganggu|gangguin|spam|nyepam|spamming|dispam|chat|chatting|dichat|ngechat|wa|diwa|japri|message|messaging|text|texting|bother|disturb|broadcast|promosi|promosikan|tawari|tawarin|nawarin|nawari|ditawari|write|writing|pesan)';
const GET = '(?:kirim|terima|menerima|diterima|dapat|receive|receiving|get|getting|langganan|berlangganan|subscribe)';
const FEW = '(?: (?!#|\\.|,|di )[^ ]+){0,2}';
const POLITE =
  '(?: (?:ya|yah|kak|dong|min|admin|mas|mba|mbak|pak|bu|gan|bang|tolong|sudah|saja|deh|oke|ok|thanks|terima kasih|now|sekarang|please|the|lah|woi|woy|oi|saya|maaf|sorry|nya|all|it|ini|pls|dulu|stop|berhenti|unsubscribe|cukup|hari|\\.|,))*';

const OPT_OUT: readonly RegExp[] = [
  new RegExp(
    `^${POLITE} (?:stop|berhenti|unsubscribe|unsub|hentikan|optout|opt out|henti|cancel subscription)${POLITE} $`,
  ),
  new RegExp(
    `(?:^| [.,]| tolong| sudah| kak| ya| min| saya mau| mau) (?:stop|berhenti|hentikan|unsubscribe)${POLITE}(?: [.,] | $)`,
  ),
  new RegExp(` ${NO}${FEW}(?: di)? ${REACH}(?= )`),
  new RegExp(` ${NO}(?: (?:saya|lagi|mau|ada|the|untuk|di|pernah|ever|coba|any|me))* ${GET}${FEW} ${MESSAGES}(?= )`),
  new RegExp(
    ` (?:stop|berhenti|hentikan|setop) (?:semua |segala |the |all |untuk |in |me |your |these |saya |ini )*${MESSAGES}(?= )`,
  ),
  / (?:berhenti|stop|keluar|batal|cancel|batalkan|unsubscribe) (?:dari |my |untuk )?(?:berlangganan|langganan|subscription|subscribe|grup|group|broadcast|list|daftar)(?= )/,
  / (?:keluarkan|dikeluarkan|hapus|dihapus|hapuskan|remove|delete|coret|dicoret|take|buang|unsubscribe|cabut)(?: [^ ]+){0,4} (?:daftar|list|broadcast|broadcastan|database|databasenya|kontak|hubungi|off|grup|mailing|subscription|data)(?= )/,
  / (?:hapus|remove|delete|coret|buang)(?: (?:saja|my|tolong|please|the))* (?:nomor|number|no|me|data)(?: (?:saya|ini|my|dari|from)| [.,]| $)/,
  / (?:males|malas|bosan|bosen|capek|muak|risih)(?: [^ .,]+){0,2} (?:dapat|terima|baca|dikirim|kirim)(?: [^ .,]+){0,2} (?:pesan|wa|promo|chat|iklan|broadcast|beginian)(?= )/,
  / tidak (?:pernah |ada |merasa )*(?:daftar|langganan|minta|subscribe|kasih nomor)(?: [^ ]+){0,6} (?:hentikan|dihentikan|hapus|dihapus|stop|berhenti)(?= )/,
  / jangan (?:masukkan|masukin|add|tambahkan|simpan|pakai)(?: [^ .,]+)? (?:nomor|saya)(?= )/,
  /^ (?:stop|berhenti)(?: [^ .,]+){0,4} (?:tidak|sudah) (?:butuh|minat|perlu|mau|beli)(?= )/,
  / (?:stop|berhenti) kirim(?! unit| motor| ke| barang)(?= )/,
  / unsubscribe (?:me|saya|my|nomor)(?= )/,
  / (?:leave me alone|no (?:lagi|more) (?:messages?|pesan|promo|texts?|spam|wa|chat|ads|iklan)|opt out|opt me out|no more messages|no more promo|enough messages|cukup sudah pesan|saya blokir|saya laporkan|saya report|will block|report spam|saya block)(?= )/,
  / (?:jangan|tidak usah|tidak perlu) (?:di )?telepon (?:atau|dan|maupun|or) (?:chat|wa|pesan|kirim|message)(?= )/,
  / (?:saya )?(?:merasa )?(?:terganggu|keganggu|risih)(?: [^ ]+){0,4} (?:pesan|promo|chat|broadcast|iklan|wa|spam)(?= )/,
  / (?:nonaktifkan|non aktifkan|aktifkan tidak|matikan|off kan)(?: [^ ]+){0,2} (?:pesan|promo|notif|notifikasi|broadcast|langganan|iklan|promosi)(?= )/,
];

/** What reads like an opt-out and is none: taken out before the patterns are tried. */
const NO_OPT_OUT: readonly RegExp[] = [
  / (?:stop|berhenti) (?:langganan|kredit|sewa) (?:baterai|swap|paket|motor)(?= )/g,
  / (?:jangan|tidak|bukan|don t) (?:sampai |mau |bisa |mau di |akan |boleh )?(?:berhenti|stop|hentikan)(?= )/g,
  / (?:non|nonstop|full|tanpa|lampu|saklar|tombol|switch|push|pit|bus|short|quick|emergency|tidak bisa|langsung|suka|sering|tiba tiba|mendadak|mesin|motor|rem|start) (?:berhenti|stop)(?= )/g,
  / (?:stop|berhenti) (?:kontak|contact|hubungi|lamp|lampu|sendiri|mendadak|tiba|and|dan|go|di|kerja|bekerja|total|produksi|jualan|jual|dijual|belum|gitu|pas|terus|motor|kan|nya)(?= )(?! saya)/g,
  / (?:jangan|tidak usah|tidak perlu|bukan|tidak mau|tidak boleh|not)(?: di)?(?: [^ .,]+)? (?:hubungi|telepon|chat|wa|pesan|kirim)(?: saya)?(?: lewat| via| melalui| by| pas| saat| waktu| kalau| jika)?(?: telepon| malam| jam| pagi| siang| sore| dulu| sekarang| besok| hari| suami| istri| sebelum| kantor| kerja| terlalu| lama| ke | terlambat| lambat| salah| lupa| in the)/g,
  / (?:jangan|tidak usah|tidak perlu|bukan) (?:di )?(?:telepon|ditelfon)(?: saya| me)?(?= )/g,
  / (?:jangan|tidak) (?:lupa|segan|ragu|sungkan) (?:untuk )?(?:hubungi|chat|wa|kirim|telepon)/g,
  / bukan (?:mau |untuk )?(?:spam|pesan|chat|promosi|iklan|message|broadcast|text|wa|hubungi)(?= )/g,
  / (?:kenapa|mengapa|kok)(?: [^ .,]+){0,2} (?:tidak|belum|jangan)(?: [^ .,]+){0,3}/g,
  / (?:tidak|belum|bukan) (?:di)?(?:balas|respon|jawab|angkat)(?: [^ .,]+){0,2}/g,
];

export function wantsNoMessages(line: string): boolean {
  // "Do not call, write" and the like; "don't contact me" keeps its meaning because "do not" is read as "bukan".
  const english = line
    .replace(/ (?:do|please do) bukan (?=(?:hubungi|message|text|kirim|write|bother|disturb|spam|chat))/g, ' jangan ')
    .replace(
      / bukan (?=(?:hubungi|message me|text me|kirim me|kirim saya|write me|bother|disturb|spam me|chat me))/g,
      ' jangan ',
    );
  const without = NO_OPT_OUT.reduce((rest, pattern) => rest.replace(pattern, ' ~'), english);
  return OPT_OUT.some((pattern) => pattern.test(without));
}

const PERSON =
  '(?:manusia|orang asli|orang beneran|orang langsung|orangnya|orang|admin|cs|csnya|sales|operator|operatornya|petugas|petugasnya|manajer|manager|managernya|supervisor|spv|agen|agent|staf|staff|staffnya|tim|team|timnya|customer servis|customer care|customer support|costumer servis|pegawai|karyawan|human|someone|somebody|real human|live agent|representative|rep|konsultan|marketing|atasan|pimpinan|bos|bosnya|kepala (?:dealer|cabang|bengkel)|pelayanan|layanan pelanggan|customer relation|mba admin|mas admin)';
const TALK =
  '(?:vc|video call|vidcall|bicara|berbicara|ngomong|ngobrol|ngobrolnya|chat|chatting|chatan|diskusi|konsultasi|hubungkan|dihubungkan|terhubung|sambungkan|disambungkan|sambungin|hubungi|telepon|teleponan|panggil|panggilkan|panggilin|tanya|bertanya|nanya|speak|talk|talking|connect|transfer|transferred|forward|alihkan|dialihkan|teruskan|oper|dioper|dibantu|dilayani|dijawab|dibales|dibalas|ketemu|minta|mau|get|reach|put|bantuan|help|ngmg|bcr|omong)';
const LINK =
  '(?: (?:ke|dengan|ama|sama|untuk|langsung|saja|saya|me|the|a|an|kepada|oleh|dari|satu|bagian|pihak|real|live|lewat|through|mau|salah|seorang|di|in|bisa|kontak|ada|your|yang|one|of|by|mbak|mas|pak|tolong|nomor|no|hp|aja|juga))*';
const SHORT =
  '(?: (?:dong|ya|kak|min|please|tolong|pls|saja|mana|plis|deh|aja|mau|halo|hi|ada|asli|beneran|minta|bisa|mas|mba|mbak|pak|bu|the|a|real|dulu|gan|bang|nya|langsung|,|\\.))*';

const WANTS_PERSON: readonly RegExp[] = [
  new RegExp(`^${SHORT} ${PERSON}${SHORT} $`),
  new RegExp(` ${TALK}${LINK} ${PERSON}(?= )`),
  new RegExp(` (?:dengan|ke|sama) ${PERSON}(?:nya)? (?:saja|langsung|deh)(?= )`),
  new RegExp(
    ` ${PERSON} (?:tolong |mana |dong |woi |nya )*(?:jawab|balas|respon|bales|dijawab|angkat|please|standby)(?= )`,
  ),
  / (?:bukan|tidak mau|jangan|capek|males|malas)(?: [^ .,]+){0,4} (?:bot|robot|mesin|chatbot|otomatis|ai)(?= )/,
  /(?:^| [.,]| tolong| bisa| segera| kak| min| ya| please) hubungi (?:saya|balik|kembali|kami)(?= )/,
  / (?:telepon|tel|ring) (?:me|saya|kita|balik|back)(?= )/,
  / (?:minta|mau|tolong|bisa|boleh|mohon|minta di)(?: [^ .,]+){0,2} (?:telepon|ditelpon|dihubungi|hubungi (?:saya|balik|kembali)|callback|telepon balik)(?= )/,
  / (?:bisa|boleh|mau|tolong|minta) (?:di )?hubungi(?: saya| oleh| sama| dengan| tim| sales| admin)(?= )/,
  / (?:anyone|someone|anybody|somebody) (?:i |saya |we |kami )?(?:bisa|can) (?:speak|talk)(?= )| (?:is anyone there|anybody there|real human|human please|live chat|ada orangnya|ada yang bisa bantu|ada admin|ada cs|adminnya mana)(?= )/,
  / (?:butuh|perlu) (?:bantuan |penjelasan )?(?:langsung )?(?:dari |sama |dengan |a |untuk )*(?:manusia|admin|cs|sales|operator|orang|human|agent|petugas)(?= )/,
];

const NO_PERSON: readonly RegExp[] = [
  / (?:agen|agent|sales|operator|staff|karyawan|tim|manager) (?:resmi|terdekat|volta|dealer|resminya|#p|asuransi|properti|perjalanan)(?= )/g,
  / (?:jangan|tidak usah|tidak perlu|bukan|tidak mau)(?: di)? (?:telepon|hubungi)(?: saya| me)?/g,
  / (?:orang|wong) (?:rumah|tua|kantoran|kantor|banyak|lain|#p|sini|biasa|baru|kaya|dewasa|mana|jawa|sunda|ketiga|kerja|gajian|desa|kampung|dua)(?= )/g,
  / (?:jadi|menjadi|motor|mobil|kerja|lowongan|loker|posisi|saya|aku) (?:agen|agent|sales|operator|cs|admin|reseller|marketing|manager|manajer|karyawan)(?= )/g,
  / (?:buatan|tenaga|sumber daya|oleh) (?:manusia|orang)/g,
  / (?:berapa|dua|tiga|satu|2|3|4|per|banyak|boncengan|tiap|kapasitas) (?:orang|manusia)(?= )/g,
  / (?:orang|manusia|admin) (?:atau|apa) (?:bot|robot|mesin|chatbot|ai)(?= )/g,
  / (?:biaya|servis|tim) (?:admin|sales|tim|operator|operasional|marketing)(?= )/g,
  / biaya admin/g,
];

export function wantsPerson(line: string): boolean {
  const without = NO_PERSON.reduce((rest, pattern) => rest.replace(pattern, ' ~'), line);
  return WANTS_PERSON.some((pattern) => pattern.test(without));
}
