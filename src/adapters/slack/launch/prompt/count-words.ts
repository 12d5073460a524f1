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

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "312 people", "1 person". */
export const peopleCount = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
