import { type Instant, isDate } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';

/** What is noted from a thread: something decided, or something that somebody does. */
export const NOTE_KINDS = ['decision', 'action'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export type Note = {
  id: string;
  releaseId: string;
  kind: NoteKind;
  text: string;
  /** Who decided it, or who does it. */
  owner: PersonStamp;
  /** 'YYYY-MM-DD'; an action has one. */
  dueOn: string | null;
  doneAt: Instant | null;
  /** The message that it was noted from. */
  permalink: string | null;
  by: PersonStamp;
  at: Instant;
};

export const NOTE_MAX = 500;

export const isOpenAction = ({ kind, doneAt }: Note): boolean => kind === 'action' && doneAt === null;

/** What somebody typed; empty for nothing. */
export type NoteForm = { kind: NoteKind; text: string; ownerId: string; dueOn: string };

/** What is wrong with it, each at its field. */
export const noteProblems = ({ kind, text, ownerId, dueOn }: NoteForm): readonly FieldProblem[] => {
  const length = [...text.trim()].length;
  return [
    ...(length === 0 ? [{ field: 'text', problem: 'Say it in a few words.' }] : []),
    ...(length > NOTE_MAX
      ? [{ field: 'text', problem: `At most ${NOTE_MAX} characters; these are ${length}.` }]
      : []),
    ...(ownerId === ''
      ? [{ field: 'owner', problem: kind === 'action' ? 'Choose who does it.' : 'Choose who decided it.' }]
      : []),
    ...(dueOn === '' && kind === 'action' ? [{ field: 'dueOn', problem: 'Choose until when.' }] : []),
    ...(dueOn !== '' && !isDate(dueOn) ? [{ field: 'dueOn', problem: 'Choose a day.' }] : []),
  ];
};
