import { MANIFEST_APP } from '../../manifest.ts';
import type { PersonDriver } from '../../people/person.ts';
import type { PracticeSlack } from '../../slack.ts';
import type { Channel, Person } from '../../workspace/model.ts';
import { NotPossible, notAcknowledged } from './not-possible.ts';
import { writableChannel } from './targets.ts';

/** A line of the composer: where it was typed, and in which thread. */
export type Line = { channel: string; text: string; threadTs?: string | undefined };

type Typing = { slack: PracticeSlack; driver: PersonDriver; channel: Channel };

const personNamed = ({ slack }: Typing, name: string): Person => {
  const wanted = name.replace(/^@/, '').toLowerCase();
  const found = [...slack.workspace.people.values()].find((person) => person.name.toLowerCase() === wanted);
  if (!found || found.deleted) throw new NotPossible(`There is nobody called ${name} here.`);
  return found;
};

/** Slack's own command, for people as well as for the bot. */
const invite = async (typing: Typing, names: readonly string[]): Promise<void> => {
  const { slack, driver, channel } = typing;
  if (names.length === 0) throw new NotPossible('Say whom to invite, as in /invite @Greenlight.');
  for (const person of names.map((name) => personNamed(typing, name))) {
    if (channel.members.has(person.id))
      throw new NotPossible(`@${person.name} is in #${channel.name} already.`);
    if (person.bot) await driver.invitesBot(channel.id);
    else await slack.changes.adds(person.id, channel.id);
  }
};

const command = async (typing: Typing, text: string): Promise<void> => {
  const { slack, driver, channel } = typing;
  const [name = '', ...words] = text.trim().split(/\s+/);
  if (name === '/invite') return invite(typing, words);
  if (!slack.workspace.app.commands.some((known) => known.name === name))
    throw new NotPossible(`${name} is not a valid command.`);
  const { problem } = await driver.types(channel.id, text.trim());
  if (problem) throw notAcknowledged(name, problem);
};

/**
 * Does what the composer does with a line: a slash command, or words, in which names become mentions.
 *
 * @throws NotPossible
 */
export const writeLine = async (slack: PracticeSlack, driver: PersonDriver, line: Line): Promise<void> => {
  const { text, threadTs } = line;
  const channel = writableChannel(slack, driver, line.channel);
  if (channel.kind === 'im' && MANIFEST_APP.isReadOnly)
    throw new NotPossible('Sending messages to this app has been turned off.');
  const isCommand = text.trimStart().startsWith('/');
  if (isCommand && threadTs !== undefined)
    throw new NotPossible('Slash commands do not work in threads: type it in the channel.');
  if (isCommand) return command({ slack, driver, channel }, text);
  const { delivered } = await driver.writes(channel.id, text, threadTs);
  if (delivered?.problem) throw notAcknowledged('The mention', delivered.problem);
};
