import type { House } from '../../../../application/house.ts';
import { chooseRelease } from '../../../../application/plan/choose-release.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import type { Release } from '../../../../domain/release.ts';
import { mayPlan } from '../../../../domain/settings/settings.ts';
import { type Reply, refused, say } from '../../edge/reply.ts';
import type { CommandVisit } from '../../edge/visit.ts';
import { textAfter } from '../../kit/decode-command.ts';
import { message } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { choiceMessage, type Wanted } from '../form/choice.ts';

export type Pick = {
  /** What is wanted of it; null for looking. */
  command: PersonCommand | null;
  /** Other words may follow the key: a reason. */
  openEnded: boolean;
  wanted: Wanted;
  /** The slash command, for what to type next. */
  slashCommand: string;
  /** Makes what the choice's buttons carry on with, out of the words that are left. */
  carry?: (rest: string) => Promise<string | undefined>;
};

/** Words that can name a release: mentions of people and channels cannot. */
const plainWords = ({ command }: CommandVisit): string[] =>
  command.words.slice(1).flatMap((word) => (word.kind === 'text' || word.kind === 'link' ? [word.text] : []));

/** The release that a command is about and the words that follow it, or a reply that lets the person choose. */
export const pickRelease = async (
  house: House,
  visit: CommandVisit,
  { command, openEnded, wanted, slashCommand, carry }: Pick,
): Promise<{ release: Release; rest: string } | { reply: Reply }> => {
  const { actor, channelId } = visit;
  if (!actor.isFullMember) return { reply: refused({ code: 'not_a_member', reading: command === null }) };
  if (!mayPlan(await house.store.reads.settings(actor.workspaceId))) {
    return { reply: refused({ code: 'not_set_up', reading: command === null }) };
  }
  const words = plainWords(visit);
  const chosen = await chooseRelease(house.store.reads, { actor, channelId, words, openEnded, command });
  switch (chosen.kind) {
    case 'one':
      return { release: chosen.release, rest: textAfter(visit.command, 1 + chosen.used) };
    case 'many': {
      const extra = await carry?.(textAfter(visit.command, 1 + chosen.used));
      const offered = { ...wanted, ...(extra !== undefined && { extra }) };
      return { reply: say(choiceMessage(chosen.releases, offered)) };
    }
    case 'refused':
      return { reply: refused(chosen.refusal) };
    case 'none': {
      const none = mrkdwn`There is no release for this at the moment. \`${slashCommand} list\` shows all that you can see.`;
      return { reply: say(message(none)) };
    }
  }
};
