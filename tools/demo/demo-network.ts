/** The invented demo network: one brand, its dealers and reps, made from the cities by arithmetic, the same each time. */
import type { AnswerRow, Campaign, HolidayRow, Place, Product } from '../../src/tables/catalogue.ts';
import type { Dealer, Region, Rep } from '../../src/tables/network.ts';
import type { Person } from '../../src/tables/people.ts';
import { demoCities, demoRegions } from './demo-cities.ts';

const FIRST_NAMES =
  'Adi Agus Andi Arif Bayu Budi Citra Dedi Dewi Dian Eka Fajar Fitri Galih Hendra Indah Joko Kartika Lestari Maya Nanda Putri Rina Rizki Sari Siti Tono Wahyu Wulan Yoga'.split(
    ' ',
  );
const LAST_NAMES =
  'Anggraini Firmansyah Gunawan Hakim Halim Hidayat Kurniawan Lubis Maulana Nasution Nugroho Permata Pratama Purnomo Putra Rahayu Ramadhan Santoso Saputra Setiawan Siregar Susanto Utami Wibowo Wijaya'.split(
    ' ',
  );
const DEALER_WORDS = 'Sinar Cahaya Mitra Karya Surya Mega Prima Berkah Jaya Sentosa Makmur Lestari'.split(' ');
const STREETS = [
  'Jl. Ahmad Yani',
  'Jl. Sudirman',
  'Jl. Gatot Subroto',
  'Jl. Diponegoro',
  'Jl. Merdeka',
  'Jl. Pahlawan',
];

export const demoProducts: readonly Product[] = [
  {
    id: 'V1',
    name: 'Volta V1 City',
    description: 'Skuter listrik harian, jarak 70 km, mulai Rp 17.900.000',
    active: true,
    serialPattern: 'V1A999999',
    aliases: '',
    rangeKm: 70,
    charging: '4 jam dari colokan rumah biasa',
    warranty: 'Rangka dan motor 3 tahun, baterai 3 tahun',
    problem: '',
  },
  {
    id: 'V1P',
    name: 'Volta V1 Plus',
    description: 'Dua baterai, jarak 130 km, mulai Rp 22.500.000',
    active: true,
    serialPattern: 'V1PA999999',
    aliases: 'dua baterai, 2 baterai, double battery, baterai ganda, dual battery',
    rangeKm: 130,
    charging: '4 jam per baterai dari colokan rumah biasa',
    warranty: 'Rangka dan motor 3 tahun, baterai 3 tahun',
    problem: '',
  },
  {
    id: 'S3',
    name: 'Volta S3 Sport',
    description: 'Tenaga 5 kW, jarak 100 km, mulai Rp 29.900.000',
    active: true,
    serialPattern: 'S3A999999',
    aliases: 'sporty',
    rangeKm: 100,
    charging: '3 jam dari colokan rumah biasa',
    warranty: 'Rangka dan motor 3 tahun, baterai 4 tahun',
    problem: '',
  },
  {
    id: 'C2',
    name: 'Volta C2 Cargo',
    description: 'Untuk kurir dan usaha, mulai Rp 24.500.000',
    active: true,
    serialPattern: 'C2A999999',
    aliases: 'kargo, buat kurir, narik paket, buat narik, angkut barang, bawa barang, niaga',
    rangeKm: 90,
    charging: '5 jam dari colokan rumah biasa',
    warranty: 'Rangka dan motor 2 tahun, baterai 3 tahun',
    problem: '',
  },
];

export const demoCampaigns: readonly Campaign[] = [
  { code: 'TT-2026A', channel: 'TIKTOK', activity: 'TikTok Live Jabodetabek', problem: '' },
  { code: 'GG-2026A', channel: 'GOOGLE', activity: 'Google Search Jawa', problem: '' },
  { code: 'MT-2026A', channel: 'META_ADS', activity: 'Meta Reels nasional', problem: '' },
  { code: 'RF-2026A', channel: 'REFERRAL', activity: 'Ajak teman', problem: '' },
];

export const demoHolidays: readonly HolidayRow[] = [
  ['2026-12-25', 'Hari Raya Natal', ''],
  ['2027-01-01', 'Tahun Baru Masehi', ''],
  ['2027-01-13', 'Hari Raya Galungan', 'Bali dan Nusa Tenggara'],
  ['2027-05-01', 'Hari Buruh Internasional', ''],
  ['2027-06-01', 'Hari Lahir Pancasila', ''],
  ['2027-08-17', 'Hari Kemerdekaan Republik Indonesia', ''],
].map(([date, name = '', region = '']) => ({ date: Date.parse(`${date}T00:00:00+07:00`), name, region, problem: '' }));

/** `words`: for topics of staff's own. */
export const demoAnswers: readonly AnswerRow[] = [
  [
    'credit',
    '',
    'Bisa kredit lewat leasing mitra kami: DP mulai 10%, tenor 12 sampai 36 bulan. Syaratnya KTP, KK, dan slip gaji.',
    'Yes, with our leasing partners: from 10 % down, over 12 to 36 months. You need ID card, family card and payslip.',
  ],
  [
    'documents',
    '',
    'Unit dilengkapi STNK dan BPKB atas nama Anda. KTP luar kota bisa.',
    'Registration (STNK) and ownership papers (BPKB) come in your name. An ID card of another city is fine.',
  ],
  [
    'trade_in',
    '',
    'Motor lama bisa ditukar tambah. Dealer menaksir harganya setelah melihat unit dan suratnya.',
    'We take your old motorcycle in part exchange. The dealer values it after seeing it and its papers.',
  ],
  [
    'delivery',
    '',
    'Unit bisa diantar ke rumah. Ongkosnya tergantung jarak dari dealer.',
    'We deliver to your home. The cost depends on the distance from the dealer.',
  ],
  [
    'tahan air',
    'tahan air, hujan, banjir, kehujanan, rain, flood, waterproof',
    'Motor kami aman dipakai saat hujan. Jangan menerobos genangan yang lebih tinggi dari as roda.',
    'Our motorcycles are safe in the rain. Do not ride through water above the axle.',
  ],
].map(([topic = '', words = '', id = '', en = '']) => ({
  ...{ topic, words, id, en, validUntil: null },
  ...{ unanswered: null, lastAsked: '', problem: '' },
}));

export const demoPlaces: readonly Place[] = demoCities.map(({ city, region, latitude, longitude, postcode }) => ({
  place: city,
  kind: 'city',
  postcode,
  latitude,
  longitude,
  region,
  aliases: '',
  problem: '',
}));

export const demoRegionRows: readonly Region[] = demoRegions.map((region, index) => ({
  region,
  managerName: personName(index * 7 + 3),
  managerPhone: `+62811900${String(index + 1).padStart(5, '0')}`,
  maxRadiusKm: null,
  windowMinutes: null,
  windowByHour: '',
  managerLanguage: '',
  digestTo: `manajer.${region.toLowerCase().replace(/\W+/g, '-')}@volta.example`,
  problem: '',
  quietHours: '',
}));

/** Names differ within a city, so that no two dealers have the same name. */
const sites = demoCities.flatMap((city, cityNumber) =>
  Array.from({ length: city.dealers }, (_, index) => ({ city, word: cityNumber * 5 + index })),
);

export const demoDealers: readonly Dealer[] = sites.map(({ city, word }, number) => ({
  id: `D${String(number + 1).padStart(3, '0')}`,
  name: `Volta ${city.city}${city.dealers > 1 ? ` ${pick(DEALER_WORDS, word)}` : ''}`,
  region: city.region,
  city: city.city,
  address: `${pick(STREETS, number)} No. ${10 + ((number * 37) % 180)}, ${city.city}`,
  ...around(city.latitude, city.longitude, number, city.dealers > 1 ? 0.045 : 0.015),
  zone: city.zone,
  opens: '08:00',
  closes: '20:00',
  closedDays: '',
  active: true,
  sells: true,
  testRides: number % 5 !== 4,
  services: number % 3 !== 2,
  stock: number % 4 === 3 ? 'V1, V1P' : '',
  maxOpenLeads: null,
  score: null,
  scoreMade: '',
  problem: '',
}));

export const demoReps: readonly Rep[] = demoDealers.flatMap((dealer, number) =>
  Array.from({ length: number % 3 === 0 ? 2 : 1 }, (_, index) => {
    const serial = number * 2 + index;
    return {
      id: `R${String(serial + 1).padStart(3, '0')}`,
      name: personName(serial * 11 + 5),
      phone: `0812${String(30_000_000 + serial * 7_919).slice(-8)}`,
      dealerId: dealer.id,
      language: 'id' as const,
      active: true,
      agentId: `agent-${serial + 1}`,
      userId: '',
      offDuty: false,
      lastMessageAt: null,
      ignored: null,
      openLeads: '',
      held: '',
      unreachableSince: null,
      problem: '',
      selling: '',
      skipUntil: null,
      carrier: '',
      isOwner: number % 3 === 0 && index === 0,
      generation: null,
    };
  }),
);

/** Head office, a manager for each region, and one who only reads. */
export const demoPeople: readonly Person[] = [
  demoPerson('P01', 'Sri Handayani', 'HQ', ''),
  ...[...new Set(demoDealers.map(({ region }) => region))].map((region, number) =>
    demoPerson(`P${String(number + 2).padStart(2, '0')}`, personName(number * 17 + 3), 'MANAGER', region),
  ),
  demoPerson('P90', 'Andre Wijaya', 'VIEWER', ''),
];

function demoPerson(id: string, name: string, role: Person['role'], region: string): Person {
  const email = `${id.toLowerCase()}@volta.example`;
  return { id, name, role, region, phone: '', email, language: '', active: true, generation: null, problem: '' };
}

function personName(n: number): string {
  return `${pick(FIRST_NAMES, n)} ${pick(LAST_NAMES, Math.floor(n / 3) + n)}`;
}

function pick(words: readonly string[], n: number): string {
  return words[n % words.length] ?? '';
}

/** A point near the centre, by the golden angle, so that dealers of one city stand apart. */
function around(
  latitude: number,
  longitude: number,
  n: number,
  radius: number,
): { latitude: number; longitude: number } {
  const angle = n * 2.39996;
  const r = radius * (0.4 + 0.6 * ((n * 0.618) % 1));
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  return { latitude: round(latitude + r * Math.sin(angle)), longitude: round(longitude + r * Math.cos(angle)) };
}
