import { decide } from '../../domain/decide.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House } from '../house.ts';
import { recordDecision } from '../record-decision.ts';
import { commandLineStamp } from '../settings/import-settings.ts';

/** Slack cuts a text above this, whatever the block. */
export const NOTES_MAX = 40_000;

/**
 * Sets the highlights of a plan from the command line: notes longer than a field in Slack takes. The record
 * names the command line as the one who did it.
 */
export const setNotes = (
  house: House,
  { workspaceId, key, notes }: { workspaceId: string; key: string; notes: string },
): Promise<{ ok: true; changed: boolean } | Refused> =>
  house.store.transaction(async (tx) => {
    const release = await tx.releaseByKey(workspaceId, key.trim().toLowerCase());
    if (release === null) return refuse({ code: 'unknown_release', typed: key, near: [] });
    if (notes.length > NOTES_MAX) {
      const problem = `At most ${NOTES_MAX} characters; these are ${notes.length}.`;
      return refuse({ code: 'fields_invalid', problems: [{ field: 'highlights', problem }] });
    }
    const now = house.clock.now();
    const settings = await tx.settings(workspaceId);
    const command = { type: 'edit', change: { plan: { highlights: notes.trim() } } } as const;
    const decision = decide(release, command, { actor: null, now, settings });
    if (!decision.ok) return decision;
    const by = { ...commandLineStamp, role: 'admin' } as const;
    await recordDecision(tx, house.ids, { before: release, decision, actor: null, by, now });
    return { ok: true, changed: decision.events.length > 0 };
  });
