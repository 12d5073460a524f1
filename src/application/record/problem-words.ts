import { dayInWords, inThousands } from '../../domain/record/plain-numbers.ts';
import type { KnownHead, RecordProblem } from './verify-record.ts';

const entry = (seq: number): string => `event ${inThousands(seq)}`;

const anchorWords = ({ day }: KnownHead): string =>
  day === null ? 'the anchor that was given' : `the anchor of ${dayInWords(day)}`;

type At = { at: string | null; key: string | null };

const placed = ({ at, key }: At): string => {
  const parts = [at === null ? null : at.slice(0, 16).replace('T', ' ').concat(' UTC'), key];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
};

const WORDS: {
  [What in RecordProblem['what']]: (problem: Extract<RecordProblem, { what: What }>, at: At) => string;
} = {
  missing: ({ seq }) => `${entry(seq)} is missing`,
  altered: ({ seq }, at) => `${entry(seq)} was altered${placed(at)}`,
  out_of_order: ({ seq }, at) =>
    `${entry(seq)} is out of order${placed(at)}: it was written for another place`,
  personal_altered: ({ seq }, at) => `${entry(seq)} has names or words that were altered${placed(at)}`,
  personal_missing: ({ seq }, at) =>
    `${entry(seq)} has lost its names and words${placed(at)}, and no erasure says so`,
  head_disagrees: ({ ends, says }) =>
    `it does not end where it should: with ${entry(says)}, not ${inThousands(ends)}`,
  cut_off: ({ ends, anchor }) =>
    `it was cut off after ${inThousands(ends)}; ${anchorWords(anchor)} names ${inThousands(anchor.seq)}`,
  rewritten: ({ anchor }) =>
    `it was wholly rewritten: ${entry(anchor.seq)} is not the one that ${anchorWords(anchor)} names`,
};

/**
 * What is wrong with a record, as the end of a sentence.
 *
 * @param key of the release at which it is wrong; null for none, or one that is gone
 */
export const problemWords = (problem: RecordProblem, key: string | null): string => {
  const words = WORDS[problem.what] as (problem: RecordProblem, at: At) => string;
  return words(problem, { at: 'at' in problem ? problem.at : null, key });
};
