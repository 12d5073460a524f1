import { isAfter } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { owedByPlan } from '../launch/demands.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { begin, edit } from '../plan/decide-plan.ts';
import type { Release } from '../release.ts';
import type { MainAsSeen, WaveOf } from './family.ts';

/** Whether it is ready is said once, of what came of all of it. */
const isOfReadiness = ({ type }: ReleaseEvent): boolean => type === 'all_green' || type === 'readiness_lost';

const withMain = (release: Release, waveOf: WaveOf, main: WaveOf['main']): Release => ({
  ...release,
  family: { ...release.family, waveOf: { ...waveOf, main } },
});

const differ = (a: MainAsSeen, b: MainAsSeen): boolean =>
  a.title !== b.title || a.stands !== b.stands || (a.accepted ?? false) !== (b.accepted ?? false);

/**
 * The main release changed: its words are the wave's words, and how it stands decides whether the wave may go. A
 * wave that was drafted with it starts with it, unless its own date has passed: then its manager starts it.
 */
export const followMain = (
  release: Release,
  { title, stands, accepted = false, change }: Extract<Command, { type: 'follow_main' }>,
  context: Context,
): Decision => {
  const { waveOf } = release.family;
  if (waveOf === null) return decided(release);
  const followed = differ(waveOf.main, { title, stands, accepted });
  const edited = edit(release, { type: 'edit', change }, context);
  if (!edited.ok) return edited;
  if (!followed && edited.events.length === 0) return decided(release);
  const next = withMain(edited.release, waveOf, { title, stands, accepted });
  const owes = owedByPlan(next);
  const owed = owes.join() === owedByPlan(edited.release).join() ? {} : { owes };
  const starts = waveOf.main.stands === 'draft' && stands !== 'draft';
  const begins = release.stage === 'draft' && starts && isAfter(next.plan.launch.at, context.now);
  const begun = begins ? begin(next, context) : { release: next, events: [] };
  const main = { releaseId: waveOf.releaseId, title };
  return decided(
    begun.release,
    ...edited.events.filter((event) => !isOfReadiness(event)),
    ...(followed ? [{ type: 'main_followed', main, stands, ...owed } as const] : []),
    ...begun.events,
    ...readinessEvents(release, begun.release, title),
  );
};
