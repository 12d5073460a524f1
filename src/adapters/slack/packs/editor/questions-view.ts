import type { KnownBlock, ModalView } from '@slack/types';
import { MINUTES_A_CHECK, type SilentCheck } from '../../../../domain/lessons/silent-checks.ts';
import { PACK_SIZE, type PackItem } from '../../../../domain/packs/pack.ts';
import { shippedItems } from '../../../../domain/packs/shipped-packs.ts';
import type { Department } from '../../../../domain/settings/settings.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context, divider, section } from '../../kit/blocks.ts';
import { button, type Choice, overflow } from '../../kit/elements.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { counted } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';
import { QUESTION_ACTIONS, QUESTION_FORMS } from '../ids.ts';
import type { Editing } from './kept-questions.ts';
import { aboutItem } from './question-words.ts';

/** What the menu of one question carries beside its id. */
const MORE = { change: 'Change', remove: 'Remove', up: 'Move up', down: 'Move down' } as const;
type More = keyof typeof MORE;

const menuOf = ({ id }: PackItem, index: number, count: number) => {
  const choice = (more: More): Choice => ({ text: MORE[more], value: packIds({ extra: `${more}:${id}` }) });
  return overflow(QUESTION_ACTIONS.more, [
    choice('change'),
    choice('remove'),
    ...(index > 0 ? [choice('up')] : []),
    ...(index < count - 1 ? [choice('down')] : []),
  ]);
};

/** What a question cost that never caught anything: it is proposed to take it out, and nobody is pressed to. */
const silentWords = ({ releases, hours }: SilentCheck): string =>
  `In a year nobody ever said no to it, in ${counted(releases, 'release')}: about ${counted(hours, 'hour')} of work, at ${MINUTES_A_CHECK} minutes an answer. Take it out with Remove, or keep it.`;

const itemBlocks = (
  item: PackItem,
  index: number,
  { items, silent }: Pick<Editing, 'items' | 'silent'>,
): KnownBlock[] => {
  const check = silent.find(({ itemId }) => itemId === item.id);
  return [
    section(`${index + 1}. ${item.question}`, { accessory: menuOf(item, index, items.length) }),
    context(aboutItem(item)),
    ...(check === undefined ? [] : [context(silentWords(check))]),
  ];
};

/** "Use the questions for Documentation": they are shown first, and asked once they are saved. */
export const shippedButton = ({ id, key, name }: Department) =>
  shippedItems(key) === null
    ? []
    : [
        button({
          actionId: QUESTION_ACTIONS.shipped,
          text: `Use the questions for ${plainName(name, 40)}`,
          value: packIds({ departmentId: id }),
        }),
      ];

const controls = (department: Department, { items }: Editing): KnownBlock[] => {
  const value = packIds({ departmentId: department.id });
  const buttons = [
    ...(items.length < PACK_SIZE.most
      ? [button({ actionId: QUESTION_ACTIONS.add, text: 'Add a question', value })]
      : []),
    ...(items.length === 0 ? shippedButton(department) : []),
    ...(items.length > 0
      ? [button({ actionId: QUESTION_ACTIONS.clear, text: 'Ask the main question alone', value })]
      : []),
  ];
  return buttons.length === 0 ? [] : [actions('questions', buttons)];
};

const { least, most } = PACK_SIZE;

/**
 * A department's questions, to be changed and then saved.
 * @param said what has just happened, or why nothing was saved
 */
export const questionsView = (department: Department, editing: Editing, said?: string): ModalView => {
  const { items, kept } = editing;
  return modal({
    callbackId: QUESTION_FORMS.list,
    title: 'Questions',
    submit: 'Save',
    close: 'Close',
    privateMetadata: packIds({ departmentId: department.id }),
    blocks: [
      ...(said === undefined ? [] : [section(said), divider()]),
      section(mrkdwn`*${department.name}*`),
      section(
        items.length === 0
          ? 'It is asked its main question alone.'
          : 'Anybody in its channel answers these, over days. Its lead sees how far they are before the green light.',
      ),
      context(
        `${least} to ${most} questions, or none. Releases that were already asked keep theirs. Low risk: the main question alone.`,
        ...(kept && said === undefined ? ['Not saved yet: we kept what you changed.'] : []),
      ),
      ...items.flatMap((item, index) => itemBlocks(item, index, editing)),
      ...controls(department, editing),
    ],
  });
};
