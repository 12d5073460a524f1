import type { Instant } from './calendar.ts';
import type { CommandType } from './command.ts';
import type { LaunchObstacle } from './lights/verdict.ts';
import type { Stage } from './release.ts';

/** Who could do what was refused, in the order in which they are named to the reader. */
export type Entitled = {
  role: 'release_manager' | 'lead' | 'admin' | 'rm_list' | 'owner' | 'raiser' | 'second' | 'member';
  userIds: readonly string[];
};

/** What is wrong with one field of a form, in a sentence that says what would be right. */
export type FieldProblem = { field: string; problem: string };

/**
 * A rule said no. A refusal is a value: a code and the facts its wording needs. Every code is worded
 * exhaustively where it is shown, so the compiler finds a missing case.
 */
export type Refusal =
  /** `reading`: they only wanted to look. */
  | { code: 'not_a_member'; reading?: boolean }
  | {
      code: 'not_entitled';
      command:
        | CommandType
        | 'settings'
        | 'plan'
        | 'hotfix'
        | 'feedback'
        | 'remind'
        | 'chase'
        | 'away'
        | 'retry'
        | 'tick';
      entitled: Entitled;
    }
  | { code: 'unknown_release'; typed: string; near: readonly string[] }
  | { code: 'ambiguous_release'; typed: string; keys: readonly string[] }
  | { code: 'unknown_department' }
  | { code: 'wrong_stage'; command: CommandType | 'tick'; stage: Stage; since: Instant | null }
  | { code: 'on_hold'; reason: string; by: string }
  | { code: 'not_on_hold' }
  | { code: 'already_on_hold'; reason: string; by: string }
  /** `rollCall`: it was the roll-call that somebody wanted to begin. */
  | { code: 'not_ready'; obstacles: readonly LaunchObstacle[]; rollCall?: true }
  | { code: 'too_early'; at: Instant; stillPreparing: readonly string[] }
  | { code: 'launch_in_past'; at: Instant }
  | { code: 'launch_date_passed'; at: Instant }
  | { code: 'no_departments' }
  | { code: 'department_was_asked'; name: string }
  /** A plan without these cannot be started. */
  | { code: 'plan_incomplete'; missing: readonly ('goal' | 'measure')[] }
  /** No department has the time that it needs, and none said that the date is fine all the same. */
  | { code: 'no_time_to_prepare'; short: readonly { name: string; has: number; needs: number }[] }
  /** Asked for its light: what it says of the date, it says there. */
  | { code: 'date_review_over'; name: string }
  /** The date that stood before them is no longer the planned one. */
  | { code: 'date_changed'; name: string; at: Instant }
  /** A new date is on its way, and can still be undone. */
  | { code: 'move_under_way'; to: Instant }
  | { code: 'no_move_under_way' }
  /** The date of what has started is moved, with a look at what follows, and not changed in a form. */
  | { code: 'moves_by_itself' }
  | { code: 'same_date' }
  | { code: 'waits_in_a_circle' }
  | { code: 'round_is_open'; number: number }
  | { code: 'round_is_closed'; number: number }
  /** Of so many problems nobody said what becomes of them. */
  | { code: 'problems_undecided'; count: number }
  | { code: 'not_invited' }
  | { code: 'version_is_out' }
  | { code: 'version_not_out' }
  | { code: 'version_changed' }
  | { code: 'version_not_written'; by: string }
  | { code: 'version_not_checked'; by: string }
  | { code: 'notice_too_late' }
  | { code: 'notice_is_secret' }
  /** Two releases that cannot become one. */
  | {
      code: 'cannot_merge';
      because:
        | 'itself'
        | 'started'
        | 'draft'
        | 'confidential'
        | 'practice'
        | 'urgent'
        | 'wave'
        | 'waves'
        /** Something stands in its way, or somebody still has to do something for a green light. */
        | 'unsettled';
    }
  /** It cannot have waves, or be split. */
  | { code: 'cannot_branch'; into: 'wave' | 'split'; because: 'wave' | 'urgent' }
  /** A wave is started by the start of its main release. */
  | { code: 'starts_with_main'; main: string }
  | { code: 'nothing_to_consent_to'; name: string }
  /** What the answer would judge is not what stood in the form any more. */
  | { code: 'facts_changed'; name: string }
  /** Other departments' lights come first. */
  | { code: 'comes_after'; name: string; first: readonly string[] }
  /** One person counts once in this release. */
  | { code: 'counts_elsewhere'; name: string; departments: readonly string[]; manager: boolean }
  | { code: 'unknown_matter' }
  /** A condition, a blocker: somebody settled it. */
  | { code: 'matter_is_over'; by: string }
  | { code: 'answered_by_light' }
  /** Somebody else said "I have it" first. */
  | { code: 'has_it_already'; by: string }
  /** Nobody asks at the moment whether it is still green. */
  | { code: 'nothing_to_confirm'; name: string }
  /** Its light is not green: that is answered first. */
  | { code: 'light_comes_first'; name: string }
  | { code: 'no_advance'; name: string }
  /** The launch of this release is not called out. */
  | { code: 'no_roll_call' }
  | { code: 'roll_call_too_early'; at: Instant }
  | { code: 'no_roll_call_runs' }
  /** Somebody said "launch" already: only a hold stops it. */
  | { code: 'go_is_declared'; by: string }
  | { code: 'not_called' }
  | { code: 'not_your_turn'; name: string; up: string }
  /** At high risk every station says go before the launch; `name` of the one that has not. */
  | { code: 'roll_call_open'; is: 'none' | 'up' | 'no_go'; name: string }
  | { code: 'no_runbook_runs' }
  /** Another step is up, or none. */
  | { code: 'step_not_up'; what: string; up: string | null }
  /** Users have it: what was done before stays as it was said. */
  | { code: 'tick_stands'; what: string }
  /** Of a release that goes out group by group. */
  | { code: 'not_group_by_group' }
  | { code: 'groups_stopped'; by: string }
  | { code: 'everybody_has_it' }
  | { code: 'another_group_next'; name: string }
  | { code: 'group_has_it'; name: string }
  /** It cannot be closed while some wait for it. */
  | { code: 'groups_left'; index: number; of: number }
  | { code: 'nothing_to_waive'; name: string }
  | { code: 'second_must_be_other'; name: string }
  | { code: 'nobody_second' }
  | { code: 'nothing_called' }
  | { code: 'review_runs'; until: Instant }
  | { code: 'review_owed' }
  | { code: 'not_urgent' }
  /** Something critical in it is not solved. */
  | { code: 'critical_open'; issues: readonly { text: string; owner: string }[] }
  | { code: 'conditions_pending'; pending: readonly { text: string; owner: string }[] }
  | { code: 'already_managing' }
  | { code: 'already_taken'; by: string }
  | { code: 'not_a_release_manager'; name: string }
  | { code: 'fields_invalid'; problems: readonly FieldProblem[] }
  | { code: 'not_known_yet' }
  | { code: 'not_set_up'; reading?: boolean }
  | { code: 'already_answered_anonymously' }
  | { code: 'feedback_not_open' }
  | { code: 'look_back_over'; by: string }
  | { code: 'no_votes_left'; most: number }
  | { code: 'draft_expired' }
  /** The department has its main question alone for this release, or this one is not among its questions. */
  | { code: 'no_checklist'; name: string }
  /** The department was not asked, has answered, or nobody is asked at the moment. */
  | { code: 'nothing_owed'; name: string }
  | { code: 'no_deputy'; name: string }
  /** Nobody of the department is there, and nobody knows until when. */
  | { code: 'nobody_there'; name: string }
  | { code: 'nudged_already'; name: string; at: Instant; again: Instant }
  | { code: 'not_away' }
  | { code: 'no_full_member'; name: string }
  /** They answer for none of the departments of whoever is away. */
  | { code: 'cannot_stand_in'; name: string; departments: readonly string[] }
  | { code: 'away_unreadable'; problem: string };

export type Refused = { ok: false; refusal: Refusal };

export const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal });
