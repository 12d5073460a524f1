import type { Instant } from '../calendar.ts';

/**
 * Everything that happens later or leaves the house is a due action: a row written with the decision that
 * caused it. Two families:
 *
 * - timers (`time.…`): a moment of the plan comes; a decision is taken inside one transaction, no network.
 * - deliveries (`board.…`, `statement.…`, `home.…`, and errands such as `directory.refresh`): one attempt to
 *   tell or ask Slack.
 *
 * Boards render the newest state when they are sent; statements render what their payload names.
 */
export const TIMER_KINDS = [
  'time.new_day',
  'time.ask',
  'time.remind',
  'time.expire',
  'time.urgent_deputy',
  'time.urgent_silent',
  'time.urgent_review',
  'time.condition_due',
  'time.condition_lapse',
  'time.reminders',
  'time.ask_again',
  'time.confirm',
  'time.unconfirmed',
  'time.station_silent',
  'time.go_no_go',
  'time.launch_reminder',
  'time.apply_move',
  'time.not_launched',
  'time.deployment_asked',
  'time.still_on_hold',
  'time.feedback_prompt',
  'time.feedback_count',
  'time.retro',
  'time.after_launch',
  'time.close_overdue',
  'time.shared_look_back',
  'time.milestones',
  'time.step_late',
  'time.fetch_by',
  'time.status_meeting',
  'time.check_in',
  'time.meeting_agenda',
  'time.meeting_begins',
  'time.meeting_ends',
  'time.meeting_next',
  'time.action_due',
  'time.record_anchor',
  'time.round_begins',
  'time.round_ends',
  'time.notice',
  'time.brief',
  'time.weekly',
  'time.stage_ask',
  'time.monthly_numbers',
] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export const DELIVERY_KINDS = [
  'board.release_card',
  'board.department_card',
  'board.date_review',
  'board.still_green',
  'board.roll_call',
  'board.station',
  'board.issue',
  'board.retro',
  'board.runbook',
  'board.runbook_step',
  'board.after_launch',
  'board.manager_card',
  'board.all_green',
  'board.launch_prompt',
  'board.manager_sought',
  'board.condition',
  'board.blocker',
  'board.blocker_check',
  'board.second',
  'board.mended',
  'board.announcement',
  'board.who_speaks',
  'board.speaker_proposed',
  'board.reminders',
  'board.milestones',
  'board.settled_notice',
  'board.round',
  'board.round_owner',
  'board.round_ends',
  'board.record_thread',
  'board.meetings',
  'board.check_in',
  'board.meeting_agenda',
  'board.meeting_offer',
  'board.version',
  'board.version_post',
  'board.brief',
  'board.brief_changed',
  'board.brief_question',
  'board.stage_question',
  'statement.heads_up',
  'statement.reminder',
  'statement.asked_again',
  'statement.thread_line',
  'statement.to_manager',
  'statement.to_department',
  'statement.condition_due',
  'statement.compliance',
  'statement.urgent_told',
  'statement.feedback_prompt',
  'statement.feedback_told',
  'statement.status_agenda',
  'statement.meeting_minutes',
  'statement.retro_minutes',
  'statement.set_up_invitation',
  'statement.speaker_decided',
  'statement.doctor_report',
  'statement.outage',
  'statement.record_anchor',
  'statement.version_line',
  'statement.notes_part',
  'statement.weekly',
  'statement.fetch_by',
  'statement.notes_fetched',
  'statement.shared_look_back',
  'statement.monthly_numbers',
  'statement.numbers_pictures',
  'home.publish',
  'pin.release_card',
  'directory.refresh',
  'channel.join',
  'doctor.check',
  'hook.deliver',
  'notes.fetch',
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

export type DueActionKind = TimerKind | DeliveryKind;

/** Lower goes first: a launch announcement never waits behind reminders. */
export const PRIORITY = {
  announcement: 10,
  clicked: 20,
  ask: 30,
  notice: 40,
  board: 50,
  reminder: 60,
  background: 90,
} as const;

/** Only these are claimed: one may be added, but none taken away while rows may wait with it. */
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** Announcements, and what somebody clicked for: these never wait for a budget that others have used up. */
export const isUrgentLevel = (priority: Priority): boolean => priority <= PRIORITY.clicked;

export const moreUrgent = (a: Priority, b: Priority): Priority => (a < b ? a : b);

/** Where a message goes: a channel, or a person's direct messages with the bot. */
export type Audience = { channel: string } | { user: string };

export const sameAudience = (a: Audience, b: Audience): boolean =>
  'channel' in a ? 'channel' in b && a.channel === b.channel : 'user' in b && a.user === b.user;

/** A message's place: posted once, then only updated. Two actions with equal slots are about one message. */
export type Slot = { kind: DeliveryKind; subject: string; audience: Audience };

/** A row to be: `key` is unique among those that wait, so the same wish twice is one. */
export type DueAction = {
  key: string;
  kind: DueActionKind;
  releaseId: string | null;
  dueAt: Instant;
  priority: Priority;
  /** Small, versioned and without state that could be read from the database instead. */
  payload: Record<string, unknown>;
  /** The message it posts or updates; null for timers, Home and errands. */
  slot: Slot | null;
  /** Key of the message slot in whose thread it stands: it waits until that message exists. */
  threadOf: Slot | null;
};

export const isTimer = (kind: DueActionKind): kind is TimerKind => kind.startsWith('time.');

const audienceKey = (audience: Audience): string =>
  'channel' in audience ? `c:${audience.channel}` : `u:${audience.user}`;

/** The slot as one string: the unique key of its row in the message table. */
export const slotKey = (releaseId: string | null, slot: Slot): string =>
  `${releaseId ?? 'workspace'}|${slot.kind}|${slot.subject}|${audienceKey(slot.audience)}`;
