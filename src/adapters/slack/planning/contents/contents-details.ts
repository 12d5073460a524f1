import type { KnownBlock } from '@slack/types';
import { formatDate } from '../../../../domain/calendar.ts';
import { itemsOf } from '../../../../domain/contents/contents.ts';
import {
  inReadingOrder,
  isFinishedPart,
  itemLine,
  partStands,
  wallWords,
} from '../../../../domain/contents/item-words.ts';
import {
  FACT_PARTS,
  type FactPart,
  type Field,
  type Item,
  LIST_PARTS,
  type ListPart,
  type Owner,
} from '../../../../domain/contents/parts.ts';
import { packIds } from '../../edge/value.ts';
import { section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { joinMrkdwn, link, mrkdwn } from '../../kit/mrkdwn.ts';
import { richList, richText } from '../../kit/rich-text.ts';
import { inlineText } from '../../words/inline-text.ts';
import { plainName } from '../../words/plain-name.ts';
import { CONTENTS_ACTIONS } from './ids.ts';
import { packPlace, topOf } from './list/list-place.ts';
import type { PlanScene } from './plan-scene.ts';

/** Room for one list, in characters; of what does not fit the list gives the number, and Open shows it. */
const LIST_MAX = 2_500;
const LINE_MAX = 500;

/** What is open comes first; what is done says so. */
const linesOf = ({ release, words }: PlanScene, part: ListPart): string[] => {
  const items: readonly Item[] = inReadingOrder(part, itemsOf(release.plan.contents, part), words);
  const open = items.filter(({ doneAt }) => doneAt === null);
  const done = items.filter(({ doneAt }) => doneAt !== null);
  const line = (item: Item): string => plainName(itemLine(part, item, words), LINE_MAX);
  return [...open.map(line), ...done.map((item) => `${line(item)}: done`)];
};

/** One list of the plan, for everybody who may read it; nothing where it is empty. */
export const listDetails = (scene: PlanScene, part: ListPart): KnownBlock[] => {
  const { release, words } = scene;
  const { contents } = release.plan;
  if (contents[part].length === 0) return [];
  const { name } = LIST_PARTS[part];
  const stands = isFinishedPart(part) ? inlineText(partStands(part, contents, words)) : null;
  return [
    section(stands === null ? mrkdwn`*${name}*` : joinMrkdwn([mrkdwn`*${name}*:`, stands], ' '), {
      accessory: button({
        actionId: CONTENTS_ACTIONS.open,
        text: 'Open',
        value: packIds({ releaseId: release.id, extra: packPlace(topOf(part, 'details')) }),
        accessibilityLabel: `${name}: open`,
      }),
    }),
    richList(linesOf(scene, part), LIST_MAX),
  ];
};

const factText = (field: Field, value: unknown, { words }: PlanScene): string => {
  if (value === null || value === '') return '';
  if (field.kind === 'owner') return (value as Owner).name;
  if (field.kind === 'time') return `${value} ${wallWords(words)}`;
  return field.kind === 'day' ? formatDate(String(value), words.launch.zone, words.now) : String(value);
};

/** The facts of one part that are written, each under what it is. */
export const factDetails = (scene: PlanScene, part: FactPart): KnownBlock[] => {
  const values: Readonly<Record<string, unknown>> = scene.release.plan.contents[part];
  return Object.entries(FACT_PARTS[part].fields as Readonly<Record<string, Field>>).flatMap(
    ([key, field]) => {
      const text = factText(field, values[key], scene);
      if (text === '') return [];
      const shown = field.kind === 'link' ? section(link(text, text)) : richText(text);
      return [section(mrkdwn`*${field.label}*`), shown];
    },
  );
};
