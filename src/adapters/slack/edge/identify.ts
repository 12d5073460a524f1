import { createHash } from 'node:crypto';
import type { Reads } from '../../../application/ports.ts';
import type { Actor } from '../../../domain/person.ts';

export type Identified = { actor: Actor; known: boolean };

/**
 * Who acts, from the verified request and the directory. Somebody whom the directory does not know yet, and
 * anybody of another organisation, counts as a guest until it does.
 *
 * @param homeTeamId the installation that was authorised, never the payload's team
 * @param userTeamId the team that Slack says the person belongs to, where it says so
 */
export const identify = async (
  reads: Reads,
  homeTeamId: string,
  userId: string,
  userTeamId: string | undefined,
): Promise<Identified> => {
  const person = await reads.person(homeTeamId, userId);
  const stranger = userTeamId !== undefined && userTeamId !== homeTeamId;
  const actor: Actor = {
    workspaceId: homeTeamId,
    userId,
    name: person?.name ?? 'somebody',
    isFullMember: !stranger && person !== null && person.isFullMember && !person.deleted,
    isSlackAdmin: !stranger && person !== null && (person.isSlackAdmin || person.isOwner),
  };
  return { actor, known: stranger || person !== null };
};

/**
 * The key under which a request is recognised when it comes twice. Slack repeats the trigger with a retry;
 * two real clicks have two. Hashed, so that what is kept ties an answer to nobody.
 */
export const requestKey = (kind: string, triggerId: string | undefined): string | null =>
  triggerId === undefined ? null : createHash('sha256').update(`${kind}:${triggerId}`).digest('hex');
