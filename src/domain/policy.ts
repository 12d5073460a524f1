import type { Command, CommandType, PersonCommand } from './command.ts';
import type { Actor } from './person.ts';
import type { Entitled, Refusal } from './refusal.ts';
import { lightOf, type Release } from './release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from './settings/settings.ts';

type Role = 'manager' | 'speaker_of_release' | 'speaker_of_department' | 'admin' | 'rm_list';

/**
 * Who may do what to a release. One table: the first role is the one named to somebody who may not.
 * An admin as such never launches; nobody but a department's own people gives its light.
 */
export const ENTITLED: Record<PersonCommand['type'], readonly Role[]> = {
  edit: ['manager'],
  start: ['manager'],
  hold: ['manager', 'speaker_of_release'],
  resume: ['manager'],
  cancel: ['manager'],
  hand_over: ['manager', 'admin'],
  take_over: ['rm_list', 'admin'],
  answer: ['speaker_of_department'],
  consent: ['manager'],
  launch: ['manager'],
  declare_live: ['manager'],
  declare_failed: ['manager'],
  close: ['manager'],
};

type Question = { actor: Actor; release: Release; settings: WorkspaceSettings; departmentId: string | null };

const speakersOfRelease = (release: Release, settings: WorkspaceSettings): readonly string[] =>
  release.lights.flatMap((light) => speakersOf(departmentById(settings, light.departmentId)));

/** The people of a role. In a rehearsal the manager plays every department. */
const people: Record<Role, (question: Question) => readonly string[]> = {
  manager: ({ release }) => [release.manager.userId],
  speaker_of_release: ({ release, settings }) => speakersOfRelease(release, settings),
  speaker_of_department: ({ release, settings, departmentId }) => [
    ...(departmentId === null ? [] : speakersOf(departmentById(settings, departmentId))),
    ...(release.practice ? [release.manager.userId] : []),
  ],
  admin: ({ settings }) => settings.admins,
  rm_list: ({ settings }) => settings.releaseManagers,
};

const roleNamed: Record<Role, Entitled['role']> = {
  manager: 'release_manager',
  speaker_of_release: 'lead',
  speaker_of_department: 'lead',
  admin: 'admin',
  rm_list: 'rm_list',
};

const isPersonCommand = (type: CommandType): type is PersonCommand['type'] => Object.hasOwn(ENTITLED, type);

/** Null when the actor may; otherwise the refusal that names who can. Signals of time are always allowed. */
export const mayNot = (
  actor: Actor,
  command: Command,
  release: Release,
  settings: WorkspaceSettings,
): Refusal | null => {
  if (!isPersonCommand(command.type)) return null;
  if (!actor.isFullMember) return { code: 'not_a_member' };
  const departmentId = 'departmentId' in command ? command.departmentId : null;
  const question = { actor, release, settings, departmentId };
  const roles = ENTITLED[command.type];
  if (roles.some((role) => people[role](question).includes(actor.userId))) return null;
  const first = roles[0] ?? 'manager';
  const entitled = { role: roleNamed[first], userIds: [...new Set(people[first](question))] };
  return { code: 'not_entitled', command: command.type, entitled };
};

/** Settings belong to admins; until one is set, to Slack's own owners and admins. */
export const mayChangeSettings = (actor: Actor, settings: WorkspaceSettings): boolean =>
  actor.isFullMember &&
  (settings.admins.length === 0 ? actor.isSlackAdmin : settings.admins.includes(actor.userId));

/** Full members plan, request and read; others see what their channel shows. */
export const mayPlanReleases = (actor: Actor): boolean => actor.isFullMember;

/** Who is in the know of a confidential release. */
const insiders = (release: Release, settings: WorkspaceSettings): readonly string[] => [
  release.manager.userId,
  ...(release.standInId === null ? [] : [release.standInId]),
  ...settings.admins,
  ...speakersOfRelease(release, settings),
  ...(release.seeksManager ? settings.releaseManagers : []),
];

/**
 * May this person know that the release exists? Guards every list, completion, Home, status and export; a
 * person who may not see it reads the words for an unknown key. Drafts and rehearsals are their manager's; a
 * draft whose manager has left is seen by those who can take it or hand it over.
 */
export const maySee = (
  person: Pick<Actor, 'userId' | 'isFullMember'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean => {
  if (!person.isFullMember) return false;
  // Never started: nobody ever heard of it, not even when it was cancelled.
  if (release.practice || release.startedAt === null) {
    const own = [release.manager.userId, release.standInId];
    // Whoever is asked "Who takes it?" has to see what it is.
    const takers = release.seeksManager ? [...settings.releaseManagers, ...settings.admins] : [];
    return [...own, ...(release.practice ? [] : takers)].includes(person.userId);
  }
  return release.visibility === 'everyone' || insiders(release, settings).includes(person.userId);
};

/**
 * May a refusal admit to this person that the release exists? To everybody who may see it; a guest who clicks
 * on what stands in an open channel learns that they may only look.
 */
export const mayBeToldOf = (
  person: Pick<Actor, 'userId' | 'isFullMember'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean => {
  if (person.isFullMember) return maySee(person, release, settings);
  return release.visibility === 'everyone' && !release.practice && release.startedAt !== null;
};

/** True when this person may answer for the department as things stand now. */
export const speaksFor = (
  userId: string,
  release: Release,
  departmentId: string,
  settings: WorkspaceSettings,
): boolean =>
  lightOf(release, departmentId) !== undefined &&
  (speakersOf(departmentById(settings, departmentId)).includes(userId) ||
    (release.practice && release.manager.userId === userId));

export const isDeputyOnly = (userId: string, departmentId: string, settings: WorkspaceSettings): boolean => {
  const department = departmentById(settings, departmentId);
  return (
    department !== undefined && !department.leads.includes(userId) && department.deputies.includes(userId)
  );
};
