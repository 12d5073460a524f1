import type { Finding, RoundVerdict } from './acceptance/round.ts';
import type { Severity, Solver } from './blockers/blocker.ts';
import type { BriefFact } from './brief/brief.ts';
import type { Instant } from './calendar.ts';
import type { CarriedEvent } from './carried/carried-event.ts';
import type { ReleaseNamed } from './command.ts';
import type { ListPart } from './contents/parts.ts';
import type { MainStands } from './family/family.ts';
import type { FeedbackCount } from './feedback/count.ts';
import type { ToldBack } from './feedback/tell-back.ts';

import type { OutsideFact, Telling } from './hooks/fact.ts';
import type { Direction } from './hooks/hook.ts';

import type { IssueSeverity } from './issues/issue.ts';

import type { OwedByPlan } from './launch/demands.ts';
import type { StationWord } from './launch-day/roll-call.ts';
import type { LessonTags, LessonUseKind } from './lessons/lesson.ts';
import type { FactChange } from './lights/facts.ts';
import type { Delegate, LightState, RecordedAnswer } from './lights/light.ts';
import type { CheckInAnswer, MeetingKind } from './meetings/meeting.ts';
import type { NoteKind } from './meetings/note.ts';
import type { SlipReason } from './move/planned-move.ts';
import type { OutcomeEvent } from './outcome/outcome-event.ts';
import type { TickAnswer } from './packs/tick.ts';
import type { PersonStamp } from './person.ts';
import type { PlannedLaunch } from './release.ts';
import type { ReviewAnswer } from './review/date-review.ts';
import type { Risk } from './risk/risk.ts';
import type { RunbookEvent } from './runbook/runbook-event.ts';

/** What happened to a release, in the past tense. Each is an audit event and the cause of what is then sent. */
export type ReleaseEvent =
  | { type: 'release_drafted'; title: string; launch: PlannedLaunch }
  | {
      type: 'plan_changed';
      fields: readonly string[];
      /** The risk that its answers now mean, where they changed. */
      risk?: Risk;
      /** What the plan owes for its risk, where that changed. */
      owes?: readonly OwedByPlan[];
    }
  /** Why it slipped stands there where somebody moved it, and not where a hold ended with a new date. */
  | { type: 'release_moved'; from: PlannedLaunch; to: PlannedLaunch; reason?: SlipReason; words?: string }
  /** A new date was chosen: it is taken, and told, two minutes later. */
  | { type: 'move_planned'; to: PlannedLaunch; reason: SlipReason; words: string }
  | { type: 'move_undone'; to: PlannedLaunch }
  | {
      type: 'item_changed';
      part: ListPart;
      itemId: string;
      what: string;
      change: 'added' | 'changed' | 'removed' | 'finished' | 'reopened';
    }
  | { type: 'items_added'; part: ListPart; count: number }
  | { type: 'reviews_asked'; departmentIds: readonly string[] }
  | {
      type: 'date_reviewed';
      departmentId: string;
      name: string;
      answer: ReviewAnswer;
      days: number | null;
      words: string;
    }
  | { type: 'round_opened'; roundId: string; number: number; build: string }
  | { type: 'round_tried'; roundId: string; number: number; finding: Finding; words: string }
  | {
      type: 'finding_settled';
      roundId: string;
      number: number;
      finder: PersonStamp;
      words: string;
      as: 'blocker' | 'limitation';
    }
  | {
      type: 'round_closed';
      roundId: string;
      number: number;
      verdict: RoundVerdict;
      words: string;
      /** What the plan owes for its risk, where that changed. */
      owes?: readonly OwedByPlan[];
    }
  /** `words`: where it was sent, or why it was corrected. `text`: what its readers read, as approved or corrected. */
  | {
      type: 'version_step';
      versionId: string;
      name: string;
      step: 'planned' | 'drafted' | 'checked' | 'approved' | 'published' | 'sent' | 'corrected' | 'dropped';
      words: string;
      text?: string;
    }
  | { type: 'announcement_corrected'; reason: string }
  | { type: 'brief_frozen' }
  | { type: 'brief_changed'; facts: readonly BriefFact[]; revision: number; reason: string }
  | { type: 'brief_read'; departmentId: string; name: string; revision: number }
  | { type: 'brief_asked'; questionId: string; departmentId: string; name: string; words: string }
  | { type: 'brief_answered'; questionId: string; words: string }
  | { type: 'release_split'; to: ReleaseNamed; points: number; departments: readonly string[] }
  | { type: 'release_merged'; to: ReleaseNamed }
  | { type: 'release_took_in'; from: ReleaseNamed }
  | { type: 'wave_added'; wave: ReleaseNamed }
  /** How the main release of a wave stands now: the wave may go once it is ready. */
  | {
      type: 'main_followed';
      main: ReleaseNamed;
      stands: MainStands;
      /** What the wave's plan owes for its risk, where that changed. */
      owes?: readonly OwedByPlan[];
    }
  /** A release that came out of another; these departments kept their light. */
  | { type: 'split_from'; from: ReleaseNamed; kept: readonly string[] }
  | { type: 'department_added'; departmentId: string; name: string; required?: boolean; requiredFrom?: Risk }
  | { type: 'department_removed'; departmentId: string; name: string }
  /** With what decides later whether something is in the way: whose light the launch waits for, and the risk. */
  | {
      type: 'release_started';
      risk?: Risk;
      owes?: readonly OwedByPlan[];
      asks?: readonly { departmentId: string; required: boolean; requiredFrom: Risk }[];
      urgent?: boolean;
      /** The number from which items of the plan came later. */
      nextItem?: number;
    }
  | { type: 'department_asked'; departmentId: string; name: string; again: boolean; because: string | null }
  | {
      type: 'light_answered';
      departmentId: string;
      name: string;
      answer: RecordedAnswer;
      before: string;
      /** Its conditions that still hold, by id, the one that it names last. */
      pending?: readonly string[];
      /** What the department now waits for, by id. */
      blockerId?: string;
    }
  /** One of several green lights that the department needs. */
  | {
      type: 'light_voted';
      departmentId: string;
      name: string;
      answer: RecordedAnswer;
      pending?: readonly string[];
      votes: number;
      needed: number;
    }
  /** What it judged has changed; without changes its answer has become too old. */
  | {
      type: 'light_stale';
      departmentId: string;
      name: string;
      before: LightState;
      changes: readonly FactChange[];
    }
  /** What had changed was changed back. */
  | { type: 'light_restored'; departmentId: string; name: string; state: LightState }
  | { type: 'answer_delegated'; departmentId: string; name: string; delegate: Delegate }
  | { type: 'condition_met'; conditionId: string; departmentId: string; name: string; text: string }
  | {
      type: 'condition_lapsed';
      conditionId: string;
      departmentId: string;
      name: string;
      text: string;
      owner: PersonStamp;
    }
  | {
      type: 'blocker_raised';
      blockerId: string;
      text: string;
      severity: Severity;
      solver: Solver;
      expectedOn: string | null;
    }
  | { type: 'blocker_taken'; blockerId: string; departmentId: string | null; text: string }
  | { type: 'blocker_returned'; blockerId: string; departmentId: string | null; text: string; solver: Solver }
  | {
      type: 'blocker_passed';
      blockerId: string;
      departmentId: string | null;
      text: string;
      from: Solver;
      solver: Solver;
    }
  | { type: 'blocker_solved'; blockerId: string; departmentId: string | null; text: string }
  | { type: 'blocker_confirmed'; blockerId: string; text: string; solved: boolean }
  | {
      type: 'waiver_given';
      departmentId: string;
      name: string;
      reason: string;
      acceptedBy: PersonStamp;
      needsSecond: boolean;
    }
  | { type: 'waiver_agreed'; departmentId: string; name: string; agreed: boolean }
  | { type: 'waiver_withdrawn'; departmentId: string; name: string }
  | { type: 'launch_called'; mode: 'live_now' | 'deployment_starts' }
  | { type: 'launch_call_declined' }
  | { type: 'urgent_reviewed'; review: string }
  | { type: 'mended_confirmed'; mended: boolean }
  | { type: 'consent_given'; departmentId: string; name: string; agreed: boolean }
  | { type: 'all_green' }
  | { type: 'readiness_lost'; name: string }
  | { type: 'release_held'; reason: string }
  | { type: 'release_resumed'; heldSince: Instant; moved: boolean }
  | { type: 'release_cancelled'; reason: string }
  | { type: 'manager_sought'; was: PersonStamp }
  | { type: 'manager_changed'; from: PersonStamp; to: PersonStamp }
  | {
      type: 'launch_decided';
      mode: 'live_now' | 'deployment_starts';
      attempt: number;
      without: readonly string[];
      /** Who said it first, where the second person's word decided. */
      first?: PersonStamp;
    }
  | { type: 'declared_live'; attempt: number }
  | {
      type: 'launch_failed';
      attempt: number;
      usersSee: 'nothing' | 'part' | 'all';
      cause: string;
      /** Departments told beside support, by id. */
      tell?: readonly string[];
    }
  | { type: 'check_in_asked'; meetingId: string; departmentId: string; name: string }
  | {
      type: 'check_in_answered';
      meetingId: string;
      departmentId: string;
      name: string;
      answer: CheckInAnswer;
    }
  | { type: 'meeting_cancelled'; meetingId: string; kind: MeetingKind; at: Instant }
  | { type: 'meeting_planned'; meetingId: string; kind: MeetingKind; at: Instant }
  | { type: 'meeting_kept'; meetingId: string; kind: MeetingKind; at: Instant }
  | {
      type: 'note_taken';
      noteId: string;
      kind: NoteKind;
      text: string;
      owner: PersonStamp;
      dueOn: string | null;
    }
  | { type: 'action_done'; noteId: string; text: string }
  | { type: 'announced' }
  /** Another system reported something; `turned` names the department whose light it turned red. */
  | ({ type: 'fact_reported'; check: string; tells: Telling; turned?: string } & Omit<OutsideFact, 'name'>)
  /** Shortly before the launch: asked whether it is still green; or its last word is young enough; or its light is open. */
  | {
      type: 'confirmation_asked';
      departmentId: string;
      name: string;
      outcome: 'asked' | 'fresh' | 'by_light';
    }
  | { type: 'light_confirmed'; departmentId: string; name: string; advance: boolean }
  /** In the order in which they are called; `advance`: gone before it began. */
  | { type: 'roll_call_started'; stations: readonly { departmentId: string; advance: boolean }[] }
  | { type: 'station_answered'; departmentId: string; name: string; word: StationWord; reason: string }
  /** 1: nobody answered for five minutes; 2: for ten, or longer. */
  | {
      type: 'station_silent';
      departmentId: string;
      name: string;
      nudge: 1 | 2;
      onDuty: PersonStamp | null;
      deputy: PersonStamp | null;
    }
  | { type: 'station_waited'; departmentId: string; name: string }
  | { type: 'roll_call_complete' }
  | { type: 'launch_scrubbed'; reason: string }
  | {
      type: 'issue_reported';
      issueId: string;
      text: string;
      severity: IssueSeverity;
      owner: PersonStamp;
      link: string | null;
    }
  | { type: 'issue_settled'; issueId: string; text: string }
  | RunbookEvent
  /** A group has it; `reason`: why it follows before its time, or although something goes wrong. */
  | { type: 'stage_begun'; stageId: string; name: string; index: number; of: number; reason: string }
  /** The manager was asked whether the next group follows; `times` counts the working days without an answer. */
  | { type: 'stage_asked'; stageId: string; times: number }
  | { type: 'stage_extended'; stageId: string; until: Instant }
  /** `at` is the group that got it last. */
  | { type: 'rollout_stopped'; reason: string; at: string; index: number; of: number; takenBack: boolean }
  | { type: 'rollout_completed' }
  | OutcomeEvent
  | CarriedEvent
  /** What people said of it, as numbers alone; each answer is in one count. */
  | ({ type: 'feedback_counted' } & FeedbackCount)
  /** Those who answered heard what became of it; how many of them there were. */
  | { type: 'feedback_told'; entries: readonly ToldBack[]; people: number }
  | { type: 'retro_opened' }
  | { type: 'lesson_kept'; lessonId: string; text: string; tags: LessonTags }
  /** In the plan of a later release. */
  | { type: 'lesson_used'; lessonId: string; as: LessonUseKind }
  | { type: 'release_closed'; outcome: string; lessons: string };

/** Beside the decisions about a release: somebody answered one of a department's questions. */
export type ChecklistEvent = {
  type: 'item_ticked';
  departmentId: string;
  /** The department's name, and a few words for the question. */
  name: string;
  itemId: string;
  label: string;
  /** Null where an answer was taken back. */
  answer: TickAnswer | null;
  link: string | null;
  text: string | null;
};

/** Decisions about the workspace itself. */
export type WorkspaceEvent =
  | { type: 'settings_changed'; fields: readonly string[] }
  | { type: 'admin_added'; userId: string }
  /** Everybody can begin a plan from it; `replaced`: in the place of one with the same name. */
  | { type: 'template_saved'; name: string; replaced: boolean }
  | { type: 'absence_set'; userId: string; from: string; until: string | null; standInId: string | null }
  | { type: 'absence_ended'; userId: string }
  | { type: 'hook_changed'; name: string; direction: Direction; change: 'added' | 'new_secret' | 'removed' }
  /** `entries`: those whose names or words went, by their `seq`. */
  | { type: 'person_erased'; pseudonym: string; words: boolean; entries: readonly number[] };

export type DomainEvent = ReleaseEvent | ChecklistEvent | WorkspaceEvent;
export type DomainEventType = DomainEvent['type'];

/** Bumped when the shape of a type's payload changes; readers of the log keep every old version readable. */
export const EVENT_VERSION = 1;
