import { formatDateTime, type Instant } from '../../../domain/calendar.ts';
import type { LaunchObstacle } from '../../../domain/lights/verdict.ts';
import type { Entitled, Refusal } from '../../../domain/refusal.ts';
import type { Stage } from '../../../domain/release.ts';
import { capital } from './capital.ts';
import { GROUP_REFUSALS } from './group-refusals.ts';
import { LAUNCH_DAY_REFUSALS } from './launch-day-refusals.ts';
import { LIGHT_REFUSALS } from './light-refusals.ts';
import { listedAnd, listedOr } from './listed.ts';
import { asSentence, obstacleWords } from './obstacle.ts';
import { plainName } from './plain-name.ts';
import { PLAN_REFUSALS } from './plan-refusals.ts';
import { RETRO_REFUSALS } from './retro-refusals.ts';
import { TELLING_REFUSALS } from './telling-refusals.ts';

/** What did not happen. */
const DID_NOT: Record<Extract<Refusal, { code: 'not_entitled' }>['command'], string> = {
  feedback: 'Not shown',
  remind: 'Not changed',
  chase: 'Not shown',
  away: 'Absence not recorded',
  retry: 'Not sent again',
  tick: 'Not ticked',
  plan: 'Not planned',
  hotfix: 'No hotfix was started',
  confirm_mended: 'Nothing was recorded',
  settings: 'Settings not changed',
  edit: 'Plan not changed',
  start: 'Not started',
  hold: 'Not put on hold',
  resume: 'Not resumed',
  cancel: 'Not cancelled',
  hand_over: 'Not handed over',
  take_over: 'Not taken over',
  answer: 'Answer not recorded',
  consent: 'Consent not recorded',
  let_answer: 'Nobody else was let in',
  settle_condition: 'Not marked as done',
  raise_blocker: 'Nothing was raised',
  take_blocker: 'Not taken',
  return_blocker: 'Not given back',
  pass_blocker: 'Not passed on',
  solve_blocker: 'Not marked as done',
  confirm_blocker: 'Not confirmed',
  waive: 'Nothing was decided',
  agree_waiver: 'Nothing was agreed',
  withdraw_waiver: 'Nothing was taken back',
  second_launch: 'Not launched',
  review_urgent: 'Nothing was recorded',
  expire: 'Not asked again',
  lapse_condition: 'Not changed',
  put_item: 'Plan not changed',
  remove_item: 'Plan not changed',
  finish_item: 'Not marked as done',
  add_items: 'Plan not changed',
  set_facts: 'Plan not changed',
  ask_reviews: 'Nobody was asked',
  review_date: 'Answer not recorded',
  plan_move: 'Not moved',
  undo_move: 'Not undone',
  apply_move: 'Not moved',
  follow_main: 'Not changed',
  open_round: 'No round was opened',
  try_round: 'Nothing was recorded',
  settle_finding: 'Nothing was decided',
  close_round: 'Round not closed',
  split_off: 'Not split',
  merge_into: 'Not merged',
  take_in: 'Not merged',
  add_wave: 'No wave was added',
  put_version: 'Announcement not changed',
  write_version: 'Not written',
  check_version: 'Not marked as right',
  approve_version: 'Not approved',
  send_version: 'Not marked as sent',
  drop_version: 'Not taken out',
  correct_version: 'Not corrected',
  correct_announcement: 'Not corrected',
  acknowledge_brief: 'Not recorded',
  ask_brief: 'Not asked',
  answer_brief: 'Not answered',
  freeze_brief: 'Not changed',
  refresh_brief: 'Not changed',
  publish_version: 'Not published',
  confirm_light: 'Nothing was recorded',
  start_roll_call: 'No roll-call was begun',
  answer_station: 'Nothing was recorded',
  wait_for_station: 'Nothing was changed',
  scrub: 'Not scrubbed',
  station_silent: 'Nothing was changed',
  report_issue: 'Nothing was reported',
  settle_issue: 'Not marked as solved',
  keep_lesson: 'Not kept',
  use_lesson: 'Plan not changed',
  tick_step: 'Not marked as done',
  untick_step: 'Nothing was changed',
  fail_step: 'Nothing was recorded',
  count_adoption: 'Not counted',
  begin_group: 'No group was begun',
  extend_stage: 'Nothing was changed',
  stop_rollout: 'Not stopped',
  ask_stage: 'Nobody was asked',
  ask_confirmation: 'Nobody was asked',
  launch: 'Not launched',
  declare_live: 'Not declared live',
  declare_failed: 'Not taken back',
  cancel_meeting: 'Not cancelled',
  keep_meeting: 'Nothing was changed',
  answer_check_in: 'Answer not recorded',
  take_note: 'Nothing was noted',
  finish_action: 'Not marked as done',
  ask_check_in: 'Not asked',
  drop_meeting: 'Not cancelled',
  accept_carried: 'Not recorded',
  follow_issues: 'Not changed',
  say_goal: 'Not recorded',
  record_retro: 'Not recorded',
  say_trouble: 'Not recorded',
  plan_next_meeting: 'Not planned',
  close: 'Not closed',
  ask: 'Not asked',
  ask_again: 'Not asked again',
  announced: 'Not settled',
  report_fact: 'Not recorded',
  count_feedback: 'Not counted',
  tell_back: 'Nobody was told',
  retro_due: 'Look back not opened',
  seek_manager: 'No new release manager sought',
};

/** A release as a refusal names it: `at` begins with a space, or is empty; `rm` is "you" to its manager. */
type Standing = { title: string; at: string; rm: string; isManager: boolean };

const tellManager = ({ isManager }: Standing): string =>
  isManager ? '' : ' If something is wrong, tell its release manager.';

const notLaunchedYet = ({ title, at, rm }: Standing): string =>
  `${title} was started${at} and is not launched yet. ${capital(rm)} can launch, move or cancel it.`;

const launchedAlready = (standing: Standing): string =>
  `${standing.title} was launched${standing.at}.${tellManager(standing)}`;

/** Nothing moves with the date of a draft: it is changed in its form. */
const draftMoves = ({ title, slashCommand, isManager }: Telling): string =>
  isManager
    ? `${title} is a draft, of whose date nobody has heard. Change it with Change on its card, or ${slashCommand} edit.`
    : `${title} is a draft, of whose date nobody has heard. Its release manager can change it.`;

/** Where the release stands instead, and who or what can change it. */
const STANDS: Record<Stage, (standing: Standing) => string> = {
  draft: ({ title, rm }) => `${title} is still a draft. ${capital(rm)} can start it.`,
  planning: notLaunchedYet,
  sign_off: notLaunchedYet,
  launching: ({ title, at, isManager }) =>
    isManager
      ? `${title} moved to launch${at}. If something is wrong, only you can stop it.`
      : `${title} moved to launch${at}. If something is wrong, tell its release manager now: only they can stop it.`,
  live: launchedAlready,
  retro: launchedAlready,
  closed: ({ title, at }) => `${title} was closed${at}. Its record is complete and stays as it is.`,
  cancelled: ({ title, at }) => `${title} was cancelled${at}. It can be planned anew as another release.`,
};

/** What a refusal's words may name beside its own facts. */
export type RefusalAbout = {
  /** The release's title; "this release" without it. */
  title?: string;
  /** The reader is its release manager: nobody is sent to themselves. */
  isManager?: boolean;
  /** IANA zone of the reader, else of the workspace, for times in plain text; UTC without it. */
  zone?: string;
};

export type Telling = {
  who: (userId: string) => string;
  slashCommand: string;
  title: string;
  zone: string;
  isManager: boolean;
  /** "you" to the release manager, "its release manager" to everybody else. */
  rm: string;
};

export type RefusalWords = {
  [Code in Refusal['code']]: (refusal: Extract<Refusal, { code: Code }>, telling: Telling) => string;
};

const when = (instant: Instant, { zone }: Telling): string => formatDateTime(instant, zone);

type RoleWords = { only: (title: string) => string; none: (title: string) => string };

const ROLE_NAMED: Record<Entitled['role'], RoleWords> = {
  release_manager: {
    only: (title) => `only the release manager of ${title} can do this`,
    none: (title) => `only the release manager of ${title} can do this, and there is none at the moment.`,
  },
  lead: {
    only: (title) => `only the lead or a deputy of the department can do this for ${title}`,
    none: (title) =>
      `nobody can answer for the department in ${title} yet. An admin can name its lead in the settings.`,
  },
  admin: {
    only: () => 'only an admin of Greenlight can do this',
    none: () =>
      'only an owner or admin of this Slack workspace can do this, until Greenlight has an admin of its own.',
  },
  owner: {
    only: (title) => `only those who see to it can do this for ${title}`,
    none: (title) => `nobody is named who sees to it. The release manager of ${title} can name somebody.`,
  },
  raiser: {
    only: (title) => `only who raised it, or the release manager of ${title}, can do this`,
    none: (title) => `only who raised it, or the release manager of ${title}, can do this.`,
  },
  second: {
    only: (title) => `only a second person can do this for ${title}`,
    none: () =>
      'a second person has to agree, and there is none. An admin can name another release manager in the settings.',
  },
  member: {
    only: () => 'only full members of this workspace can do this',
    none: () => 'only full members of this workspace can do this.',
  },
  rm_list: {
    only: () => 'only release managers who are on the list can do this',
    none: () => 'the list of release managers is empty. An admin can fill it in the settings.',
  },
};

/** Beside its manager, everybody who answers for a department may hold a release. */
const MAY_HOLD = (title: string): string =>
  `only the release manager, a lead or a deputy of ${title} can do this`;

const MOST_NAMES = 6;

const entitledWords = (
  { command, entitled }: Extract<Refusal, { code: 'not_entitled' }>,
  { who, title }: Telling,
): string => {
  const { role, userIds } = entitled;
  const { only, none } = ROLE_NAMED[role];
  if (userIds.length === 0) return none(title);
  const names = userIds.slice(0, MOST_NAMES).map((userId) => plainName(who(userId)));
  const asked = listedOr(userIds.length > MOST_NAMES ? [...names, 'somebody else of them'] : names);
  return `${command === 'hold' ? MAY_HOLD(title) : only(title)}. Please ask ${asked}.`;
};

/** The other way where a department's light is missing; the rest has to be mended. */
const withoutWords = (
  obstacles: readonly LaunchObstacle[],
  { title, rm }: Pick<Telling, 'title' | 'rm'>,
): string =>
  obstacles.some((obstacle) => 'department' in obstacle && obstacle.kind !== 'second')
    ? ` Without a department's light only ${rm} can decide to, and says why: "Launch without a department", in the menu of the card of ${title}.`
    : '';

const WORDS: RefusalWords = {
  ...LIGHT_REFUSALS,
  ...PLAN_REFUSALS,
  ...TELLING_REFUSALS,
  ...LAUNCH_DAY_REFUSALS,
  ...RETRO_REFUSALS,
  ...GROUP_REFUSALS,
  not_a_member: ({ reading = false }) =>
    reading
      ? 'Not shown: guests, bots and people of other organisations see what stands in their channels and give feedback, nothing else. A full member of this workspace can look for you.'
      : 'Nothing was changed: guests, bots and people of other organisations can read and give feedback, nothing else. A full member of this workspace can do this.',
  not_entitled: (refusal, telling) => `${DID_NOT[refusal.command]}: ${entitledWords(refusal, telling)}`,
  unknown_release: ({ typed, near }, { slashCommand }) => {
    const found =
      typed.trim() === '' ? 'There is no such release.' : `There is no release "${plainName(typed)}".`;
    const meant = near.length === 0 ? '' : ` Did you mean ${listedOr(near)}?`;
    return `${found}${meant} ${slashCommand} list shows all that you can see.`;
  },
  ambiguous_release: ({ typed, keys }) =>
    `Which one? "${plainName(typed)}" can mean ${listedOr(keys)}. Type a little more of the name.`,
  unknown_department: (_, { title, rm }) =>
    `Nothing was changed: this department is not part of ${title}. ${capital(rm)} can add it.`,
  wrong_stage: ({ command, stage, since }, telling) => {
    const at = since === null ? '' : ` on ${when(since, telling)}`;
    const isLive = stage === 'launching' && (command === 'declare_live' || command === 'declare_failed');
    const stands = isLive
      ? `${telling.title} was declared live${at} already. Its announcement is on its way.`
      : command === 'plan_move' && stage === 'draft'
        ? draftMoves(telling)
        : STANDS[stage]({ ...telling, at });
    return `${DID_NOT[command]}: ${stands}`;
  },
  on_hold: ({ reason, by }, { title, rm }) =>
    `Nothing was changed: ${title} is on hold. ${plainName(by)} said: ${asSentence(reason)} ${capital(rm)} can resume it.`,
  not_on_hold: (_, { title }) => `Not resumed: ${title} is not on hold.`,
  already_on_hold: ({ reason, by }, { title }) =>
    `Nothing was changed: ${title} is on hold already. ${plainName(by)} said: ${asSentence(reason)}`,
  not_ready: ({ obstacles, rollCall }, { title, rm }) =>
    [
      `${rollCall ? 'No roll-call was begun' : 'Not launched'}: ${title} is not ready. In the way:`,
      ...obstacles.slice(0, 20).map((obstacle) => `• ${obstacleWords(obstacle)}`),
      ...(obstacles.length > 20 ? [`• and ${obstacles.length - 20} more`] : []),
      `When nothing is in the way, ${rm} can launch it.${withoutWords(obstacles, { title, rm })}`,
    ].join('\n'),
  too_early: ({ at, stillPreparing }, telling) => {
    const preparing =
      stillPreparing.length === 0
        ? ''
        : ` Still preparing: ${listedAnd(stillPreparing.map((name) => plainName(name)))}.`;
    return `Not launched yet: ${telling.title} is planned for ${when(at, telling)}.${preparing} ${capital(telling.rm)} can confirm that it launches early.`;
  },
  launch_in_past: ({ at }, telling) =>
    `Nothing was changed: ${when(at, telling)} has passed. Choose a later date for ${telling.title}.`,
  launch_date_passed: ({ at }, telling) =>
    `Not resumed: the date of ${telling.title}, ${when(at, telling)}, has passed. Resume it with a new date.`,
  no_departments: (_, { title }) =>
    `Nothing was changed: ${title} needs at least one department. Tick one in its plan.`,
  department_was_asked: ({ name }, { title, rm, isManager }) =>
    `Plan not changed: ${plainName(name)} was asked already and stays part of ${title}. It can answer "Not applicable"; ${rm} then ${isManager ? 'agree' : 'agrees'}.`,
  nothing_to_consent_to: ({ name }, { title }) =>
    `Nothing was changed: ${plainName(name)} does not say any more that it is not concerned by ${title}.`,
  already_managing: (_, { title }) =>
    `Not handed over: this person is the release manager of ${title} already.`,
  already_taken: ({ by }, { title }) =>
    `Not taken over: ${plainName(by)} was faster and is the release manager of ${title} now.`,
  not_a_release_manager: ({ name }) =>
    `Not handed over: ${plainName(name)} is not on the list of release managers. An admin can add them in the settings.`,
  fields_invalid: ({ problems }) =>
    ['Nothing was saved:', ...problems.map(({ problem }) => `• ${problem}`)].join('\n'),
  not_known_yet: () =>
    'Nothing was changed: I do not know this person or channel yet. I am asking Slack now; please try again in a moment.',
  not_set_up: ({ reading = false }, { slashCommand }) =>
    `${reading ? 'Nothing to show yet' : 'Nothing was planned'}: Greenlight is not set up here yet. An admin can do it in a few minutes with ${slashCommand} setup.`,
  already_answered_anonymously: () =>
    'Nothing was changed: you answered without your name, so I cannot tell which answer is yours. It counts.',
  feedback_not_open: (_, { title }) =>
    `Feedback not recorded: ${capital(title)} takes feedback from its launch on, and it is not launched.`,
  draft_expired: () =>
    'Nothing was saved: this form is older than seven days, or it is not yours. Open it anew; the plan itself is safe.',
  no_checklist: ({ name }, { title }) =>
    `Not ticked: ${plainName(name)} was not asked this for ${title}. Its main question counts.`,
  nothing_owed: ({ name }, { title }) =>
    `Nothing was sent or changed: ${plainName(name)} owes no answer for ${title} at the moment.`,
  no_deputy: ({ name }, { title }) =>
    `Nobody was asked: ${plainName(name)} has no deputy who could answer for ${title} now. An admin can name one in the settings.`,
  nobody_there: ({ name }, { title }) =>
    `Nobody was reminded: everybody who answers for ${plainName(name)} in ${title} is away, without a date on which they are back. An admin can name a deputy in the settings.`,
  nudged_already: ({ name, at, again }, telling) =>
    `Not sent again: ${plainName(name)} was nudged on ${when(at, telling)}. You can nudge it once a working day, next on ${when(again, telling)}.`,
  not_away: () => 'Nothing was changed: this absence is over, or was replaced by another one.',
  no_full_member: ({ name }) =>
    `Absence not recorded: ${plainName(name)} is a guest, a bot, of another organisation, or has left. Name a full member of this workspace.`,
  cannot_stand_in: ({ name, departments }) =>
    departments.length === 0
      ? `Absence not recorded: nobody has to stand in, because no department waits for this person's answers. Leave out ${plainName(name)}.`
      : `Absence not recorded: ${plainName(name)} cannot answer for ${listedOr(departments.map((each) => plainName(each)))}. Name one of its deputies, or ask an admin to add ${plainName(name)} in the settings.`,
  // It quotes what was typed.
  away_unreadable: ({ problem }) => `Absence not recorded: ${plainName(problem, 200)}`,
};

/**
 * A refusal in plain text: what did not happen, the facts, who or what can change it. For places that do not
 * format, because it may hold what people wrote.
 *
 * @param who the name of a person, by id
 */
export const refusalWords = (
  refusal: Refusal,
  who: (userId: string) => string,
  slashCommand: string,
  { title = 'this release', zone = 'UTC', isManager = false }: RefusalAbout = {},
): string =>
  WORDS[refusal.code](refusal as never, {
    who,
    slashCommand,
    title: plainName(title),
    zone,
    isManager,
    rm: isManager ? 'you' : 'its release manager',
  });
