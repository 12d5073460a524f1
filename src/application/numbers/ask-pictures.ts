import { PRIORITY } from '../../domain/delivery/due-action.ts';
import { mayReadNumbers } from '../../domain/numbers/may-read.ts';
import type { Picture } from '../../domain/numbers/pictures.ts';
import type { Scope } from '../../domain/numbers/scope.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';

/**
 * Draws a picture as PNG.
 *
 * @param scope "all products, 2026"
 */
export type DrawPicture = (picture: Picture, scope: string) => Promise<Uint8Array>;

/** Somebody wants the numbers of a scope as pictures: drawn when they are sent, to them alone. */
export const askPictures = (
  house: House,
  request: Request,
  { product, year }: Scope,
): Promise<{ ok: true } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true } | Refused> => {
    const { actor } = request;
    const { workspaceId, userId } = actor;
    if (!mayReadNumbers(actor, await tx.settings(workspaceId)))
      return refuse({ code: 'not_a_member', reading: true });
    const now = house.clock.now();
    const subject = house.ids.next();
    const slot = { kind: 'statement.numbers_pictures', subject, audience: { user: userId } } as const;
    const action = {
      key: `numbers_pictures:${subject}`,
      kind: slot.kind,
      releaseId: null,
      dueAt: now,
      priority: PRIORITY.clicked,
      payload: { v: 1, product, year },
      slot,
      threadOf: null,
    } as const;
    await tx.schedule(workspaceId, [action], now);
    return { ok: true };
  });
