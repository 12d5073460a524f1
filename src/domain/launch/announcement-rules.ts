import type { FieldProblem } from '../refusal.ts';
import type { AnnouncementText } from './announcement.ts';

/** What every announcement must say; the rest may stay empty. */
const NEEDED: readonly { field: keyof AnnouncementText; problem: string }[] = [
  { field: 'title', problem: 'The announcement needs a headline: the name and version people know.' },
  { field: 'value', problem: 'Say in one sentence what users gain.' },
];

/** What is missing in an announcement before it may be published. */
export const announcementProblems = (text: AnnouncementText): readonly FieldProblem[] =>
  NEEDED.filter(({ field }) => text[field].trim() === '');
