import { formatDateTime, fromEpochMs } from '../../domain/calendar.ts';
import { readMessage } from '../read/message.ts';
import type { PracticeSlack } from '../slack.ts';
import { otherEnd, personCalled } from '../workspace/channels.ts';
import type { Channel, MessageVersion, PracticeMessage } from '../workspace/model.ts';
import { leadId, MANAGER } from './cast.ts';

/** Tells in a terminal what everybody sees: a scene's heading with the virtual date, then message by message. */
export type Narrator = {
  /** Something happens at the present time. */
  scene(title: string): void;
  /** Time has passed until now; what came meanwhile follows. */
  passage(title: string): void;
  /** What somebody does, as a stage direction. */
  does(who: string, what: string): void;
  /** What only this person sees: an answer, a form, a confirmation. */
  shows(who: string, what: string): void;
  /** A command in the terminal, and what it wrote. */
  runs(command: string, output: string): void;
  /** Everything that was posted or edited since the last time. */
  tells(): void;
};

const WIDTH = 100;
const INDENT = '    ';

const indented = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => wrapped(line))
    .map((line) => `${INDENT}| ${line}`)
    .join('\n');

const wrapped = (line: string): string[] => {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<= )/)) {
    if (current !== '' && (current + word).trimEnd().length > WIDTH - INDENT.length - 2) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += word;
  }
  return [...lines, current.trimEnd()];
};

/** Whose eyes a channel is read with: its lead's, or the release manager's where everybody is. */
const readerOf = (channel: Channel, slack: PracticeSlack): string => {
  const { workspace } = slack;
  if (channel.kind === 'im') return otherEnd(workspace, channel);
  const lead = leadId(channel.name);
  return channel.members.has(lead) ? lead : MANAGER.id;
};

/** A message as somebody read it at that moment: "today" is the day on which it came. */
const readAt = (
  slack: PracticeSlack,
  person: { tz: string },
  message: Pick<PracticeMessage, 'text' | 'blocks'>,
  at: number,
): string => {
  const { people, channels } = slack.workspace;
  return readMessage(message, {
    timeZone: person.tz,
    nameOfUser: (id) => people.get(id)?.name ?? id,
    nameOfChannel: (id) => channels.get(id)?.name ?? id,
    now: () => at,
  });
};

const placeOf = (channel: Channel, slack: PracticeSlack): string =>
  channel.kind === 'im' ? `To @${slack.person(otherEnd(slack.workspace, channel)).name}` : `#${channel.name}`;

/** A name with or without its mark: an edit mentions nobody anew, and that is no news. */
const unmarked = (line: string): string => line.replaceAll('@', '');

/**
 * What an edit brought: the lines that were not there before, both read today, so that a passing day is no news.
 * Null when a reader would notice nothing.
 */
const newLines = (before: string, after: string): string | null => {
  const known = new Set(before.split('\n').map(unmarked));
  const fresh = after.split('\n').filter((line) => !known.has(unmarked(line)));
  if (fresh.length > 0) return fresh.join('\n');
  return after.split('\n').length < before.split('\n').length ? '(shorter than before)' : null;
};

/** One thing to tell: a version of a message, and the one that was told before it. */
type News = {
  channel: Channel;
  message: PracticeMessage;
  version: MessageVersion;
  before: MessageVersion | undefined;
};

/** What was not told yet: a new message as it was posted, and of all edits since the newest. */
const newsOf = (channel: Channel, message: PracticeMessage, told: number): News[] => {
  const { versions } = message;
  const [first] = versions;
  const newest = versions.at(-1);
  if (first === undefined || newest === undefined || message.deletedAt !== undefined) return [];
  const posted = told === 0 ? [{ channel, message, version: first, before: undefined }] : [];
  const before = told === 0 ? first : versions[told - 1];
  const isEdited = versions.length > Math.max(told, 1);
  return isEdited ? [...posted, { channel, message, version: newest, before }] : posted;
};

/** Makes the narrator of a practice Slack: it has told nothing yet. */
export const createNarrator = (slack: PracticeSlack, write: (line: string) => void): Narrator => {
  /** How many versions of each message were told already. */
  const told = new Map<PracticeMessage, number>();

  const heading = (words: string, title: string): void => {
    const moment = `${words}${formatDateTime(fromEpochMs(slack.clock.now()), MANAGER.tz)}`;
    write(`\n\n══ ${moment} ${'═'.repeat(Math.max(4, WIDTH - 4 - moment.length))}`);
    write(`   ${title}`);
  };

  const tell = ({ channel, message, version, before }: News): void => {
    const reader = personCalled(slack.workspace, message.ephemeralFor ?? readerOf(channel, slack));
    const now = readAt(slack, reader, version, version.at);
    const text = before === undefined ? now : newLines(readAt(slack, reader, before, version.at), now);
    if (text === null) return;
    const thread = message.threadTs !== undefined && message.threadTs !== message.ts ? ', in the thread' : '';
    const only = message.ephemeralFor === undefined ? '' : `, only @${reader.name} sees it`;
    const edited = before === undefined ? '' : ', edited';
    const moment = formatDateTime(fromEpochMs(version.at), reader.tz);
    write(`\n  ${placeOf(channel, slack)}${thread}${only}${edited} (${moment}):`);
    write(indented(text));
  };

  return {
    scene: (title) => heading('', title),
    passage: (title) => heading('Until ', title),
    does: (who, what) => write(`\n  > @${who} ${what}`),
    shows: (who, what) => {
      write(`\n  Only @${who} sees:`);
      write(indented(what));
    },
    runs: (command, output) => {
      write(`\n  $ ${command}`);
      write(indented(output.trimEnd()));
    },
    tells: () => {
      const news = [...slack.workspace.channels.values()].flatMap((channel) =>
        [...channel.messages, ...channel.ephemerals].flatMap((message) => {
          const found = newsOf(channel, message, told.get(message) ?? 0);
          told.set(message, message.versions.length);
          return found;
        }),
      );
      news.sort((a, b) => a.version.at - b.version.at);
      for (const each of news) tell(each);
    },
  };
};
