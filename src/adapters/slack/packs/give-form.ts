import type { KnownBlock, ModalView } from '@slack/types';
import type { FoundChecklist } from '../../../application/packs/find-checklist.ts';
import type { PackItem } from '../../../domain/packs/pack.ts';
import { LINK_MAX, TEXT_MAX, WORDS_FIELD } from '../../../domain/packs/tick.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { longTextField, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { CHECKLIST_ACTIONS, CHECKLIST_FORMS } from './ids.ts';

const field = ({ asks, label }: PackItem, initial: string): KnownBlock => {
  const name = plainName(label);
  const parts = {
    id: WORDS_FIELD,
    label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    ...(initial !== '' && { initial }),
  };
  return asks === 'link'
    ? textField({
        ...parts,
        hint: 'The whole address of the page, as in https://example.com/help',
        placeholder: 'https://',
        maxLength: LINK_MAX,
      })
    : longTextField({ ...parts, maxLength: TEXT_MAX });
};

/** A yes with a link or a text: one field, and the way back to the list. */
export const giveForm = (
  { release, light }: Pick<FoundChecklist, 'release' | 'light'>,
  item: PackItem,
  { typed, kept }: { typed: string; kept: boolean },
): ModalView => {
  const ids = { releaseId: release.id, departmentId: light.departmentId };
  return modal({
    callbackId: CHECKLIST_FORMS.give,
    title: 'Checklist',
    submit: 'Answer yes',
    close: 'Close',
    privateMetadata: packIds({ ...ids, extra: item.id }),
    blocks: [
      section(mrkdwn`*${light.name}*, for *${titleOf(release)}*`),
      section(item.question),
      ...(item.why === '' ? [] : [context(item.why)]),
      ...(kept ? [context('We kept what you typed.')] : []),
      field(item, typed),
      actions('checklist.back', [
        button({ actionId: CHECKLIST_ACTIONS.open, text: 'Back to the checklist', value: packIds(ids) }),
      ]),
    ],
  });
};
