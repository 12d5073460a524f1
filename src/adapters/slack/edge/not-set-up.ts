import { mayChangeSettings } from '../../../domain/policy.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { SETUP_ACTIONS } from '../setup/ids.ts';
import type { EdgeContext } from './edge-context.ts';
import { identify } from './identify.ts';
import { plainMessage } from './notice.ts';

/** Nothing can be planned yet: whoever may set up finds the button right there, others read who can. */
export const notSetUpMessage = async (
  { house, homeTeamId }: EdgeContext,
  userId: string,
  refusal: string,
): Promise<SlackMessage> => {
  const { reads } = house.store;
  const settings = await reads.settings(homeTeamId);
  const { actor } = await identify(reads, homeTeamId, userId, undefined);
  if (!mayChangeSettings(actor, settings)) return plainMessage(refusal);
  const text = mrkdwn`Greenlight is not set up here yet. It takes you three short screens: channels, departments, people.`;
  return message(text, [
    section(text),
    actions('edge.set_up', [button({ actionId: SETUP_ACTIONS.open, text: 'Set up', style: 'primary' })]),
  ]);
};
