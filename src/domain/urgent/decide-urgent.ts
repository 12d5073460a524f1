import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';

/** Users have it, and what was learnt is not written down. */
export const isReviewOwed = ({ stage, urgent }: Pick<Release, 'stage' | 'urgent'>): boolean =>
  (stage === 'live' || stage === 'retro') && urgent !== null && urgent.review === null;

/** "Is it mended?": whoever was to look says so, once it is live. They may find out later that it is not. */
export const confirmMended = (
  release: Release,
  { mended }: Extract<Command, { type: 'confirm_mended' }>,
  { by, now }: Context,
): Decision => {
  const { urgent } = release;
  if (urgent === null) return refuse({ code: 'not_urgent' });
  if (urgent.mended?.yes === mended) return decided(release);
  return decided(
    { ...release, urgent: { ...urgent, mended: { yes: mended, by, at: now } } },
    { type: 'mended_confirmed', mended },
  );
};
