/** Indonesian cities of the demo network: real places and coordinates (city centres), invented dealers. */

export interface DemoCity {
  readonly city: string;
  readonly region: string;
  readonly zone: 'WIB' | 'WITA' | 'WIT';
  readonly latitude: number;
  readonly longitude: number;
  readonly postcode: string;
  /** How many dealers the invented network has there. */
  readonly dealers: number;
}

type Line = readonly [city: string, latitude: number, longitude: number, postcode: string, dealers: number];

const regions: Readonly<Record<string, { zone: DemoCity['zone']; cities: readonly Line[] }>> = {
  Jabodetabek: {
    zone: 'WIB',
    cities: [
      ['Jakarta Pusat', -6.1862, 106.8341, '10110', 3],
      ['Jakarta Selatan', -6.2615, 106.8106, '12110', 4],
      ['Jakarta Barat', -6.1674, 106.7637, '11220', 3],
      ['Jakarta Timur', -6.225, 106.9004, '13330', 3],
      ['Jakarta Utara', -6.1384, 106.8636, '14240', 3],
      ['Bogor', -6.5971, 106.806, '16111', 2],
      ['Depok', -6.4025, 106.7942, '16411', 3],
      ['Tangerang', -6.1783, 106.6319, '15111', 3],
      ['Tangerang Selatan', -6.2886, 106.7179, '15310', 3],
      ['Bekasi', -6.2383, 106.9756, '17111', 3],
    ],
  },
  'Jawa Barat': {
    zone: 'WIB',
    cities: [
      ['Bandung', -6.9175, 107.6191, '40111', 4],
      ['Cimahi', -6.8841, 107.5413, '40511', 1],
      ['Karawang', -6.3227, 107.3376, '41311', 2],
      ['Cirebon', -6.732, 108.5523, '45111', 2],
      ['Sukabumi', -6.9277, 106.93, '43111', 1],
      ['Tasikmalaya', -7.3274, 108.2207, '46111', 1],
      ['Garut', -7.2279, 107.9087, '44111', 1],
      ['Serang', -6.1201, 106.1503, '42111', 1],
      ['Cilegon', -6.0025, 106.0111, '42411', 1],
    ],
  },
  'Jawa Tengah dan DIY': {
    zone: 'WIB',
    cities: [
      ['Semarang', -6.9667, 110.4167, '50131', 3],
      ['Surakarta', -7.5755, 110.8243, '57111', 2],
      ['Yogyakarta', -7.7956, 110.3695, '55111', 3],
      ['Sleman', -7.7132, 110.356, '55511', 1],
      ['Magelang', -7.4706, 110.2178, '56111', 1],
      ['Purwokerto', -7.4245, 109.2302, '53111', 1],
      ['Tegal', -6.8694, 109.1402, '52111', 1],
      ['Pekalongan', -6.8886, 109.6753, '51111', 1],
      ['Kudus', -6.8048, 110.8405, '59311', 1],
    ],
  },
  'Jawa Timur': {
    zone: 'WIB',
    cities: [
      ['Surabaya', -7.2575, 112.7521, '60111', 5],
      ['Sidoarjo', -7.4478, 112.7183, '61211', 2],
      ['Gresik', -7.1566, 112.6555, '61111', 1],
      ['Malang', -7.9666, 112.6326, '65111', 2],
      ['Kediri', -7.848, 112.0178, '64111', 1],
      ['Madiun', -7.6298, 111.5239, '63111', 1],
      ['Jember', -8.1845, 113.6681, '68111', 1],
      ['Banyuwangi', -8.2192, 114.3691, '68411', 1],
    ],
  },
  'Bali dan Nusa Tenggara': {
    zone: 'WITA',
    cities: [
      ['Denpasar', -8.6705, 115.2126, '80111', 3],
      ['Badung', -8.5819, 115.1771, '80351', 1],
      ['Singaraja', -8.112, 115.0882, '81111', 1],
      ['Mataram', -8.5833, 116.1167, '83111', 2],
      ['Kupang', -10.1772, 123.607, '85111', 1],
    ],
  },
  'Sumatera Utara': {
    zone: 'WIB',
    cities: [
      ['Medan', 3.5952, 98.6722, '20111', 3],
      ['Binjai', 3.6001, 98.4854, '20711', 1],
      ['Pematangsiantar', 2.9595, 99.0687, '21111', 1],
      ['Banda Aceh', 5.5483, 95.3238, '23111', 1],
      ['Padang', -0.9471, 100.4172, '25111', 2],
      ['Pekanbaru', 0.5071, 101.4478, '28111', 2],
      ['Batam', 1.0456, 104.0305, '29411', 2],
    ],
  },
  'Sumatera Selatan': {
    zone: 'WIB',
    cities: [
      ['Palembang', -2.9761, 104.7754, '30111', 3],
      ['Bandar Lampung', -5.3971, 105.2668, '35111', 2],
      ['Jambi', -1.6101, 103.6131, '36111', 1],
      ['Bengkulu', -3.7928, 102.2608, '38111', 1],
      ['Pangkalpinang', -2.1316, 106.1169, '33111', 1],
    ],
  },
  Kalimantan: {
    zone: 'WITA',
    cities: [
      ['Balikpapan', -1.2379, 116.8529, '76111', 2],
      ['Samarinda', -0.5022, 117.1536, '75111', 2],
      ['Banjarmasin', -3.3186, 114.5944, '70111', 2],
      ['Tarakan', 3.3273, 117.5785, '77111', 1],
    ],
  },
  'Kalimantan Barat dan Tengah': {
    zone: 'WIB',
    cities: [
      ['Pontianak', -0.0263, 109.3425, '78111', 2],
      ['Palangkaraya', -2.2161, 113.9135, '73111', 1],
    ],
  },
  Sulawesi: {
    zone: 'WITA',
    cities: [
      ['Makassar', -5.1477, 119.4327, '90111', 3],
      ['Manado', 1.4748, 124.8421, '95111', 2],
      ['Palu', -0.9003, 119.878, '94111', 1],
      ['Kendari', -3.9985, 122.5127, '93111', 1],
      ['Gorontalo', 0.5435, 123.0568, '96111', 1],
    ],
  },
  'Maluku dan Papua': {
    zone: 'WIT',
    cities: [
      ['Ambon', -3.6954, 128.1814, '97111', 1],
      ['Ternate', 0.7893, 127.3842, '97711', 1],
      ['Sorong', -0.8762, 131.2558, '98411', 1],
      ['Jayapura', -2.5337, 140.7181, '99111', 1],
    ],
  },
};

export const demoCities: readonly DemoCity[] = Object.entries(regions).flatMap(([region, { zone, cities }]) =>
  cities.map(([city, latitude, longitude, postcode, dealers]) => ({
    city,
    region,
    zone,
    latitude,
    longitude,
    postcode,
    dealers,
  })),
);

export const demoRegions: readonly string[] = Object.keys(regions);
