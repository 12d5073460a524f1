import { nearestWord } from '../../../domain/nearest-word.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Registry } from './registry.ts';
import { type Reply, say } from './reply.ts';
import type { CommandVisit } from './visit.ts';

const usageLine = (slashCommand: string, { name, usage, summary }: Registry['subcommands'][number]) =>
  mrkdwn`\`${slashCommand} ${[name, usage].filter((part) => part !== '').join(' ')}\`  ${summary}`;

/** What everybody gets who asks for help, mentions the bot, or types something it does not know. */
export const helpMessage = (registry: Pick<Registry, 'slashCommand' | 'subcommands'>): SlackMessage => {
  const { slashCommand, subcommands } = registry;
  const first = mrkdwn`Greenlight asks every department for its green light before a release is launched. Start with \`${slashCommand} new\`; \`${slashCommand}\` alone shows what needs you.`;
  const lines = joinMrkdwn(subcommands.map((subcommand) => usageLine(slashCommand, subcommand)));
  return message(joinMrkdwn([first, lines]), [section(first), section(lines)]);
};

const unknown = (registry: Registry, word: string): Reply => {
  const near = nearestWord(
    word,
    registry.subcommands.map(({ name }) => name),
  );
  const subcommand = registry.subcommands.find(({ name }) => name === near);
  const { slashCommand } = registry;
  if (subcommand === undefined) {
    return say(message(mrkdwn`I do not know "${word}". \`${slashCommand} help\` shows what there is.`));
  }
  const hint = usageLine(slashCommand, subcommand);
  return say(message(mrkdwn`I do not know "${word}". Did you mean this? ${hint}`));
};

/** Finds the subcommand and runs it; help and unknown words are answered here. */
export const runCommand = (registry: Registry, visit: CommandVisit): Promise<Reply> => {
  const { subcommand: word } = visit;
  if (word === '') {
    const bare = registry.bareCommand();
    return bare === undefined ? Promise.resolve(say(helpMessage(registry))) : bare(visit);
  }
  if (word === 'help') return Promise.resolve(say(helpMessage(registry)));
  const known = registry.subcommands.find(({ name }) => name === word);
  return known === undefined ? Promise.resolve(unknown(registry, word)) : known.run(visit);
};
