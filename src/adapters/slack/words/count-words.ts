const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** A count as people say it: "eight", "13". */
export const numberWord = (count: number): string => NUMBERS[count] ?? String(count);

/** "312 people", "1 person". */
export const peopleCount = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
