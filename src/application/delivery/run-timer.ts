import { fetchReminders } from '../../domain/adoption/fetch-deadline.ts';
import { type Instant, isAfter, minutesBetween, nextOccurrence, toWall } from '../../domain/calendar.ts';
import { conditionOf } from '../../domain/conditions/decide-condition.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import {
  boardAction,
  departmentCards,
  launchPromptSubject,
  releaseCardSlot,
} from '../../domain/delivery/boards.ts';
import type { DueAction, TimerKind } from '../../domain/delivery/due-action.ts';
import { PRIORITY } from '../../domain/delivery/due-action.ts';
import { conditionSlot } from '../../domain/delivery/matters.ts';
import { awaitsChoice } from '../../domain/delivery/past-launch.ts';
import { statement } from '../../domain/delivery/statements.ts';
import { timelineOf } from '../../domain/delivery/timeline.ts';
import { notConfirmed } from '../../domain/launch-day/confirmation-moments.ts';
import { isCalling } from '../../domain/launch-day/roll-call.ts';
import { isOwed, type Light } from '../../domain/lights/light.ts';
import { isOver, lightOf, lightsAreOpen, type Release } from '../../domain/release.ts';
import { addresseesOf } from '../../domain/reminders/stand-in.ts';
import { runbookBoards } from '../../domain/runbook/runbook-boards.ts';
import { runbookMoments } from '../../domain/runbook/runbook-moments.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../../domain/settings/settings.ts';
import { isReviewOwed } from '../../domain/urgent/decide-urgent.ts';
import { isWorkingDay } from '../../domain/working-days.ts';
import { beginRound, endRound } from '../acceptance/round-timers.ts';
import { noticeCame } from '../announcement/notice-timer.ts';
import { freezeBrief, refreshBrief } from '../brief/keep-brief.ts';
import { changeInTransaction } from '../change-release.ts';
import { endRound as endFeedbackRound } from '../feedback/end-round.ts';
import { promptFeedback } from '../feedback/prompt-feedback.ts';
import type { House } from '../house.ts';
import { askBefore, beginMeeting, endMeeting, readAgenda } from '../meetings/meeting-timers.ts';
import { remindOfAction } from '../meetings/remind-of-action.ts';
import { milestonesCame } from '../milestones/tell-milestones.ts';
import { applyWaitingMove } from '../move/apply-move.ts';
import { afterLaunchCame, closeIsOverdue } from '../outcome/outcome-timers.ts';
import { sendSharedLookBack } from '../outcome/shared-look-back.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { postAnchor } from '../record/post-anchor.ts';
import { sendDigest } from '../reminders/digest/send-digest.ts';
import { remindDepartment, tellAllAway } from '../reminders/remind-department.ts';
import { presenceOf, settingsToday } from '../reminders/staffing.ts';
import { askWhetherOn } from '../rollout/ask-whether-on.ts';
import { presentSpeakers } from '../settings/ask-who-speaks.ts';
import { sendWeekly } from '../subscriptions/weekly-letter.ts';
import { callDeputy, tellSilence } from '../urgent/call-deputy.ts';
import { staffedNotices } from './settle-notices.ts';

type Scene = {
  tx: Transaction;
  house: House;
  row: DueRow;
  release: Release;
  settings: WorkspaceSettings;
  now: Instant;
};
type Handler = (scene: Scene) => Promise<readonly DueAction[]>;

const payloadDepartment = (row: DueRow): string => String(row.payload.departmentId ?? '');

/** A question that nobody can answer: the manager hears of it once, as it is put. */
const unanswerable = async ({ tx, row, release, settings, now }: Scene): Promise<readonly DueAction[]> => {
  const departmentId = payloadDepartment(row);
  const department = departmentById(settings, departmentId);
  if (department === undefined || release.practice) return [];
  const light = lightOf(release, departmentId);
  if ((await presentSpeakers(tx, release.workspaceId, department)).length > 0) {
    const asked = addresseesOf(department, await presenceOf(tx, settings, department, now));
    return asked.length > 0 || light === undefined ? [] : tellAllAway({ release, light, now });
  }
  const subject = `nobody:${departmentId}`;
  return managersOf(release).map((audience) =>
    statement(
      { release, now },
      { kind: 'statement.to_manager', audience, subject },
      { what: 'nobody', departmentId },
    ),
  );
};

const signal =
  (type: 'ask' | 'ask_again' | 'expire' | 'ask_confirmation' | 'station_silent'): Handler =>
  async (scene) => {
    const { tx, house, row, release } = scene;
    const { workspaceId } = release;
    const command = { type, departmentId: payloadDepartment(row) };
    const change = { actor: null, workspaceId, releaseId: release.id, command };
    const outcome = await changeInTransaction(tx, house, change);
    return type === 'ask' && outcome.ok && outcome.changed ? unanswerable(scene) : [];
  };

const lapse: Handler = async ({ tx, house, row, release }) => {
  const { workspaceId } = release;
  const command = { type: 'lapse_condition', conditionId: String(row.payload.conditionId) } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId: release.id, command });
  return [];
};

/** The owner of a condition is reminded the working day before it lapses. */
const remindOwner: Handler = async ({ row, release, now }) => {
  const condition = conditionOf(release, String(row.payload.conditionId));
  if (condition?.state !== 'open' || release.hold !== null) return [];
  const { audience } = conditionSlot(release, condition);
  const say = {
    kind: 'statement.condition_due',
    audience,
    subject: condition.id,
    priority: PRIORITY.reminder,
  } as const;
  return [statement({ release, now }, say, { conditionId: condition.id })];
};

const remind: Handler = async ({ tx, house, row, release, settings, now }) => {
  const light = lightOf(release, payloadDepartment(row));
  if (light === undefined || !isOwed(light)) return [];
  if (!lightsAreOpen(release) || release.hold !== null) return [];
  if (awaitsChoice(release, light, now)) return [];
  const moment = { key: row.key, days: Number(row.payload.days), dueAt: row.dueAt };
  return remindDepartment(tx, house.ids, { release, light, settings, moment, now });
};

/** Whether the moment is still about something: the world may have moved on while it waited for its turn. */
const STILL_TRUE = {
  go_no_go: ({ release, now }: Scene) =>
    lightsAreOpen(release) && release.hold === null && isAfter(release.plan.launch.at, now),
  not_launched: ({ release, now }: Scene) =>
    lightsAreOpen(release) &&
    release.hold === null &&
    !isAfter(release.plan.launch.at, now) &&
    !isCalling(release, now),
  unconfirmed: ({ release, now }: Scene) =>
    lightsAreOpen(release) &&
    release.hold === null &&
    isAfter(release.plan.launch.at, now) &&
    notConfirmed(release).length > 0,
  deployment_asked: ({ release }: Scene) =>
    release.stage === 'launching' && release.launch?.liveAt === null && release.hold === null,
  urgent_review: ({ release }: Scene) => isReviewOwed(release),
  still_on_hold: ({ release }: Scene) => !isOver(release) && release.hold !== null,
} as const;

/** A message to the manager that is about the moment itself: which one, is named by `what`. */
const tellManagers =
  (what: keyof typeof STILL_TRUE): Handler =>
  async (scene) => {
    const { row, release, now } = scene;
    if (!STILL_TRUE[what](scene)) return [];
    return managersOf(release).map((audience) =>
      statement({ release, now }, { kind: 'statement.to_manager', audience, subject: row.key }, { what }),
    );
  };

/** The step that is up takes longer than it should: the list says so, and the manager hears of it once. */
const lateStep: Handler = async (scene) => {
  const { row, release, now } = scene;
  const isStillUp = runbookMoments(scene).some(({ key }) => row.key.endsWith(key));
  if (!isStillUp || release.hold !== null) return [];
  const told = managersOf(release).map((audience) =>
    statement(
      { release, now },
      { kind: 'statement.to_manager', audience, subject: row.key },
      { what: 'step_late' },
    ),
  );
  return [...runbookBoards(scene), ...told];
};

const promptLaunch: Handler = async ({ release, now }) => {
  if (!lightsAreOpen(release) || release.hold !== null) return [];
  const subject = launchPromptSubject(release);
  return managersOf(release).map((audience) =>
    boardAction(release, now, {
      slot: { kind: 'board.launch_prompt', subject, audience },
      post: true,
      priority: PRIORITY.notice,
    }),
  );
};

const freshenCards: Handler = async ({ tx, house, release, settings, now }) => {
  await refreshBrief({ tx, house, release });
  const slot = releaseCardSlot(release, settings);
  const card =
    slot === null ? [] : [boardAction(release, now, { slot, post: true, priority: PRIORITY.background })];
  // A question that could not be posted is tried again, on working days; one that stands is left alone.
  const mayAsk = ({ departmentId }: Light): boolean => {
    const department = departmentById(settings, departmentId);
    return isWorkingDay(toWall(now, zoneOf(settings, department)).date, weekOf(settings, department));
  };
  const asked = release.lights.filter(
    (light) => light.askedAt !== null && mayAsk(light) && !awaitsChoice(release, light, now),
  );
  const today = await settingsToday(tx, settings, now);
  // An absence may have ended with the day.
  const staffed = await staffedNotices(
    tx,
    release,
    release.lights.map(({ departmentId }) => departmentId),
    now,
  );
  return [...card, ...staffed, ...asked.flatMap((light) => departmentCards(release, light, today, now))];
};

const openRetro: Handler = async ({ tx, house, release }) => {
  const { workspaceId } = release;
  const command = { type: 'retro_due' } as const;
  await changeInTransaction(tx, house, { actor: null, workspaceId, releaseId: release.id, command });
  return [];
};

const applyMove: Handler = async ({ tx, house, release, settings, now }) => {
  await applyWaitingMove(tx, house, { release, settings, now });
  return [];
};

const callNext: Handler = async ({ tx, house, row, release, settings, now }) =>
  callDeputy(tx, house, { release, settings, departmentId: payloadDepartment(row), now });

const silent: Handler = async ({ row, release, settings, now }) =>
  tellSilence({ release, settings, departmentId: payloadDepartment(row), now });

/** What each moment of a release does when it comes. Each looks at the world as it is now, not as it was planned. */
const HANDLERS: Record<
  Exclude<
    TimerKind,
    | 'time.status_meeting'
    | 'time.reminders'
    | 'time.record_anchor'
    | 'time.action_due'
    | 'time.weekly'
    | 'time.shared_look_back'
  >,
  Handler
> = {
  'time.new_day': freshenCards,
  'time.ask': signal('ask'),
  'time.ask_again': signal('ask_again'),
  'time.confirm': signal('ask_confirmation'),
  'time.station_silent': signal('station_silent'),
  'time.unconfirmed': tellManagers('unconfirmed'),
  'time.remind': remind,
  'time.expire': signal('expire'),
  'time.urgent_deputy': callNext,
  'time.urgent_silent': silent,
  'time.urgent_review': tellManagers('urgent_review'),
  'time.condition_due': remindOwner,
  'time.condition_lapse': lapse,
  'time.step_late': lateStep,
  'time.fetch_by': async (scene) => fetchReminders(scene, Number(scene.row.payload.days)),
  'time.go_no_go': tellManagers('go_no_go'),
  'time.launch_reminder': promptLaunch,
  'time.apply_move': applyMove,
  'time.not_launched': tellManagers('not_launched'),
  'time.deployment_asked': tellManagers('deployment_asked'),
  'time.still_on_hold': tellManagers('still_on_hold'),
  'time.feedback_prompt': promptFeedback,
  'time.feedback_count': endFeedbackRound,
  'time.retro': openRetro,
  'time.after_launch': afterLaunchCame,
  'time.close_overdue': closeIsOverdue,
  'time.milestones': ({ tx, release, settings, now }) => milestonesCame(tx, { release, settings, now }),
  'time.check_in': askBefore,
  'time.meeting_agenda': readAgenda,
  'time.meeting_begins': beginMeeting,
  'time.meeting_ends': endMeeting,
  'time.round_begins': beginRound,
  'time.round_ends': endRound,
  'time.notice': noticeCame,
  'time.brief': freezeBrief,
  'time.stage_ask': askWhetherOn,
};

/** Plans the workspace's next status meeting; the next occurrence is always computed from now. */
export const planStatusMeeting = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const meeting = settings.statusMeeting;
  const next = meeting === null ? null : nextOccurrence(meeting.cron, meeting.zone, now);
  await tx.setWorkspaceTimer(settings.workspaceId, 'time.status_meeting', next, now);
};

/** An agenda later than this belongs to a meeting that is over. */
export const MEETING_LATE_MINUTES = 60;

/** Posts the agenda of what is not green, unless nothing runs; then plans the next meeting. */
const holdStatusMeeting = async (
  tx: Transaction,
  row: DueRow,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const running = (await tx.releases(row.workspaceId, 'open')).filter(
    (release) => lightsAreOpen(release) && release.visibility === 'everyone' && !release.practice,
  );
  const late = minutesBetween(row.dueAt, now) > MEETING_LATE_MINUTES;
  if (running.length > 0 && !late && settings.releasesChannelId !== null) {
    const slot = {
      kind: 'statement.status_agenda',
      subject: row.dueAt,
      audience: { channel: settings.releasesChannelId },
    } as const;
    const action: DueAction = {
      key: `agenda:${row.dueAt}`,
      kind: slot.kind,
      releaseId: null,
      dueAt: now,
      priority: PRIORITY.notice,
      payload: { v: 1 },
      slot,
      threadOf: null,
    };
    await tx.schedule(row.workspaceId, [action], now);
  }
  await planStatusMeeting(tx, settings, now);
};

/** Whose moment it is; somebody's morning is none of the plan's own, and names it beside. */
const releaseOfTimer = ({ releaseId, payload }: DueRow): string | null =>
  releaseId ?? (typeof payload.releaseId === 'string' ? payload.releaseId : null);

/**
 * A moment has come. Looks at the world, decides, and finishes the row, all in one transaction: a crash
 * leaves either nothing or everything.
 */
export const runTimer = async (house: House, row: DueRow): Promise<void> => {
  await house.store.transaction(async (tx) => {
    const now = house.clock.now();
    const settings = await tx.settings(row.workspaceId);
    if (!(await tx.finishTimer(row.id, now))) return;
    if (row.kind === 'time.status_meeting') return holdStatusMeeting(tx, row, settings, now);
    if (row.kind === 'time.reminders') return sendDigest(tx, house, row);
    if (row.kind === 'time.action_due') return remindOfAction(tx, house, row);
    if (row.kind === 'time.weekly') return sendWeekly(tx, row, settings, now);
    if (row.kind === 'time.shared_look_back') return sendSharedLookBack(tx, row, settings, now);
    if (row.kind === 'time.record_anchor') return postAnchor(tx, row, settings, now);
    const releaseId = releaseOfTimer(row);
    const release = releaseId === null ? null : await tx.release(row.workspaceId, releaseId);
    if (release === null) return;
    const handler = HANDLERS[row.kind as keyof typeof HANDLERS];
    const actions = await handler({ tx, house, row, release, settings, now });
    await tx.schedule(row.workspaceId, actions, now);
    // Moments follow from facts that the handler may have changed, and recurring ones from the clock.
    const after = (await tx.release(row.workspaceId, release.id)) ?? release;
    await tx.redrawTimers(after, timelineOf(after, settings, now), now);
  });
};
