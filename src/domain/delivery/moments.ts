import { type Instant, toInstant, toWall } from '../calendar.ts';
import type { Release } from '../release.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';
import type { WorkingWeek } from '../working-days.ts';
import type { TimerKind } from './due-action.ts';

/** The moments of a release, in working days before (negative) or after its launch, at the hour they fire. */
export const MORNING = '10:00';
export const NEW_DAY = '09:00';
export const MINIMUM_LEAD_DAYS = 5;
export const ANSWER_BY_DAYS = -3;
export const GO_NO_GO_DAYS = -1;
export const LAUNCH_REMINDER_MINUTES = -30;
export const LAUNCH_GRACE_MINUTES = 30;
export const DEPLOYMENT_ASKED_MINUTES = 60;
export const RETRO_DAYS = 7;
export const STILL_ON_HOLD_DAYS = 7;

/**
 * A moment that the plan implies. `late` says what a moment in the past means when the timeline is drawn
 * anew: an ask is made up for, everything else belonged to its time.
 */
export type TimedMoment = {
  key: string;
  kind: TimerKind;
  dueAt: Instant;
  payload: {
    departmentId?: string;
    conditionId?: string;
    roundId?: string;
    meetingId?: string;
    versionId?: string;
    groupId?: string;
    days?: number;
    nth?: number;
  };
  late: 'make_up' | 'drop';
};

export type Draw = { release: Release; settings: WorkspaceSettings; now: Instant };

export const launchDate = (release: Release, zone: string): string =>
  toWall(release.plan.launch.at, zone).date;

export const at = (date: string, time: string, zone: string): Instant => toInstant({ date, time, zone });

/** The zone and the working week of a department. */
export const wallOf = (
  departmentId: string,
  settings: WorkspaceSettings,
): { zone: string; week: WorkingWeek } => {
  const department = departmentById(settings, departmentId);
  return { zone: zoneOf(settings, department), week: weekOf(settings, department) };
};
