import type { LightRules } from '../lights/light-rules.ts';
import type { MeetingPlace } from '../meetings/meeting.ts';
import type { WorkingWeek } from '../working-days.ts';
import { type HolidayCalendars, weekInRegion } from './public-holidays.ts';

/** A department: a channel, people who may answer for it, a question and the time it needs to prepare. */
export type Department = {
  id: string;
  /** Short handle used in commands and files, unique in the workspace: `docs`. */
  key: string;
  name: string;
  /** Null until somebody chose one; the leads are then asked directly. */
  channelId: string | null;
  leads: readonly string[];
  deputies: readonly string[];
  /** IANA zone, or null for the workspace's. */
  zone: string | null;
  /** Whose public holidays its people have: 'DE-BY'; null for the workspace's. */
  holidayRegion: string | null;
  question: string;
  /** Working days that the department needs to prepare. */
  leadTimeDays: number;
  required: boolean;
  /** Who is reminded last, before the release manager; null for nobody. */
  sponsorId: string | null;
  /** Where its people are reminded: each directly, or in the thread under the question in its channel. */
  remind: 'direct' | 'channel';
  rules: LightRules;
  /** The newest version of its question pack; null for the main question alone. */
  packId: string | null;
  /** Who is asked about a hotfix, at any hour, because they agreed to it; null for nobody. */
  onDutyId: string | null;
};

/** Whether one person may count twice in a release: never, with a mark, or by its risk. */
export const SEPARATIONS = ['strict', 'warn', 'by_risk'] as const;
export type Separation = (typeof SEPARATIONS)[number];

/**
 * A recurring status meeting: five-field cron, read on the wall clock of its zone. How long and where, as far as
 * somebody said so.
 */
export type StatusMeeting = {
  cron: string;
  zone: string;
  minutes?: number;
  where?: MeetingPlace;
  /** Of the call. */
  link?: string;
};

/** Everything an admin decides once for a workspace. Channels and people are Slack ids. */
export type WorkspaceSettings = {
  workspaceId: string;
  version: number;
  zone: string;
  /** As an admin wrote it, without public holidays: reckon with `weekOf`. */
  week: WorkingWeek;
  /** Whose public holidays are days off: 'DE-BY'; null for nobody's. */
  holidayRegion: string | null;
  /** The public holidays of all regions above and below. Follows from them; no admin writes it. */
  holidayCalendars: HolidayCalendars;
  releasesChannelId: string | null;
  /** Where the head of the record is posted at the end of a day; null for a thread in the releases channel. */
  auditChannelId: string | null;
  announcementChannelIds: readonly string[];
  releaseManagers: readonly string[];
  admins: readonly string[];
  statusMeeting: StatusMeeting | null;
  separation: Separation;
  /** Hears of a launch without a required light; null for nobody. */
  complianceChannelId: string | null;
  /** So many days after a launch its manager is asked whether the goal is reached; in order, each once. */
  goalDays: readonly number[];
  departments: readonly Department[];
};

export const MAX_DEPARTMENTS = 60;

export const GOAL_DAYS: readonly number[] = [1, 7, 30];

/** What a workspace has before anybody set it up. */
export const emptySettings = (workspaceId: string): WorkspaceSettings => ({
  workspaceId,
  version: 0,
  zone: 'UTC',
  week: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
  holidayRegion: null,
  holidayCalendars: {},
  releasesChannelId: null,
  auditChannelId: null,
  announcementChannelIds: [],
  releaseManagers: [],
  admins: [],
  statusMeeting: null,
  separation: 'by_risk',
  complianceChannelId: null,
  goalDays: GOAL_DAYS,
  departments: [],
});

/** Planning is possible once the first screen of the set-up is answered. */
export const mayPlan = (settings: WorkspaceSettings): boolean =>
  settings.releasesChannelId !== null && settings.announcementChannelIds.length > 0;

export const departmentById = (settings: WorkspaceSettings, id: string): Department | undefined =>
  settings.departments.find((department) => department.id === id);

export const zoneOf = (settings: WorkspaceSettings, department: Department | undefined): string =>
  department?.zone ?? settings.zone;

/** The days and hours in which a department works, its public holidays taken out; without one, the workspace. */
export const weekOf = (
  { week, holidayRegion, holidayCalendars }: WorkspaceSettings,
  department?: Department | undefined,
): WorkingWeek => weekInRegion(week, department?.holidayRegion ?? holidayRegion, holidayCalendars);

/** Every region whose public holidays must be known, each once. */
export const regionsOf = ({ holidayRegion, departments }: WorkspaceSettings): readonly string[] => [
  ...new Set(
    [holidayRegion, ...departments.map((department) => department.holidayRegion)].filter(
      (region) => region !== null,
    ),
  ),
];

/** People who may answer for a department, leads first. */
export const speakersOf = (department: Department | undefined): readonly string[] =>
  department === undefined ? [] : [...new Set([...department.leads, ...department.deputies])];
