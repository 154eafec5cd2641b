/** Great-circle distance. */

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth in km (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** Ten thousand distances per lead: looking `Math` up each time takes longer than the sums in some hosts. */
const { abs, asin, cos, min, sin, sqrt } = Math;

/** Kilometres between two points in decimal degrees, by the haversine formula. */
export function distanceKm(a: Point, b: Point): number {
  const sinLat = sin(((b.latitude - a.latitude) * RADIANS) / 2);
  const sinLng = sin(((b.longitude - a.longitude) * RADIANS) / 2);
  const h = sinLat * sinLat + cos(a.latitude * RADIANS) * cos(b.latitude * RADIANS) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_KM * asin(min(1, sqrt(h)));
}

/** Whether it is a place on Earth. 0, 0 is not, since senders write it when they have no position. */
export function isPoint(latitude: number | null, longitude: number | null): boolean {
  return (
    latitude !== null &&
    longitude !== null &&
    abs(latitude) <= 90 &&
    abs(longitude) <= 180 &&
    !(latitude === 0 && longitude === 0)
  );
}
