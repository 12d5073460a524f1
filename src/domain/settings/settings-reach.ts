import { isOver, type Release } from '../release.ts';
import type { Department, WorkspaceSettings } from './settings.ts';

/** Started and not over: releases to which changed settings apply at once. */
const isUnderWay = (release: Release): boolean => release.startedAt !== null && !isOver(release);

/** Whether a release that is not over has a light of this department; drafts too. */
export const asksDepartment = (release: Release, departmentId: string): boolean =>
  !isOver(release) && release.lights.some((light) => light.departmentId === departmentId);

/** Departments that are no longer there. */
export const removedDepartments = (
  before: WorkspaceSettings,
  after: WorkspaceSettings,
): readonly Department[] =>
  before.departments.filter(({ id }) => !after.departments.some((department) => department.id === id));

const AT_ONCE = ['channelId', 'leads', 'deputies', 'zone', 'holidayRegion'] as const;

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const changedDepartments = (before: WorkspaceSettings, after: WorkspaceSettings): readonly string[] =>
  after.departments
    .filter((department) => {
      const old = before.departments.find(({ id }) => id === department.id);
      return old !== undefined && AT_ONCE.some((field) => differs(old[field], department[field]));
    })
    .map(({ id }) => id);

const FOR_EVERYONE = [
  'zone',
  'week',
  'holidayRegion',
  'releasesChannelId',
  'announcementChannelIds',
  'separation',
] as const;

/**
 * The running releases that new settings change at once: those that ask a department whose people, zone or
 * channel are others now, or all of them when the workspace's rooms or times are. Questions, lead times and
 * "required" stay as asked, so they reach none.
 */
export const releasesReached = (
  before: WorkspaceSettings,
  after: WorkspaceSettings,
  open: readonly Release[],
): readonly Release[] => {
  const running = open.filter(isUnderWay);
  if (FOR_EVERYONE.some((field) => differs(before[field], after[field]))) return running;
  const changed = changedDepartments(before, after);
  return running.filter((release) => changed.some((id) => asksDepartment(release, id)));
};
