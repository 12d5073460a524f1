import { decide } from '../../domain/decide.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { type Course, milestonesOf } from '../../domain/timeline/standing.ts';
import type { House } from '../house.ts';
import { recordDecision } from '../record-decision.ts';
import { commandLineStamp } from '../settings/import-settings.ts';
import { type PlanTimeline, readForPlan, tooMany } from './read-for-plan.ts';

export type TimelineFile = { workspaceId: string; releaseId: string; text: string; course: Course };

/** The same as a person does in Slack, from the command line; the record names that as the one who did it. */
export const addTimelineFile = (
  house: House,
  { workspaceId, releaseId, text, course }: TimelineFile,
): Promise<{ ok: true; read: PlanTimeline } | Refused> =>
  house.store.transaction(async (tx) => {
    const release = await tx.release(workspaceId, releaseId);
    if (release === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const [settings, now] = [await tx.settings(workspaceId), house.clock.now()];
    const read = await readForPlan(tx, { release, settings }, text);
    const problem = tooMany(read, release);
    if (problem !== null) return refuse({ code: 'fields_invalid', problems: [{ field: 'text', problem }] });
    const items = milestonesOf(read.fresh, course, read.target);
    const command = { type: 'add_items', part: 'milestones', items } as const;
    const decision = decide(release, command, { actor: null, now, settings });
    if (!decision.ok) return decision;
    const by = { ...commandLineStamp, role: 'admin' } as const;
    await recordDecision(tx, house.ids, { before: release, decision, actor: null, by, now });
    return { ok: true, read };
  });
