import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { formatDate, type Instant } from '../../../domain/calendar.ts';
import { meetingName } from '../../../domain/contents/item-name.ts';
import type { Note, NoteKind } from '../../../domain/meetings/note.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf } from '../lights/card/scene.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';

const payloadShape = z.object({
  kind: z.enum(['kick_off', 'status', 'go_no_go', 'retro']),
  at: z.string(),
  noteIds: z.array(z.string()),
});

const HEADS: Record<NoteKind, string> = { decision: 'Decided', action: 'To do' };

/** "We ship without themes · Maya", "Write to the bank · Omar, by Fri 4 Dec". */
export const noteLine = ({ text, owner, dueOn, permalink }: Note, now: Instant): Mrkdwn => {
  const when = dueOn === null ? mrkdwn`` : mrkdwn`, by ${formatDate(dueOn, 'UTC', now)}`;
  const where = permalink === null ? mrkdwn`` : mrkdwn` · ${link(permalink, 'message')}`;
  return mrkdwn`• ${inlineText(text)} · ${owner.name}${when}${where}`;
};

const partOf = (notes: readonly Note[], kind: NoteKind, now: Instant): KnownBlock[] => {
  const lines = notes.filter((note) => note.kind === kind).map((note) => noteLine(note, now));
  return lines.length === 0 ? [] : [section(mrkdwn`*${HEADS[kind]}*`), ...lineSections(lines)];
};

export type MinutesParts = {
  release: Release;
  zone: string;
  about: Omit<z.infer<typeof payloadShape>, 'noteIds'>;
  notes: readonly Note[];
  now: Instant;
};

/** What a meeting decided, and who does what until when. */
export const minutesMessage = ({ release, zone, about, notes, now }: MinutesParts): SlackMessage => {
  const head = mrkdwn`Minutes: *${meetingName(about.kind)}* of *${titleOf(release)}*, ${slackDate(about.at, zone)}`;
  const text = joinMrkdwn([head, ...notes.map((note) => noteLine(note, now))], ' ');
  return messageOf(release, release.manager.name, text, [
    section(head),
    ...partOf(notes, 'decision', now),
    ...partOf(notes, 'action', now),
  ]);
};

export const renderMinutes: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const payload = payloadShape.safeParse(row.payload);
  if (scene === null || !payload.success) return { skip: 'no_such_release' };
  const { noteIds, ...about } = payload.data;
  const known = await reads.notes(row.workspaceId, scene.release.id);
  const notes = known.filter(({ id }) => noteIds.includes(id));
  if (notes.length === 0) return { skip: 'nothing_noted' };
  const { release, settings } = scene;
  return { message: minutesMessage({ release, zone: settings.zone, about, notes, now }) };
};
