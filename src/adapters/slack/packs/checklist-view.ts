import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { FoundChecklist } from '../../../application/packs/find-checklist.ts';
import type { PackItem } from '../../../domain/packs/pack.ts';
import { summaryOf, tickOf } from '../../../domain/packs/summary.ts';
import type { Tick, TickAnswer } from '../../../domain/packs/tick.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import { link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { learntBlocks } from '../lessons/learnt-questions.ts';
import { plainName } from '../words/plain-name.ts';
import { CHECKLIST_ACTIONS, CHECKLIST_FORMS } from './ids.ts';

/** How an answer looks, in marks that are told apart without colour, and in words. */
const SAID: Record<TickAnswer, Mrkdwn> = {
  yes: mrkdwn`:white_check_mark: *Yes*`,
  no: mrkdwn`:x: *No*`,
  not_applicable: mrkdwn`:heavy_minus_sign: *Not applicable*`,
};

const FIELD_NAMES = { link: 'link', text: 'words' } as const;

type Shown = { found: FoundChecklist; item: PackItem; tick: Tick | undefined };

const idsOf = ({ release, light }: FoundChecklist, extra: string): string =>
  packIds({ releaseId: release.id, departmentId: light.departmentId, extra });

const standing = ({ found, tick }: Shown): Mrkdwn => {
  if (tick === undefined) return mrkdwn`:white_large_square: No answer yet`;
  const { zone } = found.release.plan.launch;
  return mrkdwn`${SAID[tick.answer]}: ${tick.by.name}, ${slackDate(tick.at, zone)}`;
};

const given = ({ tick }: Shown): KnownBlock[] => {
  if (tick?.link != null) return [context(link(tick.link, plainName(tick.link)))];
  return tick?.text == null ? [] : [richQuote(tick.text)];
};

const answerButton = ({ found, item, tick }: Shown, answer: TickAnswer, text: string): Button => {
  const chosen = tick?.answer === answer;
  const actionId = { yes: 'yes', no: 'no', not_applicable: 'notApplicable' } as const;
  return button({
    actionId: CHECKLIST_ACTIONS[actionId[answer]],
    text: chosen ? `✓ ${text}` : text,
    value: idsOf(found, item.id),
    accessibilityLabel: chosen
      ? `Take back "${text}": ${plainName(item.label, 40)}`
      : `${text}: ${plainName(item.label, 50)}`,
  });
};

/** Opens the field; where it was filled already, its contents are changed. */
const giveButton = ({ found, item, tick }: Shown): Button[] => {
  if (item.asks === 'nothing') return [];
  const what = FIELD_NAMES[item.asks];
  const text =
    tick?.answer === 'yes' ? `Change ${what}` : `Yes, with ${item.asks === 'link' ? 'a link' : 'words'}`;
  return [
    button({
      actionId: CHECKLIST_ACTIONS.give,
      text,
      value: idsOf(found, item.id),
      accessibilityLabel: `${text}: ${plainName(item.label, 45)}`,
    }),
  ];
};

const controls = (shown: Shown): KnownBlock => {
  const { item, tick } = shown;
  // A yes that asks for more is given by its field; once given, one tap takes it back.
  const yes = item.asks === 'nothing' || tick?.answer === 'yes' ? [answerButton(shown, 'yes', 'Yes')] : [];
  return actions(`item.${item.id}`, [
    ...yes,
    ...giveButton(shown),
    answerButton(shown, 'no', 'No'),
    answerButton(shown, 'not_applicable', 'Not applicable'),
  ]);
};

/** Why it is asked, and whether it must be. */
const asides = ({ why, required }: PackItem): KnownBlock[] => {
  const words = [required ? '' : 'Nice to have.', why].filter((text) => text !== '').join(' ');
  return words === '' ? [] : [context(words)];
};

const itemBlocks = (shown: Shown, index: number): KnownBlock[] => [
  divider(),
  section(`${index + 1}. ${shown.item.question}`),
  ...asides(shown.item),
  context(standing(shown)),
  ...given(shown),
  controls(shown),
];

/**
 * A department's questions for one release: each with its answer, who gave it, and one tap for another. The same
 * tap again takes it back.
 */
export const checklistView = (found: FoundChecklist): ModalView => {
  const { release, light, checklist } = found;
  const { pack, ticks } = checklist;
  const { launch } = release.plan;
  return modal({
    callbackId: CHECKLIST_FORMS.list,
    title: 'Checklist',
    close: 'Done',
    privateMetadata: packIds({ releaseId: release.id, departmentId: light.departmentId }),
    blocks: [
      section(
        mrkdwn`*${light.name}*, for *${titleOf(release)}*, launch ${slackDate(launch.at, launch.zone)}`,
      ),
      section(summaryOf(pack, ticks)),
      context(
        'Answer what you know; the others can answer the rest. The newest answer counts, and the same tap again takes it back. The green light itself is given by the lead or a deputy.',
      ),
      ...pack.items.flatMap((item, index) =>
        itemBlocks({ found, item, tick: tickOf(ticks, item.id) }, index),
      ),
      ...learntBlocks(found.learnt ?? []),
    ],
  });
};
