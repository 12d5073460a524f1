import type { KnownBlock } from '@slack/types';
import type { DueRow, Reads } from '../../../application/ports.ts';
import { presentSpeakers, whoSpeaksSubject } from '../../../application/settings/ask-who-speaks.ts';
import {
  isProposalOpen,
  openProposalFor,
  type SpeakerProposal,
} from '../../../application/settings/speaker-proposals.ts';
import { type Department, departmentById } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { richText } from '../kit/rich-text.ts';
import type { Rendered, Renderer } from '../renderer.ts';
import { plainName } from '../words/plain-name.ts';
import { SETUP_ACTIONS } from './ids.ts';

/** "Who speaks for Docs?", in its own channel. */
export const whoSpeaks = (department: Department): SlackMessage => {
  const { id, name } = department;
  const text = mrkdwn`Who speaks for ${name}? Greenlight asks this channel before each release, and nobody can answer yet.`;
  const value = packIds({ departmentId: id });
  return message(text, [
    section(text),
    actions('speaker.who', [
      button({
        actionId: SETUP_ACTIONS.iSpeak,
        text: 'I do',
        value,
        style: 'primary',
        accessibilityLabel: `I speak for ${plainName(name, 40)}`,
      }),
      button({ actionId: SETUP_ACTIONS.suggest, text: 'Suggest someone', value }),
    ]),
    context('This is what will be asked:'),
    richText(department.question),
  ]);
};

/** Somebody offered, or was suggested: it counts once it is confirmed, and others can still be named. */
export const speakerOffered = (
  { id, name }: Department,
  { userId, proposedBy }: Pick<SpeakerProposal, 'userId' | 'proposedBy'>,
): SlackMessage => {
  const who =
    userId === proposedBy
      ? mrkdwn`${userMention(userId)} offered to speak for ${name}`
      : mrkdwn`${userMention(proposedBy)} suggested that ${userMention(userId)} speaks for ${name}`;
  const text = mrkdwn`${who}; an admin or release manager confirms.`;
  return message(text, [
    section(text),
    actions('speaker.who', [
      button({
        actionId: SETUP_ACTIONS.suggest,
        text: 'Suggest someone else',
        value: packIds({ departmentId: id }),
        accessibilityLabel: `Suggest someone else for ${plainName(name, 40)}`,
      }),
    ]),
  ]);
};

const MOST_NAMED = 5;

type Proposed = { department: Department; userId: string; proposedBy: string };

const proposedWords = ({ department: { name }, userId, proposedBy }: Proposed): Mrkdwn =>
  userId === proposedBy
    ? mrkdwn`${userMention(userId)} says: I speak for ${name}. Is that right? Whoever speaks for ${name} gives its green light.`
    : mrkdwn`${userMention(proposedBy)} suggests that ${userMention(userId)} speaks for ${name}. Is that right? Whoever speaks for ${name} gives its green light.`;

/** The question and its two buttons, for a message, or as the n-th on Home. */
export const proposedBlocks = (proposed: Proposed, onHome?: number): KnownBlock[] => {
  const { department, userId, proposedBy } = proposed;
  const value = packIds({ departmentId: department.id, extra: `${userId}:${proposedBy}` });
  const about = plainName(department.name, 40);
  return [
    section(proposedWords(proposed)),
    actions(onHome === undefined ? 'speaker.proposed' : `home.speaker_${onHome}`, [
      button({
        actionId: SETUP_ACTIONS.confirm,
        text: 'Confirm',
        value,
        // Home has a primary button of its own.
        ...(onHome === undefined && { style: 'primary' }),
        accessibilityLabel: `Confirm who speaks for ${about}`,
      }),
      button({
        actionId: SETUP_ACTIONS.decline,
        text: 'No',
        value,
        accessibilityLabel: `No, somebody else speaks for ${about}`,
      }),
    ]),
  ];
};

/** To an admin or release manager: is that right? */
export const speakerProposed = (proposed: Proposed): SlackMessage =>
  message(proposedWords(proposed), proposedBlocks(proposed));

/** To the person themselves. */
export const speakerDecided = (
  department: Department,
  agreed: boolean,
  slashCommand: string,
): SlackMessage => {
  const { name } = department;
  const text = agreed
    ? mrkdwn`You speak for ${name} now: before each release Greenlight asks you whether ${name} is ready. \`${slashCommand}\` shows what needs you.`
    : mrkdwn`Somebody else will speak for ${name}: an admin or release manager decided so. Nothing for you to do.`;
  return message(text, [section(text)]);
};

/** The question is settled: nothing to press any more. */
export const speaksNow = (department: Department, userIds: readonly string[]): SlackMessage => {
  const [first = '', ...others] = userIds.slice(0, MOST_NAMED);
  const who = joinMrkdwn([first, ...others].map(userMention), ', ');
  const verb = others.length === 0 ? 'speaks' : 'speak';
  const text = mrkdwn`${who} ${verb} for ${department.name} now.`;
  return message(text, [section(text)]);
};

const plainly = (text: Mrkdwn): Rendered => ({ message: message(text, [section(text)]) });

const departmentOf = async (row: DueRow, reads: Reads): Promise<Department | undefined> =>
  departmentById(await reads.settings(row.workspaceId), String(row.payload.departmentId ?? ''));

const GONE: Rendered = { skip: 'department gone' };
const NOT_ASKED_ANY_MORE = mrkdwn`This department is not asked any more. Nothing to do.`;

const stands = async (row: DueRow, reads: Reads): Promise<boolean> =>
  row.slotKey !== null && (await reads.message(row.workspaceId, row.slotKey)) !== null;

/** The proposal that a row names: none unless it was just made. */
const madeJustNow = ({ payload }: DueRow, departmentId: string): SpeakerProposal | null => {
  const { userId, proposedBy } = payload;
  return typeof userId === 'string' && typeof proposedBy === 'string'
    ? { departmentId, userId, proposedBy }
    : null;
};

/** Renders `board.who_speaks`: who offered to speak for the department, and once somebody does, who. */
export const renderWhoSpeaks: Renderer = async (row, reads) => {
  const department = await departmentOf(row, reads);
  const isThere = await stands(row, reads);
  if (department === undefined) return isThere ? plainly(NOT_ASKED_ANY_MORE) : GONE;
  const present = await presentSpeakers(reads, row.workspaceId, department);
  if (present.length > 0) {
    return isThere ? { message: speaksNow(department, present) } : { skip: 'somebody speaks' };
  }
  const { channelId, name } = department;
  const asked = row.slot === null || !('channel' in row.slot.audience) ? null : row.slot.audience.channel;
  if (channelId !== asked) {
    if (!isThere) return { skip: 'asked elsewhere' };
    const where = channelId === null ? mrkdwn`directly` : mrkdwn`in ${channelMention(channelId)}`;
    return plainly(mrkdwn`${name} is asked ${where} now.`);
  }
  // Whoever was named has left, and the question was put anew.
  if (row.slot?.subject !== whoSpeaksSubject(department)) {
    return isThere ? plainly(mrkdwn`Who speaks for ${name}? This was asked anew.`) : { skip: 'asked anew' };
  }
  const settings = await reads.settings(row.workspaceId);
  const made = madeJustNow(row, department.id);
  const offered = await openProposalFor(reads, settings, { departmentId: department.id, made });
  return { message: offered === null ? whoSpeaks(department) : speakerOffered(department, offered) };
};

/** Renders `board.speaker_proposed`: with buttons while it is open, else how it was settled. */
export const renderSpeakerProposed: Renderer = async (row, reads) => {
  const department = await departmentOf(row, reads);
  const isThere = await stands(row, reads);
  if (department === undefined) return isThere ? plainly(NOT_ASKED_ANY_MORE) : GONE;
  const { workspaceId, payload } = row;
  const userId = String(payload.userId ?? '');
  const proposedBy = String(payload.proposedBy ?? '');
  const proposal = { departmentId: department.id, userId, proposedBy };
  const settings = await reads.settings(workspaceId);
  if (await isProposalOpen(reads, settings, proposal)) {
    return { message: speakerProposed({ department, userId, proposedBy }) };
  }
  if (!isThere) return { skip: 'settled already' };
  const present = await presentSpeakers(reads, workspaceId, department);
  if (present.length > 0) return { message: speaksNow(department, present) };
  return plainly(mrkdwn`Settled: ${userMention(userId)} does not speak for ${department.name}.`);
};

/** Renders `statement.speaker_decided`. */
export const renderSpeakerDecided: Renderer = async (row, reads, { slashCommand }) => {
  const department = await departmentOf(row, reads);
  if (department === undefined) return GONE;
  return { message: speakerDecided(department, row.payload.agreed === true, slashCommand) };
};
