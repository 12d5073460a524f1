import { phasesOf, runningAt, watchesOf } from '../../../src/domain/milestones/on-watch.ts';
import type { Release } from '../../../src/domain/release.ts';
import { weekOf } from '../../../src/domain/settings/settings.ts';
import { someSettings } from '../../support/builders.ts';

/** "Pat until …": who has it in hand at that moment. */
export const guardsAt = (release: Release, part: 'watch' | 'phases', now: string): string[] => {
  const week = weekOf(someSettings());
  const all = part === 'watch' ? watchesOf(release, week) : phasesOf(release, week);
  return runningAt(all, now).map(({ owner, until }) => `${owner.name} until ${until}`);
};
