import type { House } from '../../../../application/house.ts';
import { chooseRelease } from '../../../../application/plan/choose-release.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { type Reply, refused, say } from '../../edge/reply.ts';
import { packIds } from '../../edge/value.ts';
import type { CommandVisit } from '../../edge/visit.ts';
import { section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { message } from '../../kit/message.ts';
import { joinMrkdwn, mrkdwn, renderedMrkdwn } from '../../kit/mrkdwn.ts';
import { sentence } from '../prompt/sentence.ts';

/** What the command wants of a release, and the button that does the same to each of several. */
export type Wanted = {
  command: PersonCommand | null;
  actionId: string;
  /** "Launch": the button's verb. */
  verb: string;
  /** Said when there is no such release, with what to do. */
  none: string;
};

const MOST = 10;

const choice = ({ actionId, verb }: Wanted, releases: readonly Release[]): Reply => {
  const question = mrkdwn`Which release? ${joinMrkdwn(
    releases.slice(0, MOST).map((release) => titleOf(release)),
    ', ',
  )}`;
  const rows = releases.slice(0, MOST).map((release) =>
    section(mrkdwn`*${titleOf(release)}* (\`${release.key}\`)`, {
      accessory: button({
        actionId,
        text: `${verb} ${titleOf(release)}`,
        value: packIds({ releaseId: release.id }),
      }),
    }),
  );
  const more = releases.length > MOST ? [section('There are more: type the key behind the command.')] : [];
  return say(message(question, [section('Which release?'), ...rows, ...more]));
};

/** The release that a command is about, or the reply that asks for it. */
export const releaseFor = async (
  house: House,
  { actor, channelId, words }: CommandVisit,
  wanted: Wanted,
): Promise<{ release: Release } | { reply: Reply }> => {
  const wish = { actor, channelId, words, openEnded: false, command: wanted.command };
  const chosen = await chooseRelease(house.store.reads, wish);
  switch (chosen.kind) {
    case 'one':
      return { release: chosen.release };
    case 'many':
      return { reply: choice(wanted, chosen.releases) };
    case 'refused':
      return { reply: refused(chosen.refusal) };
    case 'none':
      return { reply: say(sentence(renderedMrkdwn(wanted.none))) };
  }
};
