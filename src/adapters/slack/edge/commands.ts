import type { Reads } from '../../../application/ports.ts';
import { nearestWord } from '../../../domain/nearest-word.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { helpFor, usageLine } from './help.ts';
import type { Registry } from './registry.ts';
import { type Reply, say } from './reply.ts';
import type { CommandVisit } from './visit.ts';

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
export const runCommand = async (
  registry: Registry,
  visit: CommandVisit,
  reads: Pick<Reads, 'settings'>,
): Promise<Reply> => {
  const { subcommand: word, actor, rest } = visit;
  const bare = registry.bareCommand();
  if (word === '' && bare !== undefined) return bare(visit);
  if (word === '' || word === 'help') {
    return say(await helpFor(reads, registry, { actor, word: rest.trim().toLowerCase() }));
  }
  const known = registry.subcommands.find(({ name }) => name === word);
  return known === undefined ? unknown(registry, word) : known.run(visit);
};
