import type { ModalView } from '@slack/types';
import { formatDate } from '../../../../domain/calendar.ts';
import type { Release } from '../../../../domain/release.ts';
import { COURSES, type Course } from '../../../../domain/timeline/standing.ts';
import { packIds } from '../../edge/value.ts';
import { type Typed, typedText } from '../../edge/visit.ts';
import { context } from '../../kit/blocks.ts';
import { longTextField, radioField } from '../../kit/inputs.ts';
import { LIMITS } from '../../kit/limits.ts';
import { modal } from '../../kit/views.ts';
import { titled } from '../card/titled.ts';
import { TIMELINE_FORMS } from './ids.ts';
import type { Pasted } from './kept-paste.ts';

const COURSE_TEXTS: Record<Course, string> = {
  moves: 'They move with the launch',
  stays: 'They stay on their days',
};

/** A day as people write it: that of the launch, which is to come. */
const example = ({ plan: { launch } }: Release): string =>
  `${formatDate(launch.date, 'UTC')} ${launch.date.slice(0, 4)}`;

/** A row for each milestone, from a spreadsheet or a page. @param place the list behind it, packed */
export const pasteForm = (
  release: Release,
  place: string | undefined,
  { text, course }: Pick<Pasted, 'text' | 'course'> = { text: '', course: 'moves' },
): ModalView =>
  modal({
    callbackId: TIMELINE_FORMS.paste,
    title: 'Paste a timeline',
    submit: 'Read it',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: release.id, ...(place !== undefined && { extra: place }) }),
    blocks: [
      context(`${titled(release)}. You see first what was read of it; nothing is added before you say so.`),
      longTextField({
        id: 'text',
        label: 'The timeline, a row for each milestone',
        hint: 'Cells copied from a spreadsheet, CSV, or a Markdown table, with columns for what, who and when. Slack takes 3,000 characters at once: paste a longer one part by part, or have it added from a file by the command line (greenlight plan import).',
        placeholder: `what, who, when\nRelease notes are out, Docs lead, ${example(release)}`,
        initial: text,
      }),
      radioField({
        id: 'course',
        label: 'When the launch moves',
        hint: 'What takes several days stays where it is: it is an event outside.',
        choices: COURSES.map((value) => ({ text: COURSE_TEXTS[value], value })),
        initial: course,
      }),
    ],
  });

/** What came back from the form. */
export const typedPaste = (typed: Typed): Omit<Pasted, 'mark'> => ({
  text: typedText(typed, 'text'),
  course: typedText(typed, 'course') === 'stays' ? 'stays' : 'moves',
});

/** Slack cuts a paste where the field is full: the last row may be half a row. */
export const isFull = (text: string): boolean => text.length >= LIMITS.inputText - 1;
