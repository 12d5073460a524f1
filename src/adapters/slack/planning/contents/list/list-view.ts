import type { ActionsBlockElement, Button, KnownBlock, ModalView } from '@slack/types';
import { isLegal } from '../../../../../domain/command.ts';
import { itemsOf } from '../../../../../domain/contents/contents.ts';
import { inReadingOrder, isFinishedPart, partStands } from '../../../../../domain/contents/item-words.ts';
import { type Item, LIST_PARTS } from '../../../../../domain/contents/parts.ts';
import { packIds } from '../../../edge/value.ts';
import { actions, context, section } from '../../../kit/blocks.ts';
import { button } from '../../../kit/elements.ts';
import { LIMITS } from '../../../kit/limits.ts';
import { joinMrkdwn, mrkdwn } from '../../../kit/mrkdwn.ts';
import { pager } from '../../../kit/pager.ts';
import { modal } from '../../../kit/views.ts';
import { inlineText } from '../../../words/inline-text.ts';
import { titled } from '../../card/titled.ts';
import { pasteTimelineButton } from '../../timeline/paste-button.ts';
import { CONTENTS_ACTIONS, CONTENTS_FORMS } from '../ids.ts';
import { mayChangeItems, type PlanScene } from '../plan-scene.ts';
import { type ListPlace, packPlace } from './list-place.ts';
import { itemRow } from './list-row.ts';

/** Two blocks an item at most: a page stays far below what a window holds. */
export const PAGE = 20;

type Listed = { shown: readonly Item[]; open: number; done: number };

/** What is open, or what is done, in reading order; parts that nobody finishes have all in one list. */
const listed = ({ release, words }: PlanScene, { part, done }: ListPlace): Listed => {
  const items: readonly Item[] = inReadingOrder(part, itemsOf(release.plan.contents, part), words);
  if (!isFinishedPart(part)) return { shown: items, open: items.length, done: 0 };
  const finished = items.filter(({ doneAt }) => doneAt !== null);
  const open = items.filter(({ doneAt }) => doneAt === null);
  return { shown: done ? finished : open, open: open.length, done: finished.length };
};

const lastPage = (count: number): number => Math.max(0, Math.ceil(count / PAGE) - 1);

/** The page on which an item stands now; the place itself where it stands elsewhere. */
export const pageOf = (scene: PlanScene, place: ListPlace, itemId: string): ListPlace => {
  const index = listed(scene, place).shown.findIndex(({ id }) => id === itemId);
  return index === -1 ? place : { ...place, page: Math.floor(index / PAGE) };
};

const step = (actionId: string, text: string, scene: PlanScene, place: ListPlace): Button =>
  button({ actionId, text, value: packIds({ releaseId: scene.release.id, extra: packPlace(place) }) });

const controls = (scene: PlanScene, place: ListPlace, { open, done }: Listed): KnownBlock[] => {
  const other = { ...place, done: !place.done, page: 0 };
  const elements: ActionsBlockElement[] = [
    ...(mayChangeItems(scene, place.part)
      ? [
          button({
            actionId: CONTENTS_ACTIONS.add,
            text: `Add a ${LIST_PARTS[place.part].one}`,
            value: packIds({ releaseId: scene.release.id, extra: packPlace(place) }),
            style: 'primary',
          }),
          ...(place.part === 'milestones' && isLegal('add_items', scene.release)
            ? [pasteTimelineButton(scene.release, packPlace(place))]
            : []),
        ]
      : []),
    ...(done > 0 || place.done
      ? [step(CONTENTS_ACTIONS.switch, place.done ? `Open (${open})` : `Done (${done})`, scene, other)]
      : []),
  ];
  return elements.length === 0 ? [] : [actions('contents.controls', elements)];
};

const pages = (scene: PlanScene, place: ListPlace, count: number): KnownBlock[] => {
  const to = (actionId: string) => (text: string, page: number) =>
    step(actionId, text, scene, { ...place, page });
  return pager(
    'contents.pager',
    { page: place.page, size: PAGE, count },
    { earlier: to(CONTENTS_ACTIONS.earlier), later: to(CONTENTS_ACTIONS.later) },
  );
};

const emptyWords = ({ part, done }: ListPlace, all: Listed): string => {
  if (all.open + all.done === 0) return LIST_PARTS[part].empty;
  return done ? 'Nothing is done yet.' : 'Everything is done.';
};

/**
 * A list of the plan, twenty at a time: to be changed by whoever may, to be read by everybody else.
 * @param said what has just happened
 */
export const listView = (scene: PlanScene, wanted: ListPlace, said?: string): ModalView => {
  const { release, words } = scene;
  const part = LIST_PARTS[wanted.part];
  const all = listed(scene, wanted);
  const place = { ...wanted, page: Math.min(wanted.page, lastPage(all.shown.length)) };
  const rows = all.shown.slice(place.page * PAGE, (place.page + 1) * PAGE);
  const mayChange = mayChangeItems(scene, place.part);
  const stands =
    all.open + all.done === 0
      ? mrkdwn`*${part.name}*`
      : joinMrkdwn(
          [mrkdwn`*${part.name}*:`, inlineText(partStands(place.part, release.plan.contents, words))],
          ' ',
        );
  return modal({
    callbackId: CONTENTS_FORMS.list,
    title: part.name.length <= LIMITS.viewTitle ? part.name : 'The plan in full',
    close: 'Close',
    privateMetadata: packIds({ releaseId: release.id, extra: packPlace(place) }),
    blocks: [
      context(titled(release)),
      ...(said === undefined ? [] : [section(said)]),
      section(stands),
      ...controls(scene, place, all),
      ...(rows.length === 0 ? [section(emptyWords(place, all))] : []),
      ...rows.flatMap((item) => itemRow(scene, item, place, mayChange)),
      ...pages(scene, place, all.shown.length),
    ],
  });
};
