import { roundOf } from '../../../../domain/acceptance/standing.ts';
import { formatDate } from '../../../../domain/calendar.ts';
import { VERDICT_WORDS } from '../../acceptance/round-words.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { counted } from '../../words/listed.ts';
import { listedNames } from '../../words/listed-names.ts';
import { slipWords } from '../../words/slip.ts';
import { moment } from '../card/sentences.ts';
import type { EventLines } from './event-lines.ts';

type PlanLines = Pick<
  EventLines,
  | 'release_moved'
  | 'move_planned'
  | 'move_undone'
  | 'item_changed'
  | 'items_added'
  | 'reviews_asked'
  | 'date_reviewed'
  | 'round_opened'
  | 'round_tried'
  | 'finding_settled'
  | 'round_closed'
  | 'release_split'
  | 'release_merged'
  | 'release_took_in'
  | 'wave_added'
  | 'main_followed'
  | 'split_from'
>;

/** What the thread says of a plan and its dates. */
export const PLAN_LINES: PlanLines = {
  release_moved: ({ from, to, reason, words = '' }, { by }, { release }) => ({
    line: mrkdwn`Moved by ${by.name}: from ${moment(from.at, release)} to *${moment(to.at, release)}*${slipWords(reason)}`,
    ...(words !== '' && { quote: words }),
  }),
  // Nobody hears of it before it is taken.
  move_planned: null,
  move_undone: null,
  item_changed: null,
  items_added: null,
  reviews_asked: null,
  date_reviewed: null,
  round_opened: ({ number, build, roundId }, { by }, { release, now }) => {
    const until = roundOf(release, roundId)?.until;
    const last = until === undefined ? mrkdwn`` : mrkdwn`, until ${formatDate(until, 'UTC', now)}`;
    return { line: mrkdwn`*Round ${number}*: people try build ${build}${last}. Opened by ${by.name}` };
  },
  round_tried: null,
  finding_settled: null,
  round_closed: ({ number, verdict, words }, { by }) => ({
    line: mrkdwn`*Round ${number}* is closed: ${VERDICT_WORDS[verdict]}. ${by.name}`,
    ...(words !== '' && { quote: words }),
  }),
  release_split: ({ to, points, departments }, { by }) => ({
    line: mrkdwn`*${to.title}* was split off by ${by.name}, with ${counted(points, 'point')} and ${listedNames(departments)}`,
  }),
  // Its end says where it went.
  release_merged: null,
  release_took_in: ({ from }, { by }) => ({
    line: mrkdwn`*${from.title}* moved into this release. ${by.name}`,
  }),
  wave_added: ({ wave }, { by }) => ({ line: mrkdwn`New wave: *${wave.title}*. ${by.name}` }),
  main_followed: null,
  split_from: ({ from, kept }, { by }) => ({
    line: mrkdwn`Split off from *${from.title}* by ${by.name}${kept.length === 0 ? mrkdwn`` : mrkdwn`. Came with their green light: ${listedNames(kept)}`}`,
  }),
};
