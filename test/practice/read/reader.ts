import type { Reader } from '../../../src/practice/read/reader.ts';

/** Wednesday 11 December 2024, 12:00 UTC, in epoch milliseconds. */
export const NOON = Date.UTC(2024, 11, 11, 12);

/** Someone who reads in a zone at noon UTC, with a few names known. */
export const readerIn = (timeZone: string, now: number = NOON): Reader => ({
  timeZone,
  nameOfUser: (id) => ({ U01: 'maya', U02: 'Ömer' })[id] ?? id,
  nameOfChannel: (id) => ({ C01: 'releases' })[id] ?? id,
  now: () => now,
});

export const berlin = readerIn('Europe/Berlin');
