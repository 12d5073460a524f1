import { formatDateTime, fromEpochMs } from '../../domain/calendar.ts';
import type { PracticeSlack } from '../slack.ts';
import { otherEnd } from '../workspace/channels.ts';
import type { Channel, PracticeMessage } from '../workspace/model.ts';
import { MANAGER } from './cast.ts';

/** Tells in a terminal what everybody sees: a scene's heading with the virtual date, then message by message. */
export type Narrator = {
  scene(title: string): void;
  /** What somebody does, as a stage direction. */
  does(who: string, what: string): void;
  /** What only this person sees: an answer, a form, a confirmation. */
  shows(who: string, what: string): void;
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

/** Whose eyes a channel is read with: its first member's. */
const readerOf = (channel: Channel, slack: PracticeSlack): string => {
  const { workspace } = slack;
  if (channel.kind === 'im') return otherEnd(workspace, channel);
  return [...channel.members].find((id) => id !== workspace.app.botUserId) ?? '';
};

const placeOf = (channel: Channel, slack: PracticeSlack): string =>
  channel.kind === 'im' ? `To @${slack.person(otherEnd(slack.workspace, channel)).name}` : `#${channel.name}`;

/** What an edit brought: the lines that were not there before. */
const newLines = (before: string, after: string): string => {
  const known = new Set(before.split('\n'));
  const fresh = after.split('\n').filter((line) => !known.has(line));
  return fresh.length === 0 ? '(shorter than before)' : fresh.join('\n');
};

export const createNarrator = (slack: PracticeSlack, write: (line: string) => void): Narrator => {
  /** How many versions of each message were told already. */
  const told = new Map<string, number>();

  const now = (zone: string): string => formatDateTime(fromEpochMs(slack.clock.now()), zone);

  const tell = (channel: Channel, message: PracticeMessage): void => {
    const key = `${channel.id} ${message.ts} ${message.ephemeralFor ?? ''}`;
    const before = told.get(key) ?? 0;
    if (message.versions.length === before || message.deletedAt !== undefined) return;
    told.set(key, message.versions.length);
    const reader = slack.person(message.ephemeralFor ?? readerOf(channel, slack));
    const at = message.versions.at(-1)?.at ?? slack.clock.now();
    const zone = slack.workspace.people.get(reader.id)?.tz ?? 'UTC';
    const thread = message.threadTs !== undefined && message.threadTs !== message.ts ? ', in the thread' : '';
    const only = message.ephemeralFor === undefined ? '' : `, only @${reader.name} sees it`;
    const edited = before === 0 ? '' : ', edited';
    write(
      `\n  ${placeOf(channel, slack)}${thread}${only}${edited} (${formatDateTime(fromEpochMs(at), zone)}):`,
    );
    const known = message.versions[before - 1];
    const text = reader.reads(message);
    write(indented(known === undefined ? text : newLines(reader.reads({ ...message, ...known }), text)));
  };

  return {
    scene: (title) => {
      write(`\n\n══ ${now(MANAGER.tz)} ${'═'.repeat(Math.max(4, WIDTH - 4 - now(MANAGER.tz).length))}`);
      write(`   ${title}`);
    },
    does: (who, what) => write(`\n  > @${who} ${what}`),
    shows: (who, what) => {
      write(`\n  Only @${who} sees:`);
      write(indented(what));
    },
    tells: () => {
      const all = [...slack.workspace.channels.values()].flatMap((channel) =>
        [...channel.messages, ...channel.ephemerals].map((message) => ({ channel, message })),
      );
      all.sort((a, b) => (a.message.versions.at(-1)?.at ?? 0) - (b.message.versions.at(-1)?.at ?? 0));
      for (const { channel, message } of all) tell(channel, message);
    },
  };
};
