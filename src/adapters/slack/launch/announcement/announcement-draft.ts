import type { House } from '../../../../application/house.ts';
import { readChecklists } from '../../../../application/packs/read-checklists.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../../application/plan/keep-typed.ts';
import { withLimitations } from '../../../../domain/acceptance/known-limitations.ts';
import { splitNotes } from '../../../../domain/announcement/split-notes.ts';
import { type AnnouncementText, draftAnnouncement } from '../../../../domain/launch/announcement.ts';
import { withFlow } from '../../../../domain/packs/flow-into-announcement.ts';
import { flowOn } from '../../../../domain/packs/flow-on.ts';
import type { Actor } from '../../../../domain/person.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import type { Release } from '../../../../domain/release.ts';
import { type Typed, typedText } from '../../edge/visit.ts';
import { clip } from '../../kit/clip.ts';
import { LIMITS } from '../../kit/limits.ts';
import { LAUNCH_FORMS } from '../ids.ts';

/** All forms in which the announcement is edited offer the same unfinished text. */
const formOf = (release: Release) => ({ form: LAUNCH_FORMS.announce, releaseId: release.id });

const textOf = (fields: FormFields): AnnouncementText => ({
  title: fields.title ?? '',
  value: fields.value ?? '',
  highlights: fields.highlights ?? '',
  closing: fields.closing ?? '',
});

/** What the plan, the departments' checklists and the users who tried it already know. */
export const plannedAnnouncement = async (house: House, release: Release): Promise<AnnouncementText> =>
  withFlow(
    draftAnnouncement(release),
    withLimitations(flowOn(await readChecklists(house.store.reads, release)), release),
  );

/** The announcement as this person left it, else what is already known. */
export const announcementDraft = async (
  house: House,
  actor: Actor,
  release: Release,
): Promise<{ text: AnnouncementText; kept: boolean }> => {
  const planned = await plannedAnnouncement(house, release);
  const before = await typedBefore(house, actor, formOf(release), planned);
  return { text: before === null ? planned : textOf(before), kept: before !== null };
};

/** Keeps an edited text for seven days; one that only says what the plan says is not offered as "typed". */
export const keepAnnouncement = async (
  house: House,
  actor: Actor,
  release: Release,
  typed: AnnouncementText,
): Promise<void> => {
  const shown = await plannedAnnouncement(house, release);
  await keepTyped(house, actor, formOf(release), { shown, typed });
};

/** It is published: the approved revision is the only text from now on. */
export const forgetAnnouncement = (house: House, actor: Actor, release: Release): Promise<void> =>
  forgetTyped(house, actor, formOf(release));

/** What of a text a field shows: all of it, or its beginning, up to the end of a paragraph, a line or a word. */
export const inField = (text: string): string => {
  if (text.length <= LIMITS.inputText) return text;
  const [first = ''] = splitNotes(text, { first: LIMITS.inputText, next: LIMITS.inputText });
  return first.trimEnd();
};

/** What has no room in its field follows what was typed there: nobody who mends a word above loses it. */
const whole = (typed: string, shown: string): string => {
  const text = shown.toWellFormed();
  if (text.length <= LIMITS.inputText) return typed;
  // A form from before: its field ended with "…".
  if (typed === clip(text, LIMITS.inputText).trim()) return text;
  return `${typed}${text.slice(inField(text).length)}`.trim();
};

/**
 * The announcement as it came back from the form.
 * @param shown what the form was filled with
 */
export const typedAnnouncement = (typed: Typed, shown: AnnouncementText): AnnouncementText => {
  const field = (name: keyof AnnouncementText): string => whole(typedText(typed, name), shown[name]);
  return {
    title: field('title'),
    value: field('value'),
    highlights: field('highlights'),
    closing: field('closing'),
  };
};
