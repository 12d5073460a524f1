import { decide } from '../../domain/decide.ts';
import { PRIORITY } from '../../domain/delivery/due-action.ts';
import { githubHost, readReleaseLink } from '../../domain/github-notes/release-link.ts';
import { maySee } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { GithubPlace } from './github-port.ts';

/** `behind`: what stands there already stays in front of it. */
export type NotesWish = { releaseId: string; link: string; behind: boolean };

/** Nobody waits for the network in a form: the notes are fetched at once afterwards, and whoever asked hears of it. */
export const askNotes = (
  house: House,
  request: Request,
  { releaseId, link, behind }: NotesWish,
  { apiUrl }: GithubPlace,
): Promise<{ ok: true } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true } | Refused> => {
    const { actor } = request;
    const { workspaceId, userId } = actor;
    const settings = await tx.settings(workspaceId);
    const release = await tx.release(workspaceId, releaseId);
    if (release === null || !maySee(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const now = house.clock.now();
    const probed = decide(release, { type: 'edit', change: {} }, { actor, now, settings });
    if (!probed.ok) return probed;
    const host = githubHost(apiUrl);
    if (readReleaseLink(link, host) === null) {
      const problem = `Write the address of one release, as in https://${host}/OWNER/REPOSITORY/releases/tag/v2.0.`;
      return refuse({ code: 'fields_invalid', problems: [{ field: 'link', problem }] });
    }
    const id = house.ids.next();
    const errand = {
      key: `notes.fetch:${id}`,
      kind: 'notes.fetch',
      releaseId,
      dueAt: now,
      priority: PRIORITY.clicked,
      payload: { v: 1, id, userId, link: link.trim(), behind },
      slot: null,
      threadOf: null,
    } as const;
    await tx.schedule(workspaceId, [errand], now);
    return { ok: true };
  });
