import type { ModalView } from '@slack/types';
import type { HookPlace } from '../../../application/hooks/hook-ports.ts';
import { addressOf, type Shown } from '../../../application/hooks/manage-hooks.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { richText } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { HOOK_ACTIONS, HOOK_FORMS } from './ids.ts';

/** Address and secret, for whoever made them, this once. */
export const secretView = ({ hook, secret }: Shown, place: HookPlace): ModalView =>
  modal({
    callbackId: HOOK_FORMS.secret,
    title: 'Address and secret',
    close: 'Close',
    blocks: [
      section(
        hook.direction === 'in'
          ? mrkdwn`Enter both where *${hook.name}* sends from. With GitHub they are the payload URL and the secret of a webhook, with the content type application/json.`
          : mrkdwn`Give the secret to whoever receives for *${hook.name}*: with it they check that it was Greenlight who sent.`,
      ),
      section(mrkdwn`*Address*`),
      richText(hook.direction === 'in' ? addressOf(hook, place) : hook.address),
      section(mrkdwn`*Secret*`),
      richText(secret),
      context('The secret is shown this once. Whoever loses it takes a new one in the list.'),
      actions('hooks.back', [button({ actionId: HOOK_ACTIONS.list, text: 'Done, show all hooks' })]),
    ],
  });
