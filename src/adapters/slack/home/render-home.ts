import { whatNeedsMe } from '../../../application/plan/what-needs-me.ts';
import { openProposals } from '../../../application/settings/speaker-proposals.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayChangeSettings, maySee } from '../../../domain/policy.ts';
import type { HomeRenderer } from '../renderer.ts';
import { homeView } from './home-view.ts';

/** Draws the Home of the person whom the row names, from the database as it is now. */
export const renderHome: HomeRenderer = async (row, reads, { now, slashCommand }) => {
  const { workspaceId } = row;
  const userId = String(row.payload.userId ?? '');
  if (userId === '') return { skip: 'nobody named' };
  const person = await reads.person(workspaceId, userId);
  const settings = await reads.settings(workspaceId);
  // Whom the directory does not know yet sees what a guest sees, until it does.
  const actor: Actor = {
    workspaceId,
    userId,
    name: person?.name ?? '',
    isFullMember: person?.isFullMember === true && !person.deleted,
    isSlackAdmin: person?.isSlackAdmin === true || person?.isOwner === true,
  };
  const open = await reads.releases(workspaceId, 'open');
  const view = homeView({
    userId,
    isFullMember: actor.isFullMember,
    isAdmin: mayChangeSettings(actor, settings),
    settings,
    needs: await whatNeedsMe(reads, actor, now),
    proposals: actor.isFullMember ? await openProposals(reads, actor) : [],
    releases: open.filter((release) => maySee(actor, release, settings)),
    zone: person?.zone ?? settings.zone,
    now,
    slashCommand,
  });
  return { userId, view };
};
