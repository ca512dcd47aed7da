export const STATION_COUNT = 48;
export const ZONES = ["centro", "norte", "sur", "oriente", "poniente", "aeropuerto", "costa", "sierra"] as const;
/** Station ids run from `station-101` on. */
export const stationId = (at: number): string => `station-${101 + at}`;
