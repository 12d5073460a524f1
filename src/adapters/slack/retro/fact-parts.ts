import type { KnownBlock } from '@slack/types';
import { formatDate, formatDateTime } from '../../../domain/calendar.ts';
import { SLIP_WORDS } from '../../../domain/move/slip-words.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import type { LightSeen, LookBack } from '../../../domain/retro/look-back.ts';
import { foundSentence } from '../issues/issue-words.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';

const LIST_MAX = 1500;
const DAY_MINUTES = 8 * 60;

/** Minutes of somebody's work, as people say them. */
export const workWords = (minutes: number): string => {
  if (minutes < 60) return 'within an hour';
  if (minutes < DAY_MINUTES) return `${counted(Math.round(minutes / 60), 'hour')} of work`;
  return `about ${counted(Math.round(minutes / DAY_MINUTES), 'working day')}`;
};

const lateWords = (days: number): string => {
  if (days === 0) return 'on the day that was planned first';
  return days > 0 ? `${counted(days, 'day')} later than planned first` : `${counted(-days, 'day')} early`;
};

/** Planned against actual, in one sentence. */
export const plannedSentence = ({ planned, liveAt, daysLate }: LookBack, release: Release): Mrkdwn => {
  const { zone } = release.plan.launch;
  return liveAt === null
    ? mrkdwn`Planned for ${slackDate(planned, zone)}; not live yet.`
    : mrkdwn`*Planned* for ${slackDate(planned, zone)}, *live* ${slackDate(liveAt, zone)}: ${lateWords(daysLate)}.`;
};

const lightLine = ({ name, minutes, again, green }: LightSeen): string => {
  const took = minutes === null ? (green ? 'green' : 'no answer') : workWords(minutes);
  return `${name}: ${took}${again === 0 ? '' : `, asked again ${again === 1 ? 'once' : `${again} times`}`}`;
};

const because = (words: string): string => (words.trim() === '' ? '' : `: ${words}`);

type Part = { name: string; lines: readonly string[] };

const partsOf = (lookBack: LookBack, release: Release): readonly Part[] => {
  const { zone } = release.plan.launch;
  const { slips, failed, late, lights, blockers, without, holds, themes } = lookBack;
  return [
    {
      name: 'Moved',
      lines: slips.map(
        ({ from, to, reason, words }) =>
          `${formatDateTime(from, zone)} to ${formatDateTime(to, zone)}${reason === null || reason === 'other' ? '' : `, because ${SLIP_WORDS[reason]}`}${because(words)}`,
      ),
    },
    { name: 'Launches that did not work', lines: failed.map(({ cause }) => cause || 'no cause written') },
    {
      name: 'Milestones that were late',
      lines: late.map(
        ({ what, planned, done }) =>
          `${what}: planned ${formatDate(planned, 'UTC')}, ${done === null ? 'not done' : `done ${formatDate(done, 'UTC')}`}`,
      ),
    },
    { name: 'Lights, from the question to the answer', lines: lights.map(lightLine) },
    {
      name: 'What was in the way',
      lines: blockers.map(
        ({ text, days, open }) =>
          `${text}: ${days === 0 ? 'solved the same day' : counted(days, 'day')}${open ? ', never solved' : ''}`,
      ),
    },
    { name: 'Launched without', lines: without.map(({ name, reason }) => `${name}${because(reason)}`) },
    {
      name: 'On hold',
      lines: holds.map(
        ({ reason, days }) => `${days === 0 ? 'Under a day' : counted(days, 'day')}${because(reason)}`,
      ),
    },
    {
      name: 'What readers said',
      lines: themes.map(({ name, count }) => `${name}: ${counted(count, 'answer')}`),
    },
  ].filter(({ lines }) => lines.length > 0);
};

/** What the record says, to be read before anybody remembers: blocks, and the same in one line. */
export const factParts = (
  lookBack: LookBack,
  release: Release,
): { blocks: readonly KnownBlock[]; text: Mrkdwn } => {
  const planned = plannedSentence(lookBack, release);
  const parts = partsOf(lookBack, release);
  const found = foundSentence(release);
  const { measure } = release.plan;
  return {
    blocks: [
      section(planned),
      ...(measure === '' ? [] : [section(`We wanted: ${measure}`)]),
      ...parts.flatMap(({ name, lines }) => [section(mrkdwn`*${name}*`), richList(lines, LIST_MAX)]),
      ...(found === null ? [] : [section(found)]),
    ],
    text: joinMrkdwn(
      [planned, ...parts.map(({ name, lines }) => mrkdwn`${name}: ${lines.length}.`), found],
      ' ',
    ),
  };
};

/** How it ended; null while it did not. */
export const endedWords = ({ after: { lookBack } }: Release): Mrkdwn | null => {
  if (lookBack === null) return null;
  if (lookBack.how === 'held') return mrkdwn`It was held, says ${lookBack.by.name}.`;
  return lookBack.how === 'shared'
    ? mrkdwn`It shares the look back of its month with other releases of low risk.`
    : mrkdwn`There is no look back, says ${lookBack.by.name}: ${inlineText(lookBack.reason)}`;
};

/** "The look back at Atlas 2.0". */
export const lookBackName = (release: Release): Mrkdwn => mrkdwn`*Look back at ${titleOf(release)}*`;
