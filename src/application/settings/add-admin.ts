import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House } from '../house.ts';
import { appendRecord } from '../record/append-record.ts';
import { commandLineStamp } from './import-settings.ts';

export type AdminAdded = { ok: true; already: boolean; name: string | null };

/**
 * Whoever runs the program makes somebody an admin: the second way into the settings. Guests and deactivated
 * accounts are refused; who is not in the directory yet is believed.
 */
export const addAdmin = (
  house: House,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<AdminAdded | Refused> =>
  house.store.transaction(async (tx): Promise<AdminAdded | Refused> => {
    const before = await tx.settings(workspaceId);
    const person = await tx.person(workspaceId, userId);
    const name = person?.name ?? null;
    if (before.admins.includes(userId)) return { ok: true, already: true, name };
    if (person !== null && (person.deleted || !person.isFullMember)) return refuse({ code: 'not_a_member' });
    await tx.saveSettings({ ...before, version: before.version + 1, admins: [...before.admins, userId] });
    const event = { type: 'admin_added', userId } as const;
    const at = house.clock.now();
    await appendRecord(tx, before, [
      { id: house.ids.next(), releaseId: null, event, by: { ...commandLineStamp, role: 'admin' }, at },
    ]);
    return { ok: true, already: false, name };
  });
