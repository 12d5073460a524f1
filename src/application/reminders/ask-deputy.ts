import type { Instant } from '../../domain/calendar.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Reminder } from '../../domain/reminders/reminder.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { type About, findOwed, notTheirs } from './find-owed.ts';
import { raiseReminder } from './raise-reminder.ts';
import { redrawDigests } from './settle-reminders.ts';
import { presenceOf } from './staffing.ts';

/** Who was asked in the lead's place, and when each reads it. */
export type DeputiesAsked =
  | { ok: true; asked: readonly { userId: string; goesAt: Instant }[]; before: boolean }
  | Refused;

/** The deputies are reminded at their next opening, because the lead asks them to. Asked twice, they hear of it once. */
export const askDeputy = (house: House, request: Request, about: About): Promise<DeputiesAsked> =>
  once(house, request, async (tx): Promise<DeputiesAsked> => {
    const { actor } = request;
    const owed = await findOwed(tx, actor, about);
    if (!owed.ok) return owed;
    const { release, light, department, settings } = owed;
    const refused = notTheirs(actor, department, { sponsorToo: false });
    if (refused !== null) return refused;
    const now = house.clock.now();
    const reminders = await tx.releaseReminders(actor.workspaceId, release.id);
    const before = reminders.filter(
      ({ step, settledAt, departmentId }) =>
        step === 'handed_on' && settledAt === null && departmentId === light.departmentId,
    );
    const said = (some: readonly Reminder[]) => some.map(({ userId, goesAt }) => ({ userId, goesAt }));
    if (before.length > 0) return { ok: true, asked: said(before), before: true };
    const presence = await presenceOf(tx, settings, department, now);
    const asked: Reminder[] = [];
    for (const userId of department.deputies) {
      if (userId === actor.userId || presence(userId) !== null) continue;
      const raising = { release, light, settings, userId, raisedBy: actor.userId, dueAt: now, now };
      const reminder = await raiseReminder(tx, house.ids, { ...raising, step: 'handed_on' });
      if (reminder !== null) asked.push(reminder);
    }
    if (asked.length === 0) return refuse({ code: 'no_deputy', name: light.name });
    await redrawDigests(tx, actor.workspaceId, [actor.userId], now);
    return { ok: true, asked: said(asked), before: false };
  });
