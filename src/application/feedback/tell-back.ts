import type { Instant } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { statement } from '../../domain/delivery/statements.ts';
import { nextTelling, toTell } from '../../domain/feedback/themes.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { nextOpening } from '../../domain/reminders/silence.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { changeInTransaction } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Reads, Transaction } from '../ports.ts';
import { calendarOf } from '../reminders/staffing.ts';

/** Everybody who answered, with or without a name, and whose message was taken in: a set, by their ids. */
export const peopleToTell = async (
  reads: Pick<Reads, 'feedbackGivers' | 'takenMessages' | 'person'>,
  { workspaceId, id, practice, manager }: Release,
): Promise<readonly string[]> => {
  if (practice) return [manager.userId];
  const givers = await reads.feedbackGivers(workspaceId, id);
  const authors = (await reads.takenMessages(workspaceId, id)).map(({ author }) => author.userId);
  const there: string[] = [];
  for (const userId of [...new Set([...givers, ...authors])].sort()) {
    const person = await reads.person(workspaceId, userId);
    if (person !== null && !person.deleted) there.push(userId);
  }
  return there;
};

/** Each in their own next working hour; who is away without an end is left alone. */
const tellings = async (
  tx: Transaction,
  { release, settings, now }: { release: Release; settings: WorkspaceSettings; now: Instant },
  { people, telling }: { people: readonly string[]; telling: number },
): Promise<readonly DueAction[]> => {
  const actions: DueAction[] = [];
  for (const userId of people) {
    const calendar = await calendarOf(tx, settings, { userId, department: undefined, now });
    const dueAt = nextOpening(calendar, now);
    if (dueAt === null) continue;
    const say = {
      kind: 'statement.feedback_told',
      audience: { user: userId },
      subject: String(telling),
      priority: PRIORITY.background,
    } as const;
    actions.push({ ...statement({ release, now }, say, { telling }), dueAt });
  }
  return actions;
};

export type ToldBackOutcome = { ok: true; people: number } | Refused;

/** "You said, we did": every answer that nobody has heard yet goes to everybody who answered, in one message. */
export const tellThem = (house: House, request: Request, releaseId: string): Promise<ToldBackOutcome> =>
  once(house, request, async (tx): Promise<ToldBackOutcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const release = await tx.release(workspaceId, releaseId);
    if (release === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const settings = await tx.settings(workspaceId);
    const now = house.clock.now();
    const themes = await tx.feedbackThemes(workspaceId, releaseId);
    const untold = toTell(themes);
    const telling = nextTelling(themes);
    const people = await peopleToTell(tx, release);
    const entries = untold.map(({ name, answer }) => ({ said: name, did: answer }));
    const command = { type: 'tell_back', entries, people: people.length } as const;
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (!outcome.ok) return outcome;
    if (!outcome.changed) return { ok: true, people: 0 };
    for (const theme of untold) await tx.saveTheme(workspaceId, releaseId, { ...theme, told: telling });
    await tx.schedule(workspaceId, await tellings(tx, { release, settings, now }, { people, telling }), now);
    return { ok: true, people: people.length };
  });
