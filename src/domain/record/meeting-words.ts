import { meetingName } from '../contents/item-name.ts';
import type { Told } from './told.ts';

type MeetingEvent =
  | 'check_in_asked'
  | 'check_in_answered'
  | 'meeting_cancelled'
  | 'meeting_kept'
  | 'meeting_planned'
  | 'note_taken'
  | 'action_done';

const ANSWERS = { yes: 'yes', at_risk: 'at risk', no: 'no' } as const;

/** What happened around meetings, for a report. */
export const MEETING_EVENTS: { [Type in MeetingEvent]: Told<Type> } = {
  check_in_asked: { section: 'plan', words: ({ name }) => `Asked ${name} before a meeting how it stands.` },
  check_in_answered: {
    section: 'plan',
    words: ({ name, answer }) => `${name}, on track for the launch: ${ANSWERS[answer]}.`,
  },
  meeting_cancelled: {
    section: 'plan',
    words: ({ kind, at }) => `Cancelled, nothing to discuss: ${meetingName(kind)} of ${at}.`,
  },
  meeting_kept: {
    section: 'plan',
    words: ({ kind, at }) => `Wanted although nothing is open: ${meetingName(kind)} of ${at}.`,
  },
  meeting_planned: {
    section: 'plan',
    words: ({ kind, at }) => `Planned, because it repeats: ${meetingName(kind)} of ${at}.`,
  },
  note_taken: {
    section: 'plan',
    words: ({ kind, text, owner, dueOn }) =>
      `${kind === 'decision' ? 'Decision' : 'Action'} noted, ${owner.name}${dueOn === null ? '' : `, until ${dueOn}`}: ${text}.`,
  },
  action_done: { section: 'plan', words: ({ text }) => `Action done: ${text}.` },
};
