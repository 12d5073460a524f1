import type { Instant } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Stands } from '../launch-day/roll-call-notices.ts';
import type { Release } from '../release.ts';
import { SILENT_PREFIX } from '../reminders/silent-department.ts';
import { noticeOfRunbook, type RunbookNotice } from '../runbook/runbook-notices.ts';

/** A department gave an answer. */
export type Answered = Extract<ReleaseEvent, { type: 'light_answered' }>;
type Held = Extract<ReleaseEvent, { type: 'release_held' }>;

type Raised = Extract<ReleaseEvent, { type: 'blocker_raised' }>;
type GivenBack = Extract<ReleaseEvent, { type: 'blocker_returned' }>;
type Found = Extract<ReleaseEvent, { type: 'issue_reported' }>;
type Scrubbed = Extract<ReleaseEvent, { type: 'launch_scrubbed' }>;
/** A department said something about its date. */
export type Reviewed = Extract<ReleaseEvent, { type: 'date_reviewed' }>;

/** What the manager is told with buttons beside it: a matter that somebody may settle. */
export type Notice =
  | { sort: 'not_yet'; event: Answered }
  | { sort: 'not_applicable'; event: Answered }
  /** Green with a condition that is due after the launch: it counts once the manager agrees. */
  | { sort: 'follows'; event: Answered }
  | { sort: 'held'; event: Held; at: Instant }
  | { sort: 'retro' }
  /** @property at the planned launch that it is about */
  | { sort: 'go_no_go'; at: Instant }
  /** @property at the planned launch that it is about */
  | { sort: 'unconfirmed'; at: Instant }
  /** @property at when that moment of the plan came */
  | { sort: 'not_launched'; at: Instant }
  | { sort: 'deployment_asked'; at: Instant }
  /** @property at the morning on which it was asked for */
  | { sort: 'urgent_review'; at: Instant }
  /** @property on the day of the weekly question, 'YYYY-MM-DD' */
  | { sort: 'still_on_hold'; on: string }
  /** Nobody is named who could answer. */
  | { sort: 'nobody'; departmentId: string }
  /** Everybody who could answer is away. */
  | { sort: 'all_away'; departmentId: string }
  /** Its people did not answer to two reminders. */
  | { sort: 'lead_silent'; departmentId: string }
  /** A blocker was given back, and nobody has it. */
  | { sort: 'given_back'; event: GivenBack }
  /** A blocker waits for somebody who cannot be asked. */
  | { sort: 'outside'; event: Raised }
  /** Something was found that is not solved. */
  | { sort: 'issue'; event: Found }
  /** A roll-call stands: a station says no-go, or nothing. */
  | { sort: 'station'; event: Stands }
  /** A roll-call was ended, and no other date was chosen. */
  | { sort: 'scrubbed'; event: Scrubbed; at: Instant }
  | RunbookNotice
  /** A department needs more time, or says that something is missing. */
  | { sort: 'date'; event: Reviewed; at: Instant };

export type NoticeSort = Notice['sort'];

/** The notice that an event makes, or null where it makes none that waits for anything. */
export const noticeOfEvent = (event: ReleaseEvent, at: Instant): Notice | null => {
  switch (event.type) {
    case 'light_answered':
      if (event.answer.answer === 'conditional') return { sort: 'follows', event };
      return event.answer.answer === 'not_yet' || event.answer.answer === 'not_applicable'
        ? { sort: event.answer.answer, event }
        : null;
    case 'release_held':
      return { sort: 'held', event, at };
    case 'retro_opened':
      return { sort: 'retro' };
    case 'blocker_returned':
      return { sort: 'given_back', event };
    case 'date_reviewed':
      return event.answer === 'fine' ? null : { sort: 'date', event, at };
    case 'issue_reported':
      return { sort: 'issue', event };
    case 'station_answered':
      return event.word === 'no_go' ? { sort: 'station', event } : null;
    case 'station_silent':
      return event.nudge === 2 ? { sort: 'station', event } : null;
    case 'launch_scrubbed':
      return { sort: 'scrubbed', event, at };
    case 'blocker_raised':
      return event.solver.kind === 'other' ? { sort: 'outside', event } : null;
    default:
      return noticeOfRunbook(event);
  }
};

/** The notice about a moment of the plan, by the key of its timer; null for any other subject. */
export const noticeOfMoment = (subject: string, { id }: Pick<Release, 'id'>): Notice | null => {
  const prefix = `time:${id}:`;
  if (!subject.startsWith(prefix)) return null;
  const [sort = '', ...rest] = subject.slice(prefix.length).split(':');
  const when = rest.join(':');
  switch (sort) {
    case 'go_no_go':
    case 'unconfirmed':
    case 'not_launched':
    case 'deployment_asked':
    case 'urgent_review':
      return { sort, at: when };
    case 'still_on_hold':
      return { sort, on: when };
    default:
      return null;
  }
};

/** What the subject of a notice about a department's people begins with. */
const STAFFING = [
  ['nobody:', 'nobody'],
  ['away:', 'all_away'],
  [SILENT_PREFIX, 'lead_silent'],
] as const;

/** The notice that nobody can answer for a department, by its subject; null for any other. */
export const noticeOfStaffing = (subject: string): Notice | null => {
  const found = STAFFING.find(([prefix]) => subject.startsWith(prefix));
  return found === undefined ? null : { sort: found[1], departmentId: subject.slice(found[0].length) };
};

/** The subjects of everything that is said about who can answer for a department. */
export const staffingSubjects = (departmentId: string): readonly string[] =>
  STAFFING.map(([prefix]) => `${prefix}${departmentId}`);
