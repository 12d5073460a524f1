import type { House } from '../../../../application/house.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import type { Actor } from '../../../../domain/person.ts';
import { maySee } from '../../../../domain/policy.ts';
import { type Reply, refused, strange } from '../../edge/reply.ts';
import type { Scene } from '../card/standing.ts';

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
 * The release for a form about this command, or why the command would be refused now. The decision itself falls
 * when the form comes back.
 */
export const seenFor = async (
  house: House,
  actor: Actor,
  releaseId: string | undefined,
  command: PersonCommand,
): Promise<{ scene: Scene } | { reply: Reply }> => {
  if (releaseId === undefined) return { reply: strange };
  const tried = await previewCommand(house, actor, releaseId, command);
  if (tried.ok) {
    const { release, settings } = tried;
    return { scene: { release, settings, now: house.clock.now() } };
  }
  // A release that this person may not see is answered like one that does not exist, to the last letter.
  const isStrange = tried.refusal.code === 'unknown_release';
  return { reply: isStrange ? strange : refused(tried.refusal, releaseId) };
};
