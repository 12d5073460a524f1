import type { Reads } from '../../../application/ports.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayChangeSettings } from '../../../domain/policy.ts';
import { mayPlan } from '../../../domain/settings/settings.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Registry } from './registry.ts';
import type { Subcommand } from './slack-edge.ts';

type Commands = Pick<Registry, 'slashCommand' | 'subcommands'>;

/** What somebody wants to do, and the commands for it. */
const GROUPS: readonly { word: string; title: string; commands: readonly string[] }[] = [
  {
    word: 'plan',
    title: 'Plan',
    commands: [
      'new',
      'edit',
      'timeline',
      'start',
      'hold',
      'resume',
      'cancel',
      'move',
      'handover',
      'trial',
      'wave',
      'split',
      'merge',
      'hotfix',
    ],
  },
  { word: 'answer', title: 'Answer', commands: ['blocker', 'away'] },
  {
    word: 'launch',
    title: 'Launch',
    commands: ['launch', 'rollcall', 'issue', 'announcements', 'feedback', 'retro', 'close'],
  },
  {
    word: 'look',
    title: 'Look',
    commands: ['list', 'show', 'status', 'chase', 'evidence', 'notes', 'lessons', 'subscribe', 'stats'],
  },
  { word: 'setup', title: 'Set up', commands: ['setup', 'settings'] },
];

/** Answers are given by buttons. */
const answering = ({ slashCommand }: Commands): Mrkdwn =>
  mrkdwn`press a button on your department's card; \`${slashCommand}\` alone shows what needs you`;

/** A command with what follows it and what it does, in one line. */
export const usageLine = (slashCommand: string, { name, usage, summary }: Subcommand): Mrkdwn =>
  mrkdwn`\`${slashCommand} ${[name, usage].filter((part) => part !== '').join(' ')}\`  ${summary}`;

const groupLine = (registry: Commands, { word, title, commands }: (typeof GROUPS)[number]): Mrkdwn => {
  const there = registry.subcommands.filter(({ name }) => commands.includes(name));
  const names = joinMrkdwn(
    there.map(({ name }) => mrkdwn`\`${name}\``),
    ', ',
  );
  return mrkdwn`*${title}*: ${joinMrkdwn([word === 'answer' ? answering(registry) : null, names], '; ')}`;
};

/** Who asks for help: what they can do first differs. */
export type Asking = 'member' | 'guest' | 'may_set_up' | 'waits_for_set_up';

const FIRST: Record<Asking, (slashCommand: string) => Mrkdwn> = {
  member: (slashCommand) =>
    mrkdwn`Greenlight asks every department for its green light before a release is launched. Start with \`${slashCommand} new\`; \`${slashCommand}\` alone shows what needs you.`,
  guest: () =>
    mrkdwn`Greenlight coordinates releases here. You read the announcements in their channels and can rate each release there; planning and green lights belong to full members of this workspace.`,
  may_set_up: (slashCommand) =>
    mrkdwn`Greenlight is not set up here yet. Begin with \`${slashCommand} setup\`: three short screens.`,
  waits_for_set_up: (slashCommand) =>
    mrkdwn`Greenlight is not set up here yet. An admin can do it in a few minutes with \`${slashCommand} setup\`.`,
};

/** The commands by what they are for, one line each; guests read what they can do, and no commands. */
export const helpMessage = (registry: Commands, asking: Asking = 'member'): SlackMessage => {
  const { slashCommand } = registry;
  const first = FIRST[asking](slashCommand);
  if (asking === 'guest') return message(first, [section(first)]);
  const lines = joinMrkdwn(GROUPS.map((group) => groupLine(registry, group)));
  const more = mrkdwn`\`${slashCommand} help plan\` says more about a line, \`${slashCommand} help hold\` about a command.`;
  return message(joinMrkdwn([first, lines, more]), [section(first), section(lines), section(more)]);
};

/** More about one group or one command; null for a word that is neither. */
const helpAbout = (registry: Commands, word: string): SlackMessage | null => {
  const { slashCommand, subcommands } = registry;
  const group = GROUPS.find((each) => each.word === word || each.title.toLowerCase() === word);
  const named = subcommands.filter(({ name }) =>
    group === undefined ? name === word : group.commands.includes(name),
  );
  if (group === undefined && named.length === 0) return null;
  const text = joinMrkdwn([
    ...(group === undefined ? [] : [groupLine(registry, group)]),
    ...named.map((subcommand) => usageLine(slashCommand, subcommand)),
  ]);
  return message(text, [section(text)]);
};

/** Help for this person, about one word where they typed one. */
export const helpFor = async (
  reads: Pick<Reads, 'settings'>,
  registry: Commands,
  { actor, word = '' }: { actor: Actor; word?: string },
): Promise<SlackMessage> => {
  if (!actor.isFullMember) return helpMessage(registry, 'guest');
  const about = word === '' ? null : helpAbout(registry, word);
  if (about !== null) return about;
  const settings = await reads.settings(actor.workspaceId);
  if (mayPlan(settings)) return helpMessage(registry);
  return helpMessage(registry, mayChangeSettings(actor, settings) ? 'may_set_up' : 'waits_for_set_up');
};
