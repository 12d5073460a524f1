import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';

/** A hotfix goes out whole and at once, and a wave is a part already. */
export const cannotBranch = ({ urgent, family }: Release, into: 'wave' | 'split'): Refused | null => {
  if (urgent !== null) return refuse({ code: 'cannot_branch', into, because: 'urgent' });
  return family.waveOf === null ? null : refuse({ code: 'cannot_branch', into, because: 'wave' });
};

/** It goes live somewhere else, too: at another time, for others. */
export const addWave = (
  release: Release,
  { wave }: Extract<Command, { type: 'add_wave' }>,
  _context: Context,
): Decision => {
  const { family } = release;
  return (
    cannotBranch(release, 'wave') ??
    decided(
      { ...release, family: { ...family, waves: [...family.waves, wave.releaseId] } },
      { type: 'wave_added', wave },
    )
  );
};
