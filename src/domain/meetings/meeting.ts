import type { Instant } from '../calendar.ts';
import type { Item } from '../contents/parts.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';

type Planned = Item<'meetings'>;
export type MeetingKind = Planned['kind'];
export type MeetingPlace = Planned['where'];

/** What belongs to each kind. `asks`: its departments are asked in writing before it. */
export const MEETING_KINDS: Readonly<Record<MeetingKind, { asks: boolean }>> = {
  kick_off: { asks: false },
  status: { asks: true },
  go_no_go: { asks: true },
  retro: { asks: false },
};

/** Whether a department can make the date: one closed question. */
export const CHECK_IN_ANSWERS = ['yes', 'at_risk', 'no'] as const;
export type CheckInAnswer = (typeof CHECK_IN_ANSWERS)[number];

/** One department's question before a meeting. */
export type CheckIn = {
  departmentId: string;
  name: string;
  askedAt: Instant;
  answer: { is: CheckInAnswer; by: PersonStamp; at: Instant } | null;
};

export const CANCELLED_BECAUSE = ['nothing_to_discuss', 'taken_out', 'release_cancelled'] as const;

/**
 * A meeting as its people were told of it. It walks
 *
 *   announced ──nothing is open, and the manager agrees, or nobody wants it──> cancelled
 *       └────────taken out of the plan, or its release is cancelled───────────────┘
 *
 * and becomes `announced` again when it is given another time. `sequence` rises with each change that a calendar
 * has to follow.
 */
export type Meeting = {
  /** That of its item in the plan. */
  id: string;
  kind: MeetingKind;
  at: Instant;
  minutes: number;
  where: MeetingPlace;
  link: string;
  /** Who comes; empty for every department of the release. */
  departmentIds: readonly string[];
  sequence: number;
  changedAt: Instant;
  cancelled: { why: (typeof CANCELLED_BECAUSE)[number]; by: PersonStamp; at: Instant } | null;
  /** Somebody wants it although nothing is open. */
  keptBy: PersonStamp | null;
  checkIns: readonly CheckIn[];
};

export const meetingOf = (release: Pick<Release, 'meetings'>, id: string): Meeting | undefined =>
  release.meetings.find((meeting) => meeting.id === id);

export const isInvited = ({ departmentIds }: Pick<Meeting, 'departmentIds'>, departmentId: string): boolean =>
  departmentIds.length === 0 || departmentIds.includes(departmentId);

/** What boards about one meeting are named by: at another time it is another one. */
export const meetingSubject = ({ id, at }: Pick<Meeting, 'id' | 'at'>): string => `${id}@${at}`;

/** The meeting that such a subject names, as long as it has that time. */
export const meetingBySubject = (release: Pick<Release, 'meetings'>, subject: string): Meeting | undefined =>
  release.meetings.find((meeting) => meetingSubject(meeting) === subject);

export const withMeeting = (release: Release, meeting: Meeting): Release => ({
  ...release,
  meetings: release.meetings.map((each) => (each.id === meeting.id ? meeting : each)),
});
