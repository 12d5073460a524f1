import { correctAnnouncement } from '../../../application/announcement/correct-announcement.ts';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { versionOf } from '../../../domain/announcement/version.ts';
import type { Announcement } from '../../../domain/launch/announcement.ts';
import type { Release } from '../../../domain/release.ts';
import { open, type Reply, refused, strange } from '../edge/reply.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { typedAnnouncement } from '../launch/announcement/announcement-draft.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { correctAnnouncementForm, correctForm } from './correct-forms.ts';
import { aboutVersion, closed } from './see-version.ts';

/** Other words for a version that is out. */
export const openCorrection = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = aboutVersion(ids);
  const versionId = about?.versionId ?? '';
  const command = { type: 'correct_version', versionId, words: '…', reason: '…' } as const;
  const seen = await seenFor(house, actor, about?.releaseId, command);
  if ('reply' in seen) return seen.reply;
  const version = versionOf(seen.scene.release, versionId);
  return version === undefined ? strange : open(correctForm(seen.scene, version));
};

/** The message is edited, and its thread says why. */
export const submitCorrection = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const about = aboutVersion(visit.view.metadata);
  if (about === null) return strange;
  const { typed } = visit.view;
  const [words, reason] = [typedText(typed, 'words'), typedText(typed, 'reason')];
  const command = { type: 'correct_version', versionId: about.versionId, words, reason } as const;
  const outcome = await changeRelease(house, visit.request, about.releaseId, command);
  return outcome.ok ? closed(house, visit, 'Corrected.') : refused(outcome.refusal, about.releaseId);
};

const published = async (
  house: House,
  { workspaceId, announcementId }: Release,
): Promise<Announcement | null> =>
  announcementId === null ? null : house.store.reads.announcement(workspaceId, announcementId);

const PROBE = { type: 'correct_announcement', announcementId: '…', reason: '…' } as const;

/** Another text for the announcement itself. */
export const openAnnouncementCorrection = async (
  house: House,
  { actor, ids }: ActionVisit,
): Promise<Reply> => {
  const seen = await seenFor(house, actor, ids?.releaseId, PROBE);
  if ('reply' in seen) return seen.reply;
  const announcement = await published(house, seen.scene.release);
  return announcement === null ? strange : open(correctAnnouncementForm(seen.scene, announcement));
};

/** The announcement is edited wherever it stands. */
export const submitAnnouncementCorrection = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { releaseId } = visit.view.metadata;
  const seen = await seenFor(house, visit.actor, releaseId, PROBE);
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  const shown = await published(house, release);
  if (shown === null) return strange;
  const text = typedAnnouncement(visit.view.typed, shown);
  const reason = typedText(visit.view.typed, 'reason');
  const outcome = await correctAnnouncement(house, visit.request, { releaseId: release.id, text, reason });
  return outcome.ok ? closed(house, visit, 'Corrected.') : refused(outcome.refusal, release.id);
};
