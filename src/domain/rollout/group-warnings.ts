import type { Plan } from '../release.ts';
import { readSoak } from './soak.ts';

/** What a manager should know before a release goes out group by group. */
export type GroupWarning =
  | { kind: 'no_groups' }
  /** Of an older plan: today nobody can type it. */
  | { kind: 'unclear_time'; group: string; text: string }
  | { kind: 'no_stop_rule' };

/** Nothing of this is refused. */
export const groupWarnings = ({ path, contents }: Plan): GroupWarning[] => {
  if (path !== 'phased') return [];
  const { cohorts, phased } = contents;
  if (cohorts.length === 0) return [{ kind: 'no_groups' }];
  return [
    ...cohorts
      .filter(({ soak }) => readSoak(soak) === null)
      .map(({ name, soak }) => ({ kind: 'unclear_time', group: name, text: soak }) as const),
    ...(phased.stopRule.trim() === '' ? [{ kind: 'no_stop_rule' } as const] : []),
  ];
};
