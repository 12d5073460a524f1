export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Which of the names is meant, from 1: "Dec", "Sept", "Thurs", at least three letters of the beginning; 0 for none. */
export const indexIn = (names: readonly string[], word: string): number => {
  const letters = word.toLowerCase();
  return letters.length < 3 ? 0 : names.findIndex((name) => name.startsWith(letters)) + 1;
};
