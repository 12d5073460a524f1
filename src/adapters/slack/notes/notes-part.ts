import { restOf } from '../../../domain/announcement/notes-parts.ts';
import { titleOf } from '../../../domain/release.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { richText } from '../kit/rich-text.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { renderFetched } from './fetched-message.ts';

const SPOKEN = 2500;

/** One part of long notes, in the thread of their announcement. */
const renderNotesPart: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  const announcement = await reads.announcement(workspaceId, String(payload.announcementId));
  if (release === null || announcement?.releaseId !== release.id) return { skip: 'unknown announcement' };
  const words = restOf(announcement)[Number(payload.part) - 1];
  if (words === undefined) return { skip: 'no such part' };
  const aloud = mrkdwn`${titleOf(release)}: ${inlineText(words, SPOKEN)}`;
  return { message: message(practiceText(release, aloud), [...practiceBlocks(release), richText(words)]) };
};

export const notesRenderers = {
  'statement.notes_part': renderNotesPart,
  'statement.notes_fetched': renderFetched,
} satisfies Partial<Renderers>;
