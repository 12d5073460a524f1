import { byGroup, type FeedbackSummary, type Groups, summarise } from '../../domain/feedback/feedback.ts';
import { type Grouping, groupingOf, remarksOf } from '../../domain/feedback/themes.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Reads } from '../ports.ts';

/** Null for the release manager and the admins; else the words that name who reads it. */
export const mayNotRead = (actor: Actor, release: Release, settings: WorkspaceSettings): Refused | null => {
  if (actor.userId === release.manager.userId) return null;
  if (actor.isFullMember && settings.admins.includes(actor.userId)) return null;
  const entitled = { role: 'release_manager', userIds: [release.manager.userId] } as const;
  return refuse({ code: 'not_entitled', command: 'feedback', entitled });
};

/** Everything that was said, by theme. */
export const readGrouping = async (reads: Reads, { workspaceId, id }: Release): Promise<Grouping> => {
  const remarks = remarksOf(
    await reads.namedFeedback(workspaceId, id),
    await reads.anonymousFeedback(workspaceId, id),
    await reads.takenMessages(workspaceId, id),
  );
  const themes = await reads.feedbackThemes(workspaceId, id);
  return groupingOf(remarks, themes, await reads.themedRemarks(workspaceId, id));
};

export type FeedbackRead = {
  ok: true;
  summary: FeedbackSummary;
  groups: Groups | null;
  grouping: Grouping;
};

/** The summary belongs to the release manager and the admins. */
export const readFeedback = async (
  house: Pick<House, 'store'>,
  actor: Actor,
  release: Release,
): Promise<FeedbackRead | Refused> => {
  const { reads } = house.store;
  const settings = await reads.settings(actor.workspaceId);
  const refused = mayNotRead(actor, release, settings);
  if (refused !== null) return refused;
  const named = await reads.namedFeedback(actor.workspaceId, release.id);
  const anonymous = await reads.anonymousFeedback(actor.workspaceId, release.id);
  const ran = release.lights.flatMap(({ departmentId }) =>
    speakersOf(departmentById(settings, departmentId)),
  );
  return {
    ok: true,
    summary: summarise(named, anonymous),
    groups: byGroup(named, ran),
    grouping: await readGrouping(reads, release),
  };
};
