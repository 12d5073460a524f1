import { addDays, type Instant, isAfter, later, toInstant, toWall } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { isOpenAction, type Note } from '../../domain/meetings/note.ts';
import { nextOpening, type PersonCalendar } from '../../domain/reminders/silence.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { intoDigest } from '../reminders/digest/call-to-digest.ts';
import { calendarOf } from '../reminders/staffing.ts';

const timer = ({ id }: Note, dueAt: Instant): DueAction => ({
  key: `time:action_due:${id}`,
  kind: 'time.action_due',
  releaseId: null,
  dueAt,
  priority: PRIORITY.reminder,
  payload: { v: 1, noteId: id },
  slot: null,
  threadOf: null,
});

/** When its owner is next told of it, from that day on; null where nobody knows when they are back. */
const nextTurn = (calendar: PersonCalendar, date: string, now: Instant): Instant | null => {
  const morning = toInstant({ date, time: '00:00', zone: calendar.zone });
  return nextOpening(calendar, later(morning, now));
};

const schedule = async (
  tx: Transaction,
  calendar: PersonCalendar,
  note: Note,
  { workspaceId, date, now }: { workspaceId: string; date: string; now: Instant },
): Promise<void> => {
  // Nobody knows when they are back: it is looked at again in a week.
  const turn =
    nextTurn(calendar, date, now) ??
    toInstant({ date: addDays(date, 7), time: '00:00', zone: calendar.zone });
  await tx.schedule(workspaceId, [timer(note, turn)], now);
};

/** On its day, and each working day after it until it is done, an action stands in its owner's reminders. */
export const planActionReminder = async (
  tx: Transaction,
  settings: WorkspaceSettings,
  note: Note,
  now: Instant,
): Promise<void> => {
  if (!isOpenAction(note) || note.dueOn === null) return;
  const { userId } = note.owner;
  const calendar = await calendarOf(tx, settings, { userId, department: undefined, now });
  await schedule(tx, calendar, note, { workspaceId: settings.workspaceId, date: note.dueOn, now });
};

/** An action's day has come, or another one on which it is not done. */
export const remindOfAction = async (tx: Transaction, { clock }: House, row: DueRow): Promise<void> => {
  const { workspaceId } = row;
  const note = await tx.note(workspaceId, String(row.payload.noteId ?? ''));
  if (note === null || !isOpenAction(note)) return;
  const now = clock.now();
  const settings = await tx.settings(workspaceId);
  const { userId } = note.owner;
  const calendar = await calendarOf(tx, settings, { userId, department: undefined, now });
  const opening = nextOpening(calendar, now);
  const today = toWall(now, calendar.zone).date;
  const isNow = opening !== null && !isAfter(opening, now);
  if (isNow) await intoDigest(tx, workspaceId, calendar, { at: now, now });
  await schedule(tx, calendar, note, { workspaceId, date: isNow ? addDays(today, 1) : today, now });
};
