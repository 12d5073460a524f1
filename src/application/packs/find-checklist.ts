import type { Light } from '../../domain/lights/light.ts';
import { mayNotTick } from '../../domain/packs/may-tick.ts';
import type { Checklist } from '../../domain/packs/summary.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { lightOf, type Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { type LearntQuestion, learntQuestions } from '../lessons/read-lessons.ts';
import type { Reads } from '../ports.ts';
import { readChecklist } from './read-checklists.ts';

/** Which department's checklist, in which release. */
export type AboutChecklist = { releaseId: string; departmentId: string };

/** A checklist that this person may tick now. */
export type FoundChecklist = {
  ok: true;
  release: Release;
  light: Light;
  settings: WorkspaceSettings;
  checklist: Checklist;
  /** What earlier releases taught to ask beside it. */
  learnt?: readonly LearntQuestion[];
};

/** The checklist that a button is about, for somebody who may tick it, else why not. */
export const findChecklist = async (
  reads: Reads,
  actor: Actor,
  { releaseId, departmentId }: AboutChecklist,
): Promise<FoundChecklist | Refused> => {
  const settings = await reads.settings(actor.workspaceId);
  const release = await reads.release(actor.workspaceId, releaseId);
  if (release === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
  const refusal = mayNotTick(actor, release, departmentId, settings);
  if (refusal !== null) return refuse(refusal);
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const checklist = await readChecklist(reads, release, light);
  if (checklist === null) return refuse({ code: 'no_checklist', name: light.name });
  const learnt = await learntQuestions(reads, { release, settings }, departmentId);
  return { ok: true, release, light, settings, checklist, learnt };
};
