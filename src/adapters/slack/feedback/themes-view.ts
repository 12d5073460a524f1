import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import {
  ASIDE,
  BECAME,
  type Grouped,
  type Grouping,
  type Remark,
  TAGS,
  type Theme,
  toTell,
} from '../../../domain/feedback/themes.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { type ChoiceGroup, groupedMenu } from '../kit/choices.ts';
import { button } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { FEEDBACK_ACTIONS, FEEDBACK_FORMS } from './ids.ts';
import { BECAME_WORDS, remarkWords, TAG_WORDS, themeLine } from './theme-words.ts';

/** So many stand in the window; what is sorted makes room for the next. */
const MOST_LOOSE = 30;
const MOST_THEMES = 40;
/** Of a menu's choices at most so many are themes. */
const MOST_CHOICES = 60;

const value = (about: string, change: string): string => packIds({ extra: `${change}|${about}` });

const themeChoices = (about: string, themes: readonly Theme[], verb: string): ChoiceGroup['choices'] =>
  themes
    .slice(0, MOST_CHOICES)
    .map(({ id, name }) => ({ text: plainName(name, 70), value: value(about, `${verb}${id}`) }));

/** One click sorts a remark: a theme of its own, one that is there, or aside. */
const remarkBlock = (remark: Remark, themes: readonly Theme[]): SectionBlock => {
  const into = themeChoices(remark.id, themes, '');
  const groups: ChoiceGroup[] = [
    {
      label: 'Sort',
      choices: [
        { text: 'A theme of its own', value: value(remark.id, 'new') },
        { text: 'Put aside', value: value(remark.id, ASIDE) },
      ],
    },
    ...(into.length === 0 ? [] : [{ label: 'Into the theme', choices: into }]),
  ];
  return section(remarkWords(remark), {
    accessory: groupedMenu(FEEDBACK_ACTIONS.remark, groups),
    blockId: `remark:${remark.id}`,
  });
};

/** One click does something with a theme. */
const themeBlock = (grouped: Grouped, themes: readonly Theme[]): SectionBlock => {
  const { theme, remarks } = grouped;
  const about = theme.id;
  const others = themeChoices(
    about,
    themes.filter(({ id }) => id !== about),
    'merge:',
  );
  const groups: ChoiceGroup[] = [
    {
      label: 'What becomes of it',
      choices: [
        { text: 'Say what we did, or rename', value: value(about, 'words') },
        ...BECAME.filter((became) => became !== theme.became).map((became) => ({
          text: BECAME_WORDS[became].choice,
          value: value(about, `become:${became}`),
        })),
        { text: 'Take apart again', value: value(about, 'split') },
      ],
    },
    {
      label: 'What it is',
      choices: TAGS.map((tag) => ({ text: TAG_WORDS[tag], value: value(about, `tag:${tag}`) })),
    },
    ...(others.length === 0 ? [] : [{ label: 'Merge into', choices: others }]),
  ];
  return section(themeLine(grouped), {
    accessory: groupedMenu(FEEDBACK_ACTIONS.theme, groups),
    // A menu that means something else now is a new one: Slack would go on showing what was chosen in the old.
    blockId: `theme:${about}:${remarks.length}:${theme.tag}:${theme.became}`,
  });
};

const telling = (release: Release, untold: number, people: number): KnownBlock[] =>
  untold === 0 || people === 0
    ? []
    : [
        actions('tell', [
          button({
            actionId: FEEDBACK_ACTIONS.tell,
            text: `Tell ${counted(people, 'person').replace('persons', 'people')} what we did`,
            value: packIds({ releaseId: release.id }),
            style: 'primary',
            confirm: {
              title: 'You said, we did',
              text: `Everybody who answered about ${plainName(titleOf(release), 60)} gets one message with ${counted(untold, 'answer')}, each in their working hours. It says nothing of who said what.`,
              confirm: 'Tell them',
              deny: 'Not yet',
            },
          }),
        ]),
      ];

/**
 * What was said, sorted by hand.
 * @param people how many would hear what became of it
 */
export const themesView = (
  release: Release,
  { themes, loose }: Grouping,
  { withheld, people }: { withheld: number; people: number },
): ModalView => {
  const all = themes.map(({ theme }) => theme).toSorted((a, b) => a.position - b.position);
  const more = loose.length - MOST_LOOSE;
  const nothing = themes.length + loose.length === 0;
  return modal({
    callbackId: FEEDBACK_FORMS.themes,
    title: 'What people said',
    close: 'Done',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        nothing
          ? mrkdwn`*${titleOf(release)}*: nothing was said in words yet.`
          : mrkdwn`*${titleOf(release)}*: ${counted(themes.length, 'theme')}, ${loose.length} not sorted yet.`,
      ),
      ...(withheld === 0
        ? []
        : [context(`${counted(withheld, 'answer')} without a name: kept back until there are three.`)]),
      ...themes.slice(0, MOST_THEMES).map((each) => themeBlock(each, all)),
      ...telling(release, toTell(all).length, people),
      ...(themes.length > 0 && loose.length > 0 ? [divider()] : []),
      ...loose.slice(0, MOST_LOOSE).map((remark) => remarkBlock(remark, all)),
      ...(more > 0 ? [context(`${more} more follow as you sort these.`)] : []),
    ],
  });
};
