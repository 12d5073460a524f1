import type { ModalView } from '@slack/types';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { isOut, isUnchecked, type Version, versionOf } from '../../../domain/announcement/version.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { mayNot } from '../../../domain/policy.ts';
import { nothing, open, type Reply, refused, strange, update } from '../edge/reply.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { seenFor, seenRelease } from '../planning/look/seen-release.ts';
import { aboutVersion, closed, listOf, seenVersion } from './see-version.ts';
import { copiedText } from './version-post.ts';
import { markOf } from './version-words.ts';
import { copyView, readView, sentForm } from './write-form.ts';

/** Read it; whoever may approve it does so here. */
export const openRead = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenVersion(house, actor, aboutVersion(ids));
  if ('reply' in seen) return seen.reply;
  const { scene, version } = seen;
  const command = { type: 'approve_version', versionId: version.id } as const;
  const isOpen = !isOut(version) && !isUnchecked(version) && version.state !== 'approved';
  const may = mayNot(actor, command, scene.release, scene.settings) === null;
  if (version.state === 'asked') {
    return refused({ code: 'version_not_written', by: version.writer.name }, scene.release.id);
  }
  return open(readView(scene, version, isOpen && may));
};

/** The words that stood before them, where they still stand; null where other words do. */
const wordsSeen = (version: Version, mark: string | undefined): string | null =>
  mark === undefined || mark === markOf(version) ? version.words : null;

/** Approved as it was read. */
export const approve = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const seen = await seenVersion(house, visit.actor, aboutVersion(visit.view.metadata));
  if ('reply' in seen) return seen.reply;
  const { scene, version } = seen;
  const words = wordsSeen(version, visit.view.metadata.seen);
  if (words === null) return refused({ code: 'version_changed' }, scene.release.id);
  const command = { type: 'approve_version', versionId: version.id, words } as const;
  const outcome = await changeRelease(house, visit.request, scene.release.id, command);
  return outcome.ok ? closed(house, visit, 'Approved.') : refused(outcome.refusal, scene.release.id);
};

/** A click that decides; the list in which it was clicked shows what is so now, a message says so itself. */
export const decided = async (
  house: House,
  visit: ActionVisit,
  commandFor: (version: Version) => PersonCommand,
): Promise<Reply> => {
  const { actor, request, ids, view } = visit;
  const seen = await seenVersion(house, actor, aboutVersion(ids));
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  if (wordsSeen(seen.version, ids?.seen) === null) return refused({ code: 'version_changed' }, release.id);
  const outcome = await changeRelease(house, request, release.id, commandFor(seen.version));
  if (!outcome.ok) return refused(outcome.refusal, release.id);
  if (view === null) return nothing;
  const drawn = async (): Promise<ModalView> => {
    const now = await seenRelease(house, actor, release.id, true);
    return listOf(house, actor, 'reply' in now ? seen.scene : now.scene);
  };
  return update(await drawn(), drawn);
};

/** The text for whoever sends it. */
export const openCopy = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenVersion(house, actor, aboutVersion(ids));
  if ('reply' in seen) return seen.reply;
  return open(copyView(seen.scene, seen.version, copiedText(seen.version, seen.scene)));
};

/** "Sent": where it stands. */
export const openSent = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = aboutVersion(ids);
  const command = { type: 'send_version', versionId: about?.versionId ?? '', link: '' } as const;
  const seen = await seenFor(house, actor, about?.releaseId, command);
  if ('reply' in seen) return seen.reply;
  const version = versionOf(seen.scene.release, command.versionId);
  return version === undefined ? strange : open(sentForm(seen.scene, version));
};

/** It is out, with its link and the time. */
export const submitSent = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const about = aboutVersion(visit.view.metadata);
  if (about === null) return strange;
  const link = typedText(visit.view.typed, 'link');
  if (link !== '' && !link.startsWith('https://')) {
    return { kind: 'fields', problems: [{ field: 'link', problem: 'A link begins with https://.' }] };
  }
  const command = { type: 'send_version', versionId: about.versionId, link } as const;
  const outcome = await changeRelease(house, visit.request, about.releaseId, command);
  return outcome.ok ? closed(house, visit, 'Recorded as sent.') : refused(outcome.refusal, about.releaseId);
};
