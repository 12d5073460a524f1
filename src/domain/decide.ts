import { closeRound, openRound, settleFinding, tryRound } from './acceptance/decide-round.ts';
import { countAdoption } from './adoption/decide-adoption.ts';
import { correctAnnouncement, correctVersion } from './announcement/decide-correction.ts';
import {
  approveVersion,
  checkVersion,
  dropVersion,
  publishVersion,
  putVersion,
  sendVersion,
  writeVersion,
} from './announcement/decide-version.ts';
import {
  confirmBlocker,
  passBlocker,
  raiseBlocker,
  returnBlocker,
  solveBlocker,
  takeBlocker,
} from './blockers/decide-blocker.ts';
import {
  acknowledgeBrief,
  answerAboutBrief,
  askAboutBrief,
  freezeBrief,
  refreshBrief,
} from './brief/decide-brief.ts';
import { acceptCarried, followIssues } from './carried/decide-carried.ts';
import { type Command, type CommandType, isTimely } from './command.ts';
import { lapseCondition, settleCondition } from './conditions/decide-condition.ts';
import { addItems, finishItem, putItem, removeItem, setFacts } from './contents/decide-contents.ts';
import {
  cancel,
  handOver,
  hold,
  openRetro,
  resume,
  reviewUrgent,
  seekManager,
  takeOver,
} from './decide-course.ts';
import type { Context, Decision } from './decision.ts';
import { addWave } from './family/decide-family.ts';
import { followMain } from './family/follow-main.ts';
import { mergeInto, takeIn } from './family/merge.ts';
import { splitOff } from './family/split.ts';
import { countFeedback } from './feedback/count.ts';
import { tellBack } from './feedback/tell-back.ts';

import { reportFact } from './hooks/decide-fact.ts';

import { reportIssue, settleIssue } from './issues/decide-issue.ts';

import { announced, declareFailed, declareLive, launch, secondLaunch } from './launch/decide-launch.ts';
import { agreeWaiver, waive, withdrawWaiver } from './launch/decide-waiver.ts';
import { askConfirmation, confirmLight } from './launch-day/decide-confirmation.ts';
import {
  answerStation,
  noticeSilence,
  scrub,
  startRollCall,
  waitForStation,
} from './launch-day/decide-roll-call.ts';
import { followedByRollCall } from './launch-day/roll-call-follows.ts';
import { keepLesson, useLesson } from './lessons/decide-lesson.ts';
import { answer, ask, askAgain, consent, expire, letAnswer } from './lights/decide-light.ts';
import {
  answerCheckIn,
  askCheckIn,
  cancelMeeting,
  dropMeeting,
  finishAction,
  keepMeeting,
  planNextMeeting,
  takeNote,
} from './meetings/decide-meeting.ts';
import { followPlan } from './meetings/follow-plan.ts';
import { applyMove, planMove, undoMove } from './move/decide-move.ts';
import { close, recordRetro, sayGoal, sayTrouble } from './outcome/decide-outcome.ts';
import { clockStamp, stampOf } from './person.ts';
import { edit, start } from './plan/decide-plan.ts';
import { mayNot } from './policy.ts';
import { refuse } from './refusal.ts';
import type { Release } from './release.ts';
import { askReviews, reviewDate } from './review/decide-review.ts';
import { askStage, beginGroup, extendStage, stopRollout } from './rollout/decide-rollout.ts';
import { followedByRollout } from './rollout/rollout-follows.ts';
import { failStep, tickStep, untickStep } from './runbook/decide-step.ts';
import { followedByRunbook } from './runbook/runbook-follows.ts';
import { confirmMended } from './urgent/decide-urgent.ts';

type Rule<Type extends CommandType> = (
  release: Release,
  command: Extract<Command, { type: Type }>,
  context: Context,
) => Decision;

const RULES: { [Type in CommandType]: Rule<Type> } = {
  edit,
  start,
  hold,
  resume,
  cancel,
  hand_over: handOver,
  take_over: takeOver,
  answer,
  consent,
  let_answer: letAnswer,
  settle_condition: settleCondition,
  raise_blocker: raiseBlocker,
  take_blocker: takeBlocker,
  return_blocker: returnBlocker,
  pass_blocker: passBlocker,
  solve_blocker: solveBlocker,
  confirm_blocker: confirmBlocker,
  waive,
  agree_waiver: agreeWaiver,
  withdraw_waiver: withdrawWaiver,
  launch,
  second_launch: secondLaunch,
  review_urgent: reviewUrgent,
  confirm_mended: confirmMended,
  declare_live: declareLive,
  declare_failed: declareFailed,
  put_item: putItem,
  remove_item: removeItem,
  finish_item: finishItem,
  add_items: addItems,
  set_facts: setFacts,
  ask_reviews: askReviews,
  review_date: reviewDate,
  plan_move: planMove,
  undo_move: undoMove,
  apply_move: applyMove,
  follow_main: followMain,
  open_round: openRound,
  try_round: tryRound,
  settle_finding: settleFinding,
  close_round: closeRound,
  split_off: splitOff,
  merge_into: mergeInto,
  take_in: takeIn,
  add_wave: addWave,
  cancel_meeting: cancelMeeting,
  keep_meeting: keepMeeting,
  answer_check_in: answerCheckIn,
  take_note: takeNote,
  finish_action: finishAction,
  ask_check_in: askCheckIn,
  drop_meeting: dropMeeting,
  plan_next_meeting: planNextMeeting,
  put_version: putVersion,
  write_version: writeVersion,
  check_version: checkVersion,
  approve_version: approveVersion,
  send_version: sendVersion,
  drop_version: dropVersion,
  correct_version: correctVersion,
  correct_announcement: correctAnnouncement,
  acknowledge_brief: acknowledgeBrief,
  ask_brief: askAboutBrief,
  answer_brief: answerAboutBrief,
  freeze_brief: freezeBrief,
  refresh_brief: refreshBrief,
  publish_version: publishVersion,
  confirm_light: confirmLight,
  ask_confirmation: askConfirmation,
  start_roll_call: startRollCall,
  answer_station: answerStation,
  wait_for_station: waitForStation,
  scrub,
  station_silent: noticeSilence,
  report_issue: reportIssue,
  settle_issue: settleIssue,
  keep_lesson: keepLesson,
  use_lesson: useLesson,
  tick_step: tickStep,
  untick_step: untickStep,
  fail_step: failStep,
  count_adoption: countAdoption,
  begin_group: beginGroup,
  extend_stage: extendStage,
  stop_rollout: stopRollout,
  ask_stage: askStage,
  say_goal: sayGoal,
  record_retro: recordRetro,
  say_trouble: sayTrouble,
  tell_back: tellBack,
  close,
  accept_carried: acceptCarried,
  follow_issues: followIssues,
  ask,
  ask_again: askAgain,
  expire,
  lapse_condition: lapseCondition,
  announced,
  report_fact: reportFact,
  count_feedback: countFeedback,
  retro_due: openRetro,
  seek_manager: seekManager,
};

const ruleFor = <Type extends CommandType>(type: Type): Rule<Type> => RULES[type];

/**
 * The only way a release changes: may they, is the stage right, then the command's own rule. Pure; returns
 * the new facts and the events that say what happened, or a refusal that changed nothing.
 *
 * @param actor null for what time or a delivery made happen
 */
export const decide = (
  release: Release,
  command: Command,
  { actor, now, settings, waits }: Omit<Context, 'by'>,
): Decision => {
  if (actor !== null) {
    const refusal = mayNot(actor, command, release, settings, now);
    if (refusal !== null) return refuse(refusal);
  }
  if (!isTimely(command, release)) {
    const since = release.endedAt ?? release.launch?.liveAt ?? release.launch?.decidedAt ?? release.startedAt;
    return refuse({ code: 'wrong_stage', command: command.type, stage: release.stage, since });
  }
  const by = actor === null ? clockStamp : stampOf(actor);
  const context: Context = { actor, by, now, settings, ...(waits !== undefined && { waits }) };
  const decision = ruleFor(command.type)(release, command as never, context);
  if (!decision.ok) return decision;
  const calledOut = followedByRollCall(release, decision, now);
  const followed = followedByRollout(followedByRunbook(release, calledOut, now), context);
  // Whatever changes the plan or its dates, its meetings follow in the same decision.
  return followed.events.length > 0
    ? { ...followed, release: followPlan(followed.release, settings, now) }
    : followed;
};
