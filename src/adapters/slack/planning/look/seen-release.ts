import type { House } from '../../../../application/house.ts';
import type { Command } from '../../../../domain/command.ts';
import { decide } from '../../../../domain/decide.ts';
import type { Actor } from '../../../../domain/person.ts';
import { maySee } from '../../../../domain/policy.ts';
import { type Reply, refused } from '../../edge/reply.ts';
import type { Scene } from '../card/standing.ts';

export const strange: Reply = refused({ code: 'unknown_release', typed: '', near: [] });

/**
 * The release as this person may see it, or the words for one that does not exist.
 * @param reading they only want to look: a guest reads that nothing is shown, not that nothing was changed
 */
export const seenRelease = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
  reading = false,
): Promise<{ scene: Scene } | { reply: Reply }> => {
  if (!actor.isFullMember) return { reply: refused({ code: 'not_a_member', reading }, releaseId ?? null) };
  if (releaseId === undefined) return { reply: strange };
  const { reads } = house.store;
  const release = await reads.release(actor.workspaceId, releaseId);
  const settings = await reads.settings(actor.workspaceId);
  if (release === null || !maySee(actor, release, settings)) return { reply: strange };
  return { scene: { release, settings, now: house.clock.now() } };
};

/**
 * Whether this command would be refused now, as a reply: asked before a form opens, so that nobody fills in
 * what they may not send. The decision itself falls when the form comes back.
 */
export const wouldRefuse = (scene: Scene, actor: Actor, command: Command): Reply | null => {
  const { release, settings, now } = scene;
  const decision = decide(release, command, { actor, now, settings });
  return decision.ok ? null : refused(decision.refusal, release.id);
};
