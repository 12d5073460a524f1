import type { KnownBlock, ModalView } from '@slack/types';
import type { Hit } from '../../../domain/announcement/search-notes.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { slackDay } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import { longTextField, radioField } from '../kit/inputs.ts';
import { LIMITS } from '../kit/limits.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { LAUNCH_ACTIONS } from '../launch/ids.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { counted } from '../words/listed.ts';
import { NOTES_ACTIONS, NOTES_FORMS } from './ids.ts';

const MOST = 10;

const none = (query: string, slashCommand: string): SlackMessage => {
  const line =
    query === ''
      ? mrkdwn`Nothing has been published yet.`
      : mrkdwn`Nothing published says "${query}". All words have to stand in it: try fewer, or \`${slashCommand} notes\` for the newest.`;
  return message(line, [section(line)]);
};

/** What was found in published announcements, the newest first. */
export const foundNotes = (
  hits: readonly Hit[],
  { query, zone, slashCommand }: { query: string; zone: string; slashCommand: string },
): SlackMessage => {
  if (hits.length === 0) return none(query, slashCommand);
  const lead =
    query === ''
      ? mrkdwn`The newest announcements`
      : mrkdwn`${counted(hits.length, 'announcement')} with "${query}"`;
  const shown = hits.slice(0, MOST);
  return message(
    mrkdwn`${lead}: ${joinMrkdwn(
      shown.map(({ title }) => title),
      ', ',
    )}`,
    [
      section(mrkdwn`${lead}:`),
      ...shown.flatMap((hit) => [
        section(mrkdwn`*${hit.title}*  \`${hit.key}\`, ${slackDay(hit.at, zone)}`, {
          accessory: button({
            actionId: LAUNCH_ACTIONS.read,
            text: 'Read the announcement',
            value: packIds({ releaseId: hit.releaseId }),
            accessibilityLabel: `Read the announcement of ${hit.title}`,
          }),
        }),
        richQuote(hit.excerpt, 300),
      ]),
      ...(hits.length > MOST ? [context(`And ${hits.length - MOST} more: add a word.`)] : []),
    ],
  );
};

/** What stands there already stays, unless somebody says otherwise. */
export const behindField = ({ plan }: Release): KnownBlock[] => {
  const has = plan.highlights.length;
  return has === 0
    ? []
    : [
        radioField({
          id: 'how',
          label: `There are ${has.toLocaleString('en-US')} characters already`,
          choices: [
            { value: 'behind', text: 'Put it behind them' },
            { value: 'instead', text: 'Put it in their place' },
          ],
          initial: 'behind',
        }),
      ];
};

/** Notes that were written elsewhere: a field takes 3,000 characters, so long ones come part by part. */
export const pasteForm = (release: Release): ModalView =>
  modal({
    callbackId: NOTES_FORMS.paste,
    title: 'Paste the notes',
    submit: 'Save',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`The notes of *${titleOf(release)}* become the highlights of its announcement; what has no room there follows in its thread.`,
        {
          accessory: button({
            actionId: NOTES_ACTIONS.github,
            text: 'Fetch from GitHub',
            value: packIds({ releaseId: release.id }),
          }),
        },
      ),
      longTextField({
        id: 'notes',
        label: 'Notes',
        hint: 'At most 3,000 characters at once: paste the next part behind it.',
        maxLength: LIMITS.inputText,
      }),
      ...behindField(release),
    ],
  });
