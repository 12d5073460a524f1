import { addDays, type Instant, isAfter, toInstant, toWall } from '../../domain/calendar.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import { boardAction, releaseCardSlot } from '../../domain/delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot } from '../../domain/delivery/due-action.ts';
import { milestoneBoard, morningTimer } from '../../domain/milestones/milestone-boards.ts';
import {
  areMilestonesTold,
  type DatedMilestone,
  datedMilestones,
  daysToTell,
  readerOf,
} from '../../domain/milestones/milestone-days.ts';
import type { Release } from '../../domain/release.ts';
import { isSilent } from '../../domain/reminders/silence.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import type { Reads, Transaction } from '../ports.ts';
import { calendarOf } from '../reminders/staffing.ts';

type Scene = { release: Release; settings: WorkspaceSettings; now: Instant };

/** Messages of days longer ago are not brought up to date any more. */
const EDITED_DAYS = 14;
/** Somewhere it is the day after tomorrow already. */
const DAYS_AHEAD = 2;

/** Open milestones by who reads of them. */
const byReader = ({ release, settings }: Scene): ReadonlyMap<string, readonly DatedMilestone[]> => {
  const readers = new Map<string, DatedMilestone[]>();
  for (const milestone of datedMilestones(release, weekOf(settings))) {
    const reader = readerOf(release, milestone.item);
    if (reader === null || milestone.item.doneAt !== null) continue;
    readers.set(reader, [...(readers.get(reader) ?? []), milestone]);
  }
  return readers;
};

/**
 * What one person is told now, in their own working hours, or when to look again. Whoever is away, gone or
 * a guest is told nothing: the manager's card says so.
 */
const forReader = async (
  tx: Reads,
  { release, settings, now }: Scene,
  userId: string,
  open: readonly DatedMilestone[],
): Promise<readonly DueAction[]> => {
  const person = await tx.person(release.workspaceId, userId);
  if (person !== null && (person.deleted || !person.isFullMember)) return [];
  const calendar = await calendarOf(tx, settings, { userId, department: undefined, now });
  const { zone, week } = calendar;
  const today = toWall(now, zone).date;
  return daysToTell(open)
    .filter((date) => today <= date && date <= addDays(today, DAYS_AHEAD))
    .flatMap((date): DueAction[] => {
      const opening = nextWorkingMoment(toInstant({ date, time: '00:00', zone }), week, zone);
      if (isAfter(opening, now)) return [morningTimer(release, opening)];
      return isSilent(calendar, now) ? [] : [milestoneBoard(release, { userId, date, post: true }, now)];
    });
};

const standing = async (tx: Reads, { release, now }: Scene): Promise<readonly DueAction[]> => {
  const since = addDays(toWall(now, 'UTC').date, -EDITED_DAYS);
  const messages = await tx.messages(release.workspaceId, release.id);
  return messages.flatMap(({ slot: { kind, subject, audience } }) =>
    kind === 'board.milestones' && subject >= since && 'user' in audience
      ? [milestoneBoard(release, { userId: audience.user, date: subject, post: false }, now)]
      : [],
  );
};

/** Whose day it is reads of their milestones, once, in their own working hours. */
const ofToday = async (tx: Reads, scene: Scene): Promise<readonly DueAction[]> => {
  if (!areMilestonesTold(scene.release)) return [];
  const told: DueAction[] = [];
  for (const [userId, open] of byReader(scene)) told.push(...(await forReader(tx, scene, userId, open)));
  return told;
};

/** The plan has changed: who has to hear of it today does, and what stands is edited. */
export const tellMilestones = async (tx: Reads, scene: Scene): Promise<readonly DueAction[]> => {
  const told = await ofToday(tx, scene);
  const keys = new Set(told.map(({ key }) => key));
  return [...told, ...(await standing(tx, scene)).filter(({ key }) => !keys.has(key))];
};

/** A day has come: beside the owners, the cards say what is overdue and who is on watch now. */
export const milestonesCame = async (tx: Transaction, scene: Scene): Promise<readonly DueAction[]> => {
  const { release, settings, now } = scene;
  if (!areMilestonesTold(release)) return [];
  const card = releaseCardSlot(release, settings);
  const own = managersOf(release).map(
    (audience): Slot => ({ kind: 'board.manager_card', subject: '', audience }),
  );
  const cards = [...(card === null ? [] : [card]), ...own].map((slot) =>
    boardAction(release, now, { slot, post: true, priority: PRIORITY.background }),
  );
  return [...cards, ...(await ofToday(tx, scene))];
};
