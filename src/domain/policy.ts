import { isOpenRound } from './acceptance/round.ts';
import { waitedForByVersions } from './announcement/version.ts';
import { isUnsolved } from './blockers/blocker.ts';
import type { Instant } from './calendar.ts';
import type { Command, CommandType, PersonCommand } from './command.ts';
import { isPending } from './conditions/condition.ts';
import { itemsOf } from './contents/contents.ts';
import { FINISHED_PARTS } from './contents/parts.ts';
import { isOpenIssue } from './issues/issue.ts';
import { secondsFor } from './launch/decide-launch.ts';
import { presentDelegates } from './lights/delegates.ts';
import { type Matter, matterOf, ownersOf } from './permission/matter.ts';
import type { Actor } from './person.ts';
import type { Entitled, Refusal } from './refusal.ts';
import { lightOf, type Release } from './release.ts';
import { peopleOfRunbook } from './runbook/step-owner.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from './settings/settings.ts';

type Role =
  | 'manager'
  | 'speaker_of_release'
  | 'speaker_of_department'
  | 'admin'
  | 'rm_list'
  /** Whoever a condition or a blocker waits for. */
  | 'owner'
  | 'raiser'
  /** Whoever looks whether a hotfix mended it. */
  | 'confirmer'
  /** Who may agree where two people decide. */
  | 'second'
  | 'anybody';

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
  let_answer: ['manager', 'admin'],
  settle_condition: ['owner', 'speaker_of_department', 'manager'],
  raise_blocker: ['anybody'],
  take_blocker: ['owner', 'manager'],
  return_blocker: ['owner'],
  pass_blocker: ['manager', 'owner', 'raiser'],
  solve_blocker: ['owner', 'manager'],
  confirm_blocker: ['raiser', 'manager'],
  waive: ['manager'],
  agree_waiver: ['second'],
  withdraw_waiver: ['manager'],
  launch: ['manager'],
  second_launch: ['second'],
  review_urgent: ['manager'],
  confirm_mended: ['confirmer', 'manager'],
  declare_live: ['manager'],
  declare_failed: ['manager'],
  put_item: ['manager'],
  remove_item: ['manager'],
  finish_item: ['owner', 'manager'],
  add_items: ['manager'],
  set_facts: ['manager'],
  ask_reviews: ['manager'],
  review_date: ['speaker_of_department'],
  plan_move: ['manager'],
  undo_move: ['manager'],
  open_round: ['manager'],
  try_round: ['anybody'],
  settle_finding: ['owner', 'manager'],
  close_round: ['owner', 'manager'],
  split_off: ['manager'],
  merge_into: ['manager'],
  take_in: ['manager'],
  add_wave: ['manager'],
  cancel_meeting: ['manager'],
  keep_meeting: ['manager'],
  answer_check_in: ['speaker_of_department'],
  take_note: ['anybody'],
  finish_action: ['owner', 'manager'],
  put_version: ['manager'],
  write_version: ['owner', 'manager'],
  check_version: ['owner'],
  approve_version: ['manager'],
  send_version: ['owner', 'manager'],
  drop_version: ['manager'],
  correct_version: ['manager'],
  correct_announcement: ['manager'],
  confirm_light: ['speaker_of_department'],
  start_roll_call: ['manager'],
  answer_station: ['speaker_of_department'],
  wait_for_station: ['manager'],
  scrub: ['manager'],
  acknowledge_brief: ['anybody'],
  ask_brief: ['anybody'],
  answer_brief: ['manager', 'speaker_of_release'],
  report_issue: ['anybody'],
  settle_issue: ['owner', 'manager'],
  keep_lesson: ['manager', 'speaker_of_release'],
  use_lesson: ['manager'],
  tick_step: ['owner', 'manager'],
  untick_step: ['owner', 'manager'],
  fail_step: ['owner', 'manager'],
  count_adoption: ['manager'],
  begin_group: ['manager'],
  extend_stage: ['manager'],
  stop_rollout: ['manager'],
  say_goal: ['manager'],
  record_retro: ['manager'],
  say_trouble: ['manager'],
  tell_back: ['manager', 'admin'],
  close: ['manager'],
  accept_carried: ['manager'],
};

type Question = {
  actor: Actor;
  release: Release;
  settings: WorkspaceSettings;
  departmentId: string | null;
  matter: Matter | null;
  now: Instant | null;
};

/** People the manager let answer for a department, each until the end of their last day on its wall. */
const delegatesOf = (
  release: Release,
  departmentId: string | null,
  settings: WorkspaceSettings,
  now: Instant | null,
): readonly string[] => {
  const light = lightOf(release, departmentId ?? '');
  return light === undefined ? [] : presentDelegates(light, settings, now).map(({ userId }) => userId);
};

const speakersOfRelease = (release: Release, settings: WorkspaceSettings): readonly string[] =>
  release.lights.flatMap((light) => speakersOf(departmentById(settings, light.departmentId)));

/** The people of a role. In a rehearsal the manager plays every department. */
const people: Record<Role, (question: Question) => readonly string[]> = {
  manager: ({ release }) => [release.manager.userId],
  speaker_of_release: ({ release, settings }) => speakersOfRelease(release, settings),
  speaker_of_department: ({ release, settings, departmentId, now }) => [
    ...(departmentId === null ? [] : speakersOf(departmentById(settings, departmentId))),
    ...delegatesOf(release, departmentId, settings, now),
    ...(release.practice ? [release.manager.userId] : []),
  ],
  admin: ({ settings }) => settings.admins,
  rm_list: ({ settings }) => settings.releaseManagers,
  owner: ({ matter, settings, release }) => [
    ...ownersOf(matter, settings),
    ...(release.practice && matter !== null ? [release.manager.userId] : []),
  ],
  raiser: ({ matter }) => (matter !== null && 'raisedBy' in matter ? [matter.raisedBy.userId] : []),
  confirmer: ({ release }) => (release.urgent === null ? [] : [release.urgent.confirmer.userId]),
  second: ({ release, settings }) => secondsFor(release, settings),
  anybody: ({ actor }) => [actor.userId],
};

const roleNamed: Record<Role, Entitled['role']> = {
  manager: 'release_manager',
  speaker_of_release: 'lead',
  speaker_of_department: 'lead',
  admin: 'admin',
  rm_list: 'rm_list',
  owner: 'owner',
  raiser: 'raiser',
  confirmer: 'owner',
  second: 'second',
  anybody: 'member',
};

const isPersonCommand = (type: CommandType): type is PersonCommand['type'] => Object.hasOwn(ENTITLED, type);

/**
 * Null when the actor may; otherwise the refusal that names who can. Signals of time are always allowed.
 *
 * @param now null where it does not matter that somebody was let in for a time only
 */
export const mayNot = (
  actor: Actor,
  command: Command,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant | null = null,
): Refusal | null => {
  if (!isPersonCommand(command.type)) return null;
  if (!actor.isFullMember) return { code: 'not_a_member' };
  const matter = matterOf(command, release, settings);
  const departmentId = 'departmentId' in command ? command.departmentId : (matter?.departmentId ?? null);
  const question = { actor, release, settings, departmentId, matter, now };
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

/** Whoever sees to something of the plan that is not done yet. */
const ownersOfItems = ({ plan }: Release): readonly string[] =>
  FINISHED_PARTS.flatMap((part) =>
    itemsOf(plan.contents, part).flatMap(({ doneAt, owner }) =>
      doneAt === null && owner !== null && owner.userId !== null ? [owner.userId] : [],
    ),
  );

/** People whom a release waits for beside its departments: whoever is told of it may see it. */
const waitedFor = (release: Release, settings: WorkspaceSettings): readonly string[] => [
  ...release.lights.flatMap(({ delegates }) => delegates.map(({ userId }) => userId)),
  ...release.conditions.filter(isPending).map(({ owner }) => owner.userId),
  ...release.blockers.filter(isUnsolved).flatMap((blocker) => ownersOf(blocker, settings)),
  ...ownersOfItems(release),
  ...peopleOfRunbook(release, settings),
  ...waitedForByVersions(release).map(({ userId }) => userId),
  ...release.issues.filter(isOpenIssue).map(({ owner }) => owner.userId),
  ...release.rounds
    .filter(isOpenRound)
    .flatMap(({ owner, inviteeIds }) => [...(owner.userId === null ? [] : [owner.userId]), ...inviteeIds]),
];

/** Who is in the know of a confidential release. */
const insiders = (release: Release, settings: WorkspaceSettings): readonly string[] => [
  release.manager.userId,
  ...(release.standInId === null ? [] : [release.standInId]),
  ...settings.admins,
  ...speakersOfRelease(release, settings),
  ...waitedFor(release, settings),
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

/** Departments were asked about the date of a draft in their channels: whoever reads those knows of it. */
const stoodInChannels = (release: Release): boolean =>
  release.visibility === 'everyone' &&
  !release.practice &&
  release.lights.some(({ reviewAskedAt }) => reviewAskedAt !== null);

/** Before Start only those of a secret draft know of it whom its manager had asked about the date. */
const wasAskedAboutDate = (
  { userId }: Pick<Actor, 'userId'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean =>
  !release.practice &&
  release.lights.some(
    ({ departmentId, reviewAskedAt }) =>
      reviewAskedAt !== null && speakersOf(departmentById(settings, departmentId)).includes(userId),
  );

/**
 * May a refusal admit to this person that the release exists? To everybody who may see it; a guest who clicks
 * on what stands in an open channel learns that they may only look.
 */
export const mayBeToldOf = (
  person: Pick<Actor, 'userId' | 'isFullMember'>,
  release: Release,
  settings: WorkspaceSettings,
): boolean => {
  if (stoodInChannels(release)) return true;
  if (person.isFullMember)
    return maySee(person, release, settings) || wasAskedAboutDate(person, release, settings);
  return release.visibility === 'everyone' && !release.practice && release.startedAt !== null;
};

/** Whoever has a round before them in the private channel of a confidential release tries it there. */
const triesInPrivate = (command: Command, { visibility, privateChannelId, rounds }: Release): boolean =>
  command.type === 'try_round' &&
  visibility === 'confidential' &&
  privateChannelId !== null &&
  rounds.some(
    (round) => round.id === command.roundId && isOpenRound(round) && round.channelId === privateChannelId,
  );

/** May the answer to this very command admit that the release exists? As above, and to whoever tries it in its channel. */
export const mayHearOf = (
  person: Pick<Actor, 'userId' | 'isFullMember'>,
  command: Command,
  release: Release,
  settings: WorkspaceSettings,
): boolean =>
  mayBeToldOf(person, release, settings) || (person.isFullMember && triesInPrivate(command, release));

/** True when this person may answer for the department as things stand now; `now` as in `mayNot`. */
export const speaksFor = (
  userId: string,
  release: Release,
  departmentId: string,
  settings: WorkspaceSettings,
  now: Instant | null = null,
): boolean =>
  lightOf(release, departmentId) !== undefined &&
  (speakersOf(departmentById(settings, departmentId)).includes(userId) ||
    delegatesOf(release, departmentId, settings, now).includes(userId) ||
    (release.practice && release.manager.userId === userId));

export const isDeputyOnly = (userId: string, departmentId: string, settings: WorkspaceSettings): boolean => {
  const department = departmentById(settings, departmentId);
  return (
    department !== undefined && !department.leads.includes(userId) && department.deputies.includes(userId)
  );
};
