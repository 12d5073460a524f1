import type { House } from '../../../application/house.ts';
import { grantEvidence, LINK_MINUTES } from '../../../application/record/evidence-link.ts';
import { mayReadRecord } from '../../../application/record/may-read-record.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { type Reply, refused, say } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { link, type Mrkdwn, mrkdwn, renderedMrkdwn, userMention } from '../kit/mrkdwn.ts';
import { releaseFor } from '../launch/form/choose.ts';
import { sentence } from '../launch/prompt/sentence.ts';
import { counted } from '../words/listed.ts';
import { RECORD_ACTIONS } from './ids.ts';

const NO_RELEASE =
  'No release is open at the moment. For a closed one, name its key: `evidence KEY`. `list all` shows the keys.';

type Showing = { house: House; publicUrl: string | null };

const LINK_WORDS = renderedMrkdwn(
  `The address works for ${LINK_MINUTES} minutes, for whoever has it: pass on the files, not the address.`,
);

/** Where it is fetched, or made where nothing of us is reachable. */
const whereToGet = async ({ house, publicUrl }: Showing, actor: Actor, release: Release): Promise<Mrkdwn> => {
  if (publicUrl === null) {
    const { key } = release;
    return mrkdwn`Ask whoever runs Greenlight to type this, and to send you the folder:\n\`greenlight audit evidence ${key} --out ${key}-evidence\``;
  }
  const token = await grantEvidence(house, actor, release);
  return mrkdwn`${link(`${publicUrl}/evidence/${token}/`, 'Open the files')}. ${LINK_WORDS}`;
};

const showEvidence = async (
  showing: Showing,
  actor: Actor,
  releaseId: string | undefined,
): Promise<Reply> => {
  const { house } = showing;
  const { reads } = house.store;
  const release = releaseId === undefined ? null : await reads.release(actor.workspaceId, releaseId);
  const settings = await reads.settings(actor.workspaceId);
  const may = release === null ? 'unknown' : mayReadRecord(actor, release, settings);
  if (release === null || may === 'unknown') return refused({ code: 'unknown_release', typed: '', near: [] });
  const title = titleOf(release);
  if (may === 'ask') {
    return say(
      sentence(
        mrkdwn`The whole record of *${title}* is for its release manager and the admins. ${userMention(release.manager.userId)} can help you.`,
      ),
    );
  }
  const entries = (await reads.auditEntries(actor.workspaceId, release.id)).length;
  const where = await whereToGet(showing, actor, release);
  return say(
    sentence(
      mrkdwn`The record of *${title}* holds ${counted(entries, 'decision')}. ${where}\nThere is a report to read and print, the proof, and a small program with which anybody can check it.`,
    ),
  );
};

/** What was decided about a release, with its proof. */
export const registerRecord = (edge: SlackEdge, house: House, publicUrl: string | null): void => {
  const showing = { house, publicUrl };
  edge.subcommand({
    name: 'evidence',
    usage: '[KEY]',
    summary: 'How to get everything that was decided about a release, with a proof.',
    run: async (visit) => {
      const wanted = { command: null, actionId: RECORD_ACTIONS.evidence, verb: 'Show', none: NO_RELEASE };
      const chosen = await releaseFor(house, visit, wanted);
      return 'reply' in chosen ? chosen.reply : showEvidence(showing, visit.actor, chosen.release.id);
    },
  });
  edge.onAction(RECORD_ACTIONS.evidence, ({ actor, ids }) => showEvidence(showing, actor, ids?.releaseId));
};
