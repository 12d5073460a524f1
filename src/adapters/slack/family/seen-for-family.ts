import type { House } from '../../../application/house.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Reply, refused, strange } from '../edge/reply.ts';
import type { Scene } from '../planning/card/standing.ts';
import { seenRelease } from '../planning/look/seen-release.ts';

const NOBODY = { releaseId: '', title: '' };

/** With these the rules are asked beforehand, as far as they can tell without the form; they are never stored. */
export const PROBES = {
  wave: { type: 'add_wave', wave: NOBODY },
  split: { type: 'split_off', itemIds: [], departmentIds: [], to: NOBODY },
  merge: { type: 'merge_into', to: NOBODY },
} as const satisfies Record<string, PersonCommand>;

/** The release for one of the forms, or why that would be refused whatever is typed into it. */
export const seenForFamily = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
  probe: PersonCommand,
): Promise<{ scene: Scene } | { reply: Reply }> => {
  if (releaseId === undefined) return { reply: strange };
  const tried = await previewCommand(house, actor, releaseId, probe);
  // What is missing in the form is what the form is for.
  if (tried.ok || tried.refusal.code === 'fields_invalid') return seenRelease(house, actor, releaseId);
  return {
    reply: tried.refusal.code === 'unknown_release' ? strange : refused(tried.refusal, releaseId),
  };
};
