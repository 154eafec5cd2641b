/**
 * A map behind Google's Geocoding API: a gazetteer of districts and streets that the demo's Places tab does not hold, in
 * the API's own form. https://developers.google.com/maps/documentation/geocoding/requests-geocoding
 */
import { jsonResponse, type Service } from './http';

const ADDRESS = 'https://maps.googleapis.com/maps/api/geocode/json';

/** Name, surrounding area, latitude, longitude, kind. */
const GAZETTEER: readonly (readonly [string, string, number, number, string])[] = [
  ['Kebayoran Baru', 'Jakarta Selatan, DKI Jakarta', -6.2433, 106.7994, 'administrative_area_level_3'],
  ['Kemang', 'Jakarta Selatan, DKI Jakarta', -6.2607, 106.8139, 'administrative_area_level_4'],
  ['Tebet', 'Jakarta Selatan, DKI Jakarta', -6.2257, 106.8563, 'administrative_area_level_3'],
  ['Pondok Indah', 'Jakarta Selatan, DKI Jakarta', -6.2653, 106.7837, 'neighborhood'],
  ['Menteng', 'Jakarta Pusat, DKI Jakarta', -6.1955, 106.8323, 'administrative_area_level_3'],
  ['Kelapa Gading', 'Jakarta Utara, DKI Jakarta', -6.1601, 106.9053, 'administrative_area_level_3'],
  ['Cengkareng', 'Jakarta Barat, DKI Jakarta', -6.1486, 106.7358, 'administrative_area_level_3'],
  ['Kebon Jeruk', 'Jakarta Barat, DKI Jakarta', -6.1923, 106.7695, 'administrative_area_level_3'],
  ['Cibubur', 'Jakarta Timur, DKI Jakarta', -6.3481, 106.8823, 'administrative_area_level_4'],
  ['Jatinegara', 'Jakarta Timur, DKI Jakarta', -6.2313, 106.8823, 'administrative_area_level_3'],
  ['Sawangan', 'Depok, Jawa Barat', -6.4097, 106.7653, 'administrative_area_level_3'],
  ['Bedahan', 'Depok, Jawa Barat', -6.4218, 106.7462, 'administrative_area_level_4'],
  ['Cimanggis', 'Depok, Jawa Barat', -6.3646, 106.8616, 'administrative_area_level_3'],
  ['Margonda', 'Depok, Jawa Barat', -6.3729, 106.8341, 'route'],
  ['Cibinong', 'Bogor, Jawa Barat', -6.4817, 106.8541, 'administrative_area_level_3'],
  ['Ciawi', 'Bogor, Jawa Barat', -6.6567, 106.8513, 'administrative_area_level_3'],
  ['Serpong', 'Tangerang Selatan, Banten', -6.3107, 106.6644, 'administrative_area_level_3'],
  ['Bintaro', 'Tangerang Selatan, Banten', -6.2693, 106.7137, 'neighborhood'],
  ['Karawaci', 'Tangerang, Banten', -6.1992, 106.6166, 'administrative_area_level_3'],
  ['Cikarang', 'Bekasi, Jawa Barat', -6.2613, 107.1527, 'administrative_area_level_3'],
  ['Jatiasih', 'Bekasi, Jawa Barat', -6.2962, 106.9586, 'administrative_area_level_3'],
  ['Dago', 'Bandung, Jawa Barat', -6.8843, 107.6136, 'administrative_area_level_4'],
  ['Lembang', 'Bandung Barat, Jawa Barat', -6.8119, 107.6176, 'administrative_area_level_3'],
  ['Cimahi', 'Jawa Barat', -6.8722, 107.5424, 'administrative_area_level_2'],
  ['Banyumanik', 'Semarang, Jawa Tengah', -7.0629, 110.4194, 'administrative_area_level_3'],
  ['Ungaran', 'Semarang, Jawa Tengah', -7.1397, 110.405, 'administrative_area_level_3'],
  ['Condongcatur', 'Sleman, DI Yogyakarta', -7.7584, 110.3995, 'administrative_area_level_4'],
  ['Malioboro', 'Yogyakarta, DI Yogyakarta', -7.7926, 110.3658, 'route'],
  ['Rungkut', 'Surabaya, Jawa Timur', -7.3236, 112.7689, 'administrative_area_level_3'],
  ['Waru', 'Sidoarjo, Jawa Timur', -7.3557, 112.7291, 'administrative_area_level_3'],
  ['Lowokwaru', 'Malang, Jawa Timur', -7.9411, 112.6169, 'administrative_area_level_3'],
  ['Ubud', 'Gianyar, Bali', -8.5069, 115.2625, 'administrative_area_level_3'],
  ['Kuta', 'Badung, Bali', -8.7238, 115.1752, 'administrative_area_level_3'],
  ['Panakkukang', 'Makassar, Sulawesi Selatan', -5.1532, 119.4432, 'administrative_area_level_3'],
  ['Medan Baru', 'Medan, Sumatera Utara', 3.5704, 98.6556, 'administrative_area_level_3'],
  ['Jawa Barat', 'Indonesia', -7.0909, 107.6689, 'administrative_area_level_1'],
  ['Indonesia', '', -0.7893, 113.9213, 'country'],
];

export interface MapsWorld {
  readonly handle: Service;
  /** Makes the map refuse every request, as when the day's quota is spent. */
  setStatus(status: 'OK' | 'OVER_QUERY_LIMIT'): void;
}

export function createMapsWorld(): MapsWorld {
  let overall = 'OK';
  return {
    setStatus: (status) => {
      overall = status;
    },
    handle: (request) => {
      if (!request.url.startsWith(ADDRESS)) return null;
      const query = new URL(request.url).searchParams;
      if (overall !== 'OK') return jsonResponse(200, { results: [], status: overall });
      const asked = query.get('address') ?? '';
      if (asked.trim() === '') return jsonResponse(200, { results: [], status: 'INVALID_REQUEST' });
      const results = matches(asked).map(asResult);
      return jsonResponse(200, { results, status: results.length > 0 ? 'OK' : 'ZERO_RESULTS' });
    },
  };
}

/** Longest name first: "Jalan Kemang Raya, Jakarta" means Kemang. */
function matches(asked: string): (typeof GAZETTEER)[number][] {
  const said = ` ${asked.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return GAZETTEER.filter(([name]) => said.includes(` ${name.toLowerCase()} `)).sort(
    (a, b) => b[0].length - a[0].length,
  );
}

function asResult([name, within, lat, lng, type]: (typeof GAZETTEER)[number]): Record<string, unknown> {
  const near = 0.02;
  return {
    address_components: [name, ...within.split(', ')]
      .filter((part) => part !== '')
      .map((part, index) => ({
        long_name: part,
        short_name: part,
        types: [index === 0 ? type : 'political', 'political'],
      })),
    formatted_address: [name, within, 'Indonesia'].filter((part) => part !== '').join(', '),
    geometry: {
      location: { lat, lng },
      location_type: 'APPROXIMATE',
      viewport: {
        northeast: { lat: lat + near, lng: lng + near },
        southwest: { lat: lat - near, lng: lng - near },
      },
    },
    place_id: `local-${name.toLowerCase().replace(/ /g, '-')}`,
    types: [type, 'political'],
  };
}
