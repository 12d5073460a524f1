import { mayPlan } from '../../../domain/settings/settings.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { Renderer } from '../renderer.ts';
import { SETUP_ACTIONS } from './ids.ts';

/** To the first owner or admin who shows up: what the bot does, and the one next step. */
export const invitation = (slashCommand: string): SlackMessage => {
  const text = mrkdwn`Greenlight coordinates releases: every department gives its green light, then the release manager launches. To begin, it needs three short screens from you: channels, departments, people. Press “Set up”, or type \`${slashCommand} setup\`.`;
  return message(text, [
    section(text),
    actions('setup.invitation', [button({ actionId: SETUP_ACTIONS.open, text: 'Set up', style: 'primary' })]),
  ]);
};

/** What stands in its place once somebody has set Greenlight up: there is nothing left to press. */
export const invitationSettled = (): SlackMessage => {
  const text = mrkdwn`Greenlight is set up: releases can be planned. There is nothing left to do here.`;
  return message(text, [section(text)]);
};

/** Renders `statement.set_up_invitation`; somebody may have been faster. */
export const renderInvitation: Renderer = async (row, reads, { slashCommand }) =>
  mayPlan(await reads.settings(row.workspaceId))
    ? { skip: 'set up already' }
    : { message: invitation(slashCommand) };
