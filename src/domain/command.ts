import type { AcceptanceRound, Finding, RoundVerdict } from './acceptance/round.ts';
import type { VersionPlace } from './announcement/version.ts';
import type { Severity, Solver } from './blockers/blocker.ts';
import type { BriefFacts } from './brief/brief.ts';
import type { Instant } from './calendar.ts';
import type { CarriedCommand, CarriedSignal } from './carried/carried-command.ts';
import {
  type FactPart,
  type Facts,
  type FinishedPart,
  type Item,
  JUDGED_PARTS,
  type ListPart,
} from './contents/parts.ts';
import type { MainAsSeen } from './family/family.ts';
import type { FeedbackCount } from './feedback/count.ts';
import type { ToldBack } from './feedback/tell-back.ts';
import type { KnownFact, OutsideFact } from './hooks/fact.ts';
import type { IssueSeverity } from './issues/issue.ts';
import type { Duty, StationWord } from './launch-day/roll-call.ts';
import type { LessonTags, LessonUseKind } from './lessons/lesson.ts';
import type { Delegate, Light, LightAnswer } from './lights/light.ts';
import type { CheckInAnswer } from './meetings/meeting.ts';
import type { Note } from './meetings/note.ts';
import type { SlipReason } from './move/planned-move.ts';
import type { OutcomeCommand } from './outcome/outcome-command.ts';
import type { PersonStamp } from './person.ts';
import type { Plan, PlannedLaunch, Release, Stage, Visibility } from './release.ts';
import type { ReviewAnswer } from './review/date-review.ts';
import type { RunbookCommand } from './runbook/runbook-command.ts';

/** A department as it enters a release: a light before anybody was asked. */
export type InvitedDepartment = Pick<
  Light,
  'departmentId' | 'name' | 'question' | 'leadTimeDays' | 'required' | 'rules' | 'packId'
>;

/** Only changed fields; what is left out stays as it is. */
export type PlanChange = {
  plan?: Partial<Plan>;
  departments?: readonly InvitedDepartment[];
  standInId?: string | null;
  visibility?: Visibility;
  privateChannelId?: string | null;
};

/** What somebody typed for an item, read and checked. */
export type ItemValues<P extends ListPart = ListPart> = { [Key in P]: Omit<Item<Key>, 'id' | 'doneAt'> }[P];

/** What people ask of a release. Fresh ids and `now` come with the command's context, never from a clock in here. */
export type PersonCommand =
  /** `reason`: needed where it changes the brief that teams with customers have. */
  | { type: 'edit'; change: PlanChange; reason?: string }
  | { type: 'start' }
  | { type: 'hold'; reason: string }
  | { type: 'resume'; launch: Plan['launch'] | null }
  | { type: 'cancel'; reason: string }
  | { type: 'hand_over'; to: PersonStamp }
  | { type: 'take_over' }
  /** `seen` marks the facts that stood before whoever answers, where they had them open for a while. */
  | { type: 'answer'; departmentId: string; answer: LightAnswer; seen?: string }
  | { type: 'consent'; departmentId: string; agreed: boolean }
  | { type: 'let_answer'; departmentId: string; delegate: Delegate }
  | { type: 'settle_condition'; conditionId: string }
  | {
      type: 'raise_blocker';
      text: string;
      severity: Severity;
      solver: Solver;
      expectedOn: string | null;
      link: string | null;
    }
  | { type: 'take_blocker'; blockerId: string }
  | { type: 'return_blocker'; blockerId: string }
  | { type: 'pass_blocker'; blockerId: string; solver: Solver }
  | { type: 'solve_blocker'; blockerId: string }
  | { type: 'confirm_blocker'; blockerId: string; solved: boolean }
  | { type: 'waive'; departmentId: string; reason: string; acceptedBy: PersonStamp }
  | { type: 'agree_waiver'; departmentId: string; agreed: boolean }
  | { type: 'withdraw_waiver'; departmentId: string }
  /** A second person says "launch" too, or does not. */
  | { type: 'second_launch'; agreed: boolean }
  | { type: 'review_urgent'; review: string }
  /** Whoever was to look says whether a hotfix mended it. */
  | { type: 'confirm_mended'; mended: boolean }
  | { type: 'launch'; mode: 'live_now' | 'deployment_starts'; announcementId: string; early: boolean }
  | { type: 'declare_live'; announcementId: string }
  | {
      type: 'declare_failed';
      usersSee: 'nothing' | 'part' | 'all';
      cause: string;
      askAgain: readonly string[];
      /** Departments to tell where none is called Support, by id. */
      tell?: readonly string[];
    }
  | { type: 'put_item'; part: ListPart; itemId: string | null; values: ItemValues }
  | { type: 'remove_item'; part: ListPart; itemId: string }
  | { type: 'finish_item'; part: FinishedPart; itemId: string; done: boolean }
  | { type: 'add_items'; part: ListPart; items: readonly ItemValues[] }
  | { type: 'set_facts'; part: FactPart; values: Partial<Facts<FactPart>> }
  /** Departments are asked early whether they can make the date. */
  | { type: 'ask_reviews' }
  /** `seen` is the launch that stood before whoever answers. */
  | {
      type: 'review_date';
      departmentId: string;
      answer: ReviewAnswer;
      days: number | null;
      words: string;
      seen?: Instant;
    }
  | { type: 'plan_move'; to: PlannedLaunch; reason: SlipReason; words: string }
  /** `chosenAt` says which move, by the moment at which it was chosen: an old button undoes no other. */
  | { type: 'undo_move'; chosenAt?: Instant }
  | { type: 'open_round'; round: Omit<AcceptanceRound, 'number' | 'trials' | 'verdict'> }
  | { type: 'try_round'; roundId: string; finding: Finding; words: string }
  | {
      type: 'settle_finding';
      roundId: string;
      /** Whose finding it is. */
      userId: string;
      as: 'blocker' | 'limitation';
    }
  | { type: 'close_round'; roundId: string; verdict: RoundVerdict; words: string }
  /** Some of it becomes a release of its own, or a release moves into another. */
  | { type: 'split_off'; itemIds: readonly string[]; departmentIds: readonly string[]; to: ReleaseNamed }
  | { type: 'merge_into'; to: ReleaseNamed }
  | {
      type: 'take_in';
      from: ReleaseNamed;
      items: readonly ItemValues<'scope'>[];
      milestones: readonly ItemValues<'milestones'>[];
      departments: readonly InvitedDepartment[];
    }
  | { type: 'add_wave'; wave: ReleaseNamed }
  /** `at` is the time that somebody read: at another one it is another meeting. */
  | { type: 'cancel_meeting'; meetingId: string; at: Instant }
  | { type: 'keep_meeting'; meetingId: string; at: Instant }
  | {
      type: 'answer_check_in';
      meetingId: string;
      departmentId: string;
      askedAt: Instant;
      answer: CheckInAnswer;
    }
  | { type: 'take_note'; note: Note }
  | { type: 'finish_action'; noteId: string; text: string; doerId: string }
  | { type: 'put_version'; versionId: string | null; place: VersionPlace }
  /** `sheet`: what the fact sheet gave to begin from. */
  | { type: 'write_version'; versionId: string; words: string; sheet: string }
  /** `words` are those that stood before whoever checks or approves. */
  | { type: 'check_version'; versionId: string; words?: string }
  | { type: 'approve_version'; versionId: string; words?: string }
  | { type: 'send_version'; versionId: string; link: string }
  | { type: 'drop_version'; versionId: string }
  | { type: 'correct_version'; versionId: string; words: string; reason: string }
  | { type: 'correct_announcement'; announcementId: string; reason: string }
  /** "Still green", shortly before the launch; `advance` where they go in the roll-call, too. */
  | { type: 'confirm_light'; departmentId: string; advance: boolean }
  /** `duty`: who is there for each department, by its id. */
  | { type: 'start_roll_call'; duty: Readonly<Record<string, Duty>> }
  | { type: 'answer_station'; departmentId: string; word: StationWord; reason: string }
  | { type: 'wait_for_station' }
  | { type: 'scrub'; reason: string }
  | { type: 'acknowledge_brief'; departmentId: string }
  | { type: 'ask_brief'; departmentId: string; words: string }
  | { type: 'answer_brief'; questionId: string; words: string }
  /** Something that was found in what went out, or is going out. */
  | {
      type: 'report_issue';
      text: string;
      severity: IssueSeverity;
      owner: PersonStamp;
      link: string | null;
    }
  | { type: 'settle_issue'; issueId: string }
  | { type: 'keep_lesson'; lessonId: string; text: string; tags: LessonTags }
  | { type: 'use_lesson'; lessonId: string; as: LessonUseKind }
  | RunbookCommand
  /** The next group gets it; `reason` where its time has not come, or something goes wrong. */
  | { type: 'begin_group'; groupId: string; reason: string }
  /** The present group is watched for longer; `seen` is the end of its time that stood before whoever waits. */
  | { type: 'extend_stage'; groupId: string; seen: Instant; by: 'soak' | 'day' }
  | { type: 'stop_rollout'; reason: string; takenBack: boolean }
  | OutcomeCommand
  | CarriedCommand
  /** "You said, we did", to so many people. */
  | { type: 'tell_back'; entries: readonly ToldBack[]; people: number };

/** Another release, as messages and the record name it. */
export type ReleaseNamed = { releaseId: string; title: string };

/** What time and deliveries make happen. */
export type SignalCommand =
  | { type: 'ask'; departmentId: string }
  | { type: 'ask_again'; departmentId: string }
  | { type: 'expire'; departmentId: string }
  | { type: 'lapse_condition'; conditionId: string }
  | { type: 'apply_move' }
  /** The main release of a wave changed: its standing, and what of its plan is another now. */
  | ({ type: 'follow_main'; change: PlanChange } & MainAsSeen)
  | { type: 'ask_check_in'; meetingId: string; departmentId: string }
  | { type: 'drop_meeting'; meetingId: string }
  | { type: 'plan_next_meeting'; itemId: string }
  /** The brief of teams with customers stays as it is, or is another because departments wrote something else. */
  | { type: 'freeze_brief'; facts: BriefFacts }
  | { type: 'refresh_brief'; facts: BriefFacts; reason: string }
  /** The moment of a notice has come. */
  | { type: 'publish_version'; versionId: string }
  | { type: 'announced' }
  /** `known`: the newest of the same thing; `toldLately`: failures of which the manager heard within the hour. */
  | {
      type: 'report_fact';
      by: PersonStamp;
      fact: OutsideFact;
      departmentId: string | null;
      known: KnownFact | null;
      toldLately: number;
    }
  | { type: 'count_feedback'; count: FeedbackCount }
  | { type: 'retro_due' }
  | { type: 'ask_stage'; groupId: string }
  | CarriedSignal
  | { type: 'ask_confirmation'; departmentId: string }
  | { type: 'station_silent'; departmentId: string }
  | { type: 'seek_manager' };

export type Command = PersonCommand | SignalCommand;
export type CommandType = Command['type'];

/** The legal pairs; every other pair is refused with the stage and what would be possible. */
export const LEGAL_STAGES: Record<CommandType, readonly Stage[]> = {
  edit: ['draft', 'planning', 'sign_off'],
  start: ['draft'],
  hold: ['planning', 'sign_off', 'launching', 'live'],
  resume: ['planning', 'sign_off', 'launching', 'live'],
  cancel: ['draft', 'planning', 'sign_off'],
  hand_over: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  take_over: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  answer: ['planning', 'sign_off'],
  consent: ['planning', 'sign_off'],
  let_answer: ['planning', 'sign_off'],
  settle_condition: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  raise_blocker: ['planning', 'sign_off'],
  take_blocker: ['planning', 'sign_off'],
  return_blocker: ['planning', 'sign_off'],
  pass_blocker: ['planning', 'sign_off'],
  solve_blocker: ['planning', 'sign_off'],
  confirm_blocker: ['planning', 'sign_off'],
  waive: ['planning', 'sign_off'],
  agree_waiver: ['planning', 'sign_off'],
  withdraw_waiver: ['planning', 'sign_off'],
  second_launch: ['planning', 'sign_off'],
  review_urgent: ['live', 'retro'],
  confirm_mended: ['live', 'retro'],
  launch: ['planning', 'sign_off'],
  declare_live: ['launching'],
  declare_failed: ['launching'],
  put_item: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  remove_item: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  finish_item: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  add_items: ['draft', 'planning', 'sign_off'],
  set_facts: ['draft', 'planning', 'sign_off'],
  ask_reviews: ['draft', 'planning', 'sign_off'],
  review_date: ['draft', 'planning', 'sign_off'],
  plan_move: ['planning', 'sign_off'],
  undo_move: ['planning', 'sign_off'],
  apply_move: ['planning', 'sign_off'],
  follow_main: ['draft', 'planning', 'sign_off'],
  open_round: ['draft', 'planning', 'sign_off'],
  try_round: ['draft', 'planning', 'sign_off'],
  settle_finding: ['draft', 'planning', 'sign_off'],
  close_round: ['draft', 'planning', 'sign_off'],
  split_off: ['draft', 'planning', 'sign_off'],
  merge_into: ['draft', 'planning', 'sign_off'],
  take_in: ['draft', 'planning', 'sign_off'],
  add_wave: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  cancel_meeting: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  keep_meeting: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  answer_check_in: ['planning', 'sign_off'],
  take_note: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  finish_action: ['planning', 'sign_off', 'launching', 'live', 'retro', 'closed', 'cancelled'],
  ask_check_in: ['planning', 'sign_off'],
  drop_meeting: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  plan_next_meeting: ['planning', 'sign_off'],
  put_version: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  write_version: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  check_version: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  approve_version: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  send_version: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  drop_version: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  correct_version: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  correct_announcement: ['live', 'retro'],
  acknowledge_brief: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  ask_brief: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  answer_brief: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  freeze_brief: ['planning', 'sign_off'],
  refresh_brief: ['planning', 'sign_off'],
  publish_version: ['planning', 'sign_off'],
  confirm_light: ['planning', 'sign_off'],
  ask_confirmation: ['planning', 'sign_off'],
  start_roll_call: ['planning', 'sign_off'],
  answer_station: ['planning', 'sign_off'],
  wait_for_station: ['planning', 'sign_off'],
  scrub: ['planning', 'sign_off'],
  station_silent: ['planning', 'sign_off'],
  report_issue: ['launching', 'live', 'retro'],
  settle_issue: ['launching', 'live', 'retro'],
  keep_lesson: ['live', 'retro'],
  use_lesson: ['draft', 'planning', 'sign_off'],
  tick_step: ['sign_off', 'launching', 'live', 'retro'],
  untick_step: ['sign_off', 'launching', 'live', 'retro'],
  fail_step: ['sign_off', 'launching', 'live', 'retro'],
  count_adoption: ['live', 'retro'],
  begin_group: ['live'],
  extend_stage: ['live'],
  stop_rollout: ['live'],
  ask_stage: ['live'],
  say_goal: ['live', 'retro'],
  record_retro: ['live', 'retro'],
  say_trouble: ['live', 'retro'],
  tell_back: ['live', 'retro', 'closed'],
  close: ['live', 'retro'],
  accept_carried: ['draft', 'planning', 'sign_off'],
  follow_issues: ['draft', 'planning', 'sign_off'],
  ask: ['planning', 'sign_off'],
  ask_again: ['planning', 'sign_off'],
  expire: ['planning', 'sign_off'],
  lapse_condition: ['planning', 'sign_off', 'launching', 'live', 'retro'],
  announced: ['launching'],
  report_fact: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  count_feedback: ['live', 'retro', 'closed'],
  retro_due: ['live'],
  seek_manager: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
};

export const isLegal = (type: CommandType, release: Pick<Release, 'stage'>): boolean =>
  LEGAL_STAGES[type].includes(release.stage);

/** Whether the items of this list may be changed now: what was judged stays as it was once it is launched. */
export const mayChangeList = (part: ListPart, release: Pick<Release, 'stage'>): boolean =>
  isLegal('put_item', release) && (!JUDGED_PARTS.includes(part) || isLegal('edit', release));

/** Whether the stage allows this very command. */
export const isTimely = (command: Command, release: Pick<Release, 'stage'>): boolean =>
  isLegal(command.type, release) &&
  ((command.type !== 'put_item' && command.type !== 'remove_item') || mayChangeList(command.part, release));
