import { eventFrom } from '../../domain/audit-record.ts';
import { type Instant, isAfter } from '../../domain/calendar.ts';
import type { ReleaseEvent } from '../../domain/event.ts';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import type { Note } from '../../domain/meetings/note.ts';
import type { Release } from '../../domain/release.ts';
import { type LookBack, lookBackOn, type Recorded } from '../../domain/retro/look-back.ts';
import { type PointsStanding, pointsFor } from '../../domain/retro/point.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';
import { feedbackThemes } from './feedback-themes.ts';

/** All that stands in a look back, as one person reads it. */
export type LookBackSeen = {
  lookBack: LookBack;
  standing: PointsStanding;
  /** What was decided and promised since users have it. */
  notes: readonly Note[];
  lessons: readonly Lesson[];
};

const recordOf = async (reads: Reads, { workspaceId, id }: Release): Promise<readonly Recorded[]> =>
  (await reads.auditEntries(workspaceId, id)).map(({ type, data, personal, remainder, at }) => ({
    // What was erased is missing: whoever reads this reckons with that.
    event: eventFrom({ type, data, personal: personal ?? remainder ?? {} }) as ReleaseEvent,
    at,
  }));

/** @param reader null where everybody reads the same */
export const readLookBack = async (
  reads: Reads,
  { release, settings, now }: { release: Release; settings: WorkspaceSettings; now: Instant },
  reader: string | null,
): Promise<LookBackSeen> => {
  const { workspaceId, id, launch } = release;
  const themes = await feedbackThemes(reads, { release, settings }, reader);
  const lookBack = lookBackOn(release, await recordOf(reads, release), { settings, now, themes });
  const said = {
    points: await reads.retroPoints(workspaceId, id),
    votes: await reads.retroVotes(workspaceId, id),
    nameless: await reads.namelessWriters(workspaceId, id),
  };
  const since = launch?.liveAt ?? null;
  const notes = await reads.notes(workspaceId, id);
  return {
    lookBack,
    standing: pointsFor(said, reader),
    notes: notes.filter(({ at }) => since !== null && !isAfter(since, at)),
    lessons: (await reads.lessons(workspaceId)).filter(({ releaseId }) => releaseId === id),
  };
};
