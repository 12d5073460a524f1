import type { KnownBlock } from '@slack/types';
import {
  ANONYMOUS_FROM,
  type FeedbackSummary,
  type Groups,
  RATINGS,
} from '../../../domain/feedback/feedback.ts';
import { FEEDBACK_DAYS } from '../../../domain/feedback/rounds.ts';
import type { Grouping } from '../../../domain/feedback/themes.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { FEEDBACK_ACTIONS } from './ids.ts';
import { ratingWords } from './rating-buttons.ts';
import { remarkWords, themeLine } from './theme-words.ts';

const PARTS = [
  ['liked', 'what went well'],
  ['disliked', 'what did not go well'],
  ['wish', 'one wish'],
  ['friction', 'the work-around needed now'],
] as const;

/** One answer as lines: "Maya, what went well: …". */
const answerLines = (answer: FeedbackSummary['words'][number]): string[] => {
  const who = answer.name === null ? 'Without a name' : plainName(answer.name);
  return PARTS.filter(([part]) => answer[part] !== '').map(
    ([part, label]) => `${who}, ${label}: ${answer[part]}`,
  );
};

const ratingLines = ({ ratings }: FeedbackSummary): Mrkdwn =>
  joinMrkdwn([...RATINGS].reverse().map((rating) => mrkdwn`${ratingWords[rating]}: ${ratings[rating]}`));

const withheldWords = ({ withheld }: FeedbackSummary): string | null =>
  withheld === 0
    ? null
    : `${counted(withheld, 'answer')} without a name: kept back until there are ${ANONYMOUS_FROM}, so that nobody can be guessed.`;

const nothingYet = (release: Release): Mrkdwn => {
  const title = titleOf(release);
  if (release.stage === 'cancelled') {
    return mrkdwn`*${title}* was cancelled: there is nothing to give feedback on.`;
  }
  if (release.launch?.liveAt == null) {
    return mrkdwn`*${title}* is not launched yet. Its feedback begins with the announcement.`;
  }
  return mrkdwn`There is no feedback on *${title}* to read yet. The buttons stand under the announcement; I ask again ${listedAnd(FEEDBACK_DAYS.map(String))} working days after the launch.`;
};

const inNumbers = (value: number): string => `${value.toFixed(1)} of 5`;

/** How sure, how much effort, and where neither side is small, how those who ran it see it beside the others. */
const moreNumbers = ({ confidence, effort }: FeedbackSummary, groups: Groups | null): string[] => [
  ...(confidence === null ? [] : [`How sure they feel with it: ${inNumbers(confidence)}.`]),
  ...(effort === null ? [] : [`How much effort it was: ${inNumbers(effort)}.`]),
  ...(groups === null || groups.ran === null || groups.use === null
    ? []
    : [
        `Of answers with a name: those who ran it ${inNumbers(groups.ran)}, those who use or sell it ${inNumbers(groups.use)}.`,
      ]),
];

/** What stands in the summary beside the answers themselves. */
type Beside = { groups: Groups | null; grouping: Grouping };

const NOTHING_BESIDE: Beside = { groups: null, grouping: { themes: [], loose: [] } };

/** Once somebody has sorted, themes stand first, and behind them what is in none. */
const inWords = ({ words }: FeedbackSummary, { themes, loose }: Grouping): readonly string[] => {
  if (themes.length > 0) return [...themes.map(themeLine), ...loose.map(remarkWords)];
  const taken = loose.filter(({ question }) => question === 'message');
  return [...words.flatMap(answerLines), ...taken.map(remarkWords)];
};

const sortButton = (release: Release): KnownBlock =>
  actions('sort', [
    button({
      actionId: FEEDBACK_ACTIONS.sort,
      text: 'Sort by theme',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: `Sort what people said about ${plainName(titleOf(release), 30)}`,
    }),
  ]);

/** What people said, for the release manager alone. */
export const feedbackSummary = (
  release: Release,
  summary: FeedbackSummary,
  { groups, grouping }: Beside = NOTHING_BESIDE,
): SlackMessage => {
  const withheld = withheldWords(summary);
  const more: KnownBlock[] = withheld === null ? [] : [context(withheld)];
  if (summary.answers === 0 && grouping.themes.length + grouping.loose.length === 0) {
    const empty = nothingYet(release);
    const text = joinMrkdwn([empty, withheld === null ? null : renderedMrkdwn(withheld)]);
    return message(practiceText(release, text), [...practiceBlocks(release), section(empty), ...more]);
  }
  const average = summary.average === null ? null : mrkdwn`${summary.average.toFixed(1)} of 5`;
  const heading = mrkdwn`Feedback on *${titleOf(release)}*: ${counted(summary.answers, 'answer')}${average === null ? mrkdwn`` : mrkdwn`, on average ${average}`}.`;
  const numbers = moreNumbers(summary, groups);
  const words = inWords(summary, grouping);
  return message(
    practiceText(release, joinMrkdwn([heading, ratingLines(summary), ...numbers.map(renderedMrkdwn)])),
    [
      ...practiceBlocks(release),
      section(heading),
      section(ratingLines(summary)),
      ...(numbers.length === 0 ? [] : [context(numbers.join(' '))]),
      ...(words.length === 0
        ? [context('Nobody added words yet.')]
        : [richList(words, 8000), sortButton(release)]),
      ...more,
    ],
  );
};
