import { epochMs, type Instant } from '../calendar.ts';

/**
 * What numbers are made of: the lasting part of an entry of the record. Names and words of people are not in it, so
 * no number can be one of a person, and none changes when somebody is erased.
 */
export type NumberEntry = {
  releaseId: string;
  at: Instant;
  /** An event of any version; those that no number is made of are passed over. */
  type: string;
  data: Readonly<Record<string, unknown>>;
};

/** A field that is a text; null where it is missing or something else. */
export const textIn = ({ data }: NumberEntry, field: string): string | null => {
  const value = data[field];
  return typeof value === 'string' ? value : null;
};

/** A field that lists texts; empty where it is missing. */
export const textsIn = ({ data }: NumberEntry, field: string): readonly string[] => {
  const value = data[field];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

export const isTrue = ({ data }: NumberEntry, field: string): boolean => data[field] === true;

/** The moment of a planned launch: `{ date, time, zone, at }`. */
export const plannedIn = ({ data }: NumberEntry, field: string): Instant | null => {
  const value = data[field];
  if (typeof value !== 'object' || value === null || !('at' in value)) return null;
  return typeof value.at === 'string' ? value.at : null;
};

/** A sum of so many answers. */
export type Tally = { sum: number; count: number };

export const NO_TALLY: Tally = { sum: 0, count: 0 };

export const tallyIn = ({ data }: NumberEntry, field: string): Tally => {
  const value = data[field];
  if (typeof value !== 'object' || value === null || !('sum' in value) || !('count' in value))
    return NO_TALLY;
  const { sum, count } = value;
  return typeof sum === 'number' && typeof count === 'number' ? { sum, count } : NO_TALLY;
};

/** Exact hours from one moment to another, whatever the clocks do. */
export const hoursBetween = (from: Instant, to: Instant): number => (epochMs(to) - epochMs(from)) / 3_600_000;
