import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { readAdoption } from './adoption.ts';

/** Its release manager says how many have it; the same count again is no news. */
export const countAdoption = (
  release: Release,
  { count, of }: Extract<Command, { type: 'count_adoption' }>,
  { by, now }: Context,
): Decision => {
  const read = readAdoption({ count, of });
  if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
  const { adoption } = release;
  if (adoption?.count === read.count && adoption.of === read.of) return decided(release);
  return decided({ ...release, adoption: { ...read, by, at: now } }, { type: 'adoption_counted', ...read });
};
