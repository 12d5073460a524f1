import { presentSpeakers } from '../../../application/ask-who-speaks.ts';
import type { DueRow, Reads } from '../../../application/ports.ts';
import { type Department, departmentById } from '../../../domain/settings.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { mrkdwn, userMention } from '../kit/mrkdwn.ts';
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

type Proposed = { department: Department; userId: string; proposedBy: string };

/** To an admin or release manager: is that right? */
export const speakerProposed = ({ department, userId, proposedBy }: Proposed): SlackMessage => {
  const { id, name } = department;
  const own = userId === proposedBy;
  const text = own
    ? mrkdwn`${userMention(userId)} says: I speak for ${name}. Is that right? Whoever speaks for ${name} gives its green light.`
    : mrkdwn`${userMention(proposedBy)} suggests that ${userMention(userId)} speaks for ${name}. Is that right? Whoever speaks for ${name} gives its green light.`;
  const value = packIds({ departmentId: id, extra: userId });
  return message(text, [
    section(text),
    actions('speaker.proposed', [
      button({ actionId: SETUP_ACTIONS.confirm, text: 'Confirm', value, style: 'primary' }),
      button({ actionId: SETUP_ACTIONS.decline, text: 'No', value }),
    ]),
  ]);
};

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

const departmentOf = async (row: DueRow, reads: Reads): Promise<Department | undefined> =>
  departmentById(await reads.settings(row.workspaceId), String(row.payload.departmentId ?? ''));

const GONE: Rendered = { skip: 'department gone' };

/** Renders `statement.who_speaks`; somebody may have been named meanwhile. */
export const renderWhoSpeaks: Renderer = async (row, reads) => {
  const department = await departmentOf(row, reads);
  if (department === undefined) return GONE;
  const present = await presentSpeakers(reads, row.workspaceId, department);
  return present.length > 0 ? { skip: 'somebody speaks' } : { message: whoSpeaks(department) };
};

/** Renders `statement.speaker_proposed`; one of those who were asked may have answered. */
export const renderSpeakerProposed: Renderer = async (row, reads) => {
  const department = await departmentOf(row, reads);
  if (department === undefined) return GONE;
  const userId = String(row.payload.userId ?? '');
  if (department.leads.includes(userId)) return { skip: 'named already' };
  const proposedBy = String(row.payload.proposedBy ?? '');
  return { message: speakerProposed({ department, userId, proposedBy }) };
};

/** Renders `statement.speaker_decided`. */
export const renderSpeakerDecided: Renderer = async (row, reads, { slashCommand }) => {
  const department = await departmentOf(row, reads);
  if (department === undefined) return GONE;
  return { message: speakerDecided(department, row.payload.agreed === true, slashCommand) };
};
