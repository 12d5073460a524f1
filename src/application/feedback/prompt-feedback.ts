import { type Instant, toWall } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY, slotKey } from '../../domain/delivery/due-action.ts';
import { statement } from '../../domain/delivery/statements.ts';
import { type Prompt, promptsOfDepartment, promptsOfReaders } from '../../domain/feedback/prompts.ts';
import { roundOn } from '../../domain/feedback/rounds.ts';
import type { Release } from '../../domain/release.ts';
import { absenceOn } from '../../domain/reminders/absence.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../../domain/settings/settings.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { calendarOf } from '../reminders/staffing.ts';

type Scene = {
  tx: Transaction;
  row: DueRow;
  release: Release;
  settings: WorkspaceSettings;
  now: Instant;
};

const TAKES_FEEDBACK: readonly Release['stage'][] = ['live', 'retro', 'closed'];

/**
 * When this person is asked: in their own working hours, if they are there, were never asked, and have not
 * answered by themselves; null for never.
 */
const openingFor = async (
  { tx, release, settings, now }: Scene,
  userId: string,
  departmentId: string | null,
): Promise<Instant | null> => {
  if (release.practice) return now;
  const { workspaceId } = release;
  const person = await tx.person(workspaceId, userId);
  if (person?.deleted === true) return null;
  if ((await tx.gaveFeedback(workspaceId, release.id, userId)) !== 'no') return null;
  const department = departmentId === null ? undefined : departmentById(settings, departmentId);
  const { zone, week, absences } = await calendarOf(tx, settings, { userId, department, now });
  const opening = nextWorkingMoment(now, week, zone);
  // Somebody who is away is not asked at all: the question is about these days.
  return absenceOn(absences, userId, toWall(opening, zone).date) === null ? opening : null;
};

/** A prompt stands under a message that is there, and once in its place. */
const stands = async ({ tx, release }: Scene, { slot, threadOf }: Prompt): Promise<boolean> => {
  const { workspaceId, id } = release;
  if ((await tx.message(workspaceId, slotKey(id, slot))) !== null) return false;
  return (await tx.message(workspaceId, slotKey(id, threadOf)))?.state === 'posted';
};

const promptsOf = (
  { release, settings }: Scene,
  days: number,
  departmentId: string | null,
): readonly Prompt[] => {
  if (departmentId === null) return promptsOfReaders(release, settings, days);
  const as = roundOn(days) === 'first' ? 'ran' : 'sells';
  return promptsOfDepartment(release, settings, { departmentId, days, as });
};

/**
 * The moment has come to ask how it is: the readers of the announcement, or one department. Later than their
 * working hours, it waits for the next; a person who is away is left alone.
 */
export const promptFeedback = async (scene: Scene): Promise<readonly DueAction[]> => {
  const { row, release, settings, now } = scene;
  if (release.launch?.liveAt == null || !TAKES_FEEDBACK.includes(release.stage)) return [];
  const days = Number(row.payload.days);
  const departmentId = typeof row.payload.departmentId === 'string' ? row.payload.departmentId : null;
  const department = departmentId === null ? undefined : departmentById(settings, departmentId);
  const zone = department === undefined ? release.plan.launch.zone : zoneOf(settings, department);
  const dueAt = nextWorkingMoment(now, weekOf(settings, department), zone);
  const actions: DueAction[] = [];
  for (const prompt of promptsOf(scene, days, departmentId)) {
    const { slot, threadOf, as } = prompt;
    if (!(await stands(scene, prompt))) continue;
    const at = 'user' in slot.audience ? await openingFor(scene, slot.audience.user, departmentId) : dueAt;
    if (at === null) continue;
    const say = { ...slot, priority: PRIORITY.reminder, threadOf };
    actions.push({ ...statement({ release, now }, say, { days, as }), dueAt: at });
  }
  return actions;
};
