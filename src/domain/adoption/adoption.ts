import { type Instant, isAfter } from '../calendar.ts';
import type { KnownFact } from '../hooks/fact.ts';
import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Release } from '../release.ts';

/** How many have it, as its release manager counted. */
export type Adoption = { count: number; of: number | null; by: PersonStamp; at: Instant };

/** The newest that is known: counted by a person, or reported by another system. */
export type KnownAdoption = {
  count: number | null;
  of: number | null;
  percent: number | null;
  /** The person, or the hook. */
  from: string;
  at: Instant;
};

const counted = ({ count, of, by, at }: Adoption): KnownAdoption => ({
  count,
  of,
  percent: of === null || of === 0 ? null : Math.floor((count * 100) / of),
  from: by.name,
  at,
});

const reported = ({ count, percent, hookName, at }: KnownFact): KnownAdoption => ({
  count,
  of: null,
  percent,
  from: hookName,
  at,
});

/** Null where nobody has counted, and nothing was reported. */
export const newestAdoption = (
  { adoption }: Pick<Release, 'adoption'>,
  facts: readonly KnownFact[],
): KnownAdoption | null => {
  const all = [
    ...(adoption === null ? [] : [counted(adoption)]),
    ...facts.filter(({ kind }) => kind === 'adoption').map(reported),
  ];
  return all.reduce<KnownAdoption | null>(
    (newest, each) => (newest === null || isAfter(each.at, newest.at) ? each : newest),
    null,
  );
};

/** "1 240", "1,240", "1.240" and "1'240" are 1240; null for anything that is no whole number. */
const readNumber = (text: string): number | null => {
  const plain = text.trim().replace(/(?<=\d)[\s.,'’](?=\d{3}(?!\d))/g, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
};

const HOW = 'Write a whole number, for example 1240.';

/** The count as it was typed, or what is wrong with it, each at its field. `of` may be left out. */
export const readAdoption = (typed: {
  count: string;
  of: string;
}): { count: number; of: number | null } | { problems: readonly FieldProblem[] } => {
  const count = readNumber(typed.count);
  const of = typed.of.trim() === '' ? null : readNumber(typed.of);
  if (count === null || (of === null && typed.of.trim() !== '')) {
    return {
      problems: [
        ...(count === null ? [{ field: 'count', problem: HOW }] : []),
        ...(of === null && typed.of.trim() !== '' ? [{ field: 'of', problem: HOW }] : []),
      ],
    };
  }
  return of !== null && count > of
    ? { problems: [{ field: 'count', problem: `That is more than the ${of} of whom you count.` }] }
    : { count, of };
};
