import type { KnownBlock, SectionBlockAccessory } from '@slack/types';
import { isFinishedPart, isLate, itemLine, itemNote } from '../../../../../domain/contents/item-words.ts';
import type { Item, ListPart } from '../../../../../domain/contents/parts.ts';
import { packIds } from '../../../edge/value.ts';
import { context, section, type Wording } from '../../../kit/blocks.ts';
import { button, type Choice, overflow } from '../../../kit/elements.ts';
import { link } from '../../../kit/mrkdwn.ts';
import { plainName } from '../../../words/plain-name.ts';
import { CONTENTS_ACTIONS } from '../ids.ts';
import { mayFinish, type PlanScene } from '../plan-scene.ts';
import { type ListPlace, packPlace } from './list-place.ts';

/** What the "…" of an item does. */
export const ITEM_CHOICES = ['change', 'finish', 'reopen', 'remove'] as const;
export type ItemChoice = (typeof ITEM_CHOICES)[number];

const TEXTS: Record<ItemChoice, string> = {
  change: 'Change',
  finish: 'Done',
  reopen: 'Not done after all',
  remove: 'Take out',
};

const LINE_MAX = 1_000;

const menuOf = (part: ListPart, item: Item, place: ListPlace): SectionBlockAccessory => {
  const choice = (name: ItemChoice): Choice => ({
    text: TEXTS[name],
    value: packIds({ extra: `${name}:${packPlace(place, item.id)}` }),
  });
  const tick = item.doneAt === null ? choice('finish') : choice('reopen');
  return overflow(CONTENTS_ACTIONS.more, [
    choice('change'),
    ...(isFinishedPart(part) ? ([tick] as const) : []),
    choice('remove'),
  ] as [Choice, Choice, ...Choice[]]);
};

const finishButton = (
  scene: PlanScene,
  part: ListPart,
  item: Item,
  place: ListPlace,
): SectionBlockAccessory | null => {
  if (!isFinishedPart(part) || !mayFinish(scene, part, item.id)) return null;
  const name: ItemChoice = item.doneAt === null ? 'finish' : 'reopen';
  return button({
    actionId: CONTENTS_ACTIONS.finish,
    text: TEXTS[name],
    value: packIds({ extra: `${name}:${packPlace(place, item.id)}` }),
    accessibilityLabel: `${TEXTS[name]}: ${plainName(itemLine(part, item, scene.words), 50)}`,
  });
};

const departmentsOf = (item: Item, { release }: PlanScene): string => {
  if (!('departments' in item)) return '';
  const names = item.departments.flatMap(
    (id) => release.lights.find(({ departmentId }) => departmentId === id)?.name ?? [],
  );
  return names.length === 0 ? '' : `Concerns ${names.join(', ')}`;
};

const aboutItem = (part: ListPart, item: Item, scene: PlanScene): readonly Wording[] => {
  const address = 'link' in item ? item.link : '';
  return [
    ...(isLate(part, item, scene.words) ? ['Late'] : []),
    ...[itemNote(item), departmentsOf(item, scene)].filter((words) => words !== ''),
    // Only https becomes a link; what else was written is shown as it is.
    ...(address === '' ? [] : [/^https:/i.test(address) ? link(address, plainName(address)) : address]),
  ];
};

/** One item of a list, with what this person can do about it. */
export const itemRow = (scene: PlanScene, item: Item, place: ListPlace, mayChange: boolean): KnownBlock[] => {
  const { part } = place;
  const accessory = mayChange ? menuOf(part, item, place) : finishButton(scene, part, item, place);
  const [first, ...others] = aboutItem(part, item, scene);
  return [
    section(plainName(itemLine(part, item, scene.words), LINE_MAX), accessory === null ? {} : { accessory }),
    ...(first === undefined ? [] : [context(first, ...others)]),
  ];
};
