/** The person who reads: their zone, the names that they see, and the present moment. */
export type Reader = {
  /** IANA name, e.g. Europe/Berlin. */
  timeZone: string;
  nameOfUser(id: string): string;
  nameOfChannel(id: string): string;
  /** The present in epoch milliseconds; "today" and "3 hours ago" depend on it. */
  now(): number;
};

/** A reader for whom every id is its own name; for code that asks only about labels. */
export const nobody: Reader = {
  timeZone: 'UTC',
  nameOfUser: (id) => id,
  nameOfChannel: (id) => id,
  now: () => 0,
};
