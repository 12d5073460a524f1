import { LIST_PARTS } from '../contents/parts.ts';
import type { DomainEvent } from '../event.ts';
import { SLIP_WORDS } from '../move/slip-words.ts';
import type { Told } from './told.ts';

type PlanEvent =
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
  | 'split_from';

const planned = ({ date, time, zone }: { date: string; time: string; zone: string }): string =>
  `${date} ${time} (${zone})`;

const because = (words: string): string => (words === '' ? '' : `: ${words}`);

const CHANGES = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Took out',
  finished: 'Done',
  reopened: 'Not done after all',
} as const;

const FINDINGS = { works: 'it works', problem: 'a problem', wish: 'a wish' } as const;

const VERDICTS = {
  accepted: 'accepted',
  accepted_with_limits: 'accepted with known limitations',
  rejected: 'not accepted',
} as const;

const STANDS = {
  draft: 'is a draft',
  waiting: 'still waits for others',
  ready: 'is ready by its lights',
  launched: 'is launched',
} as const;

const reviewed = ({ answer, days, words }: Extract<DomainEvent, { type: 'date_reviewed' }>): string => {
  if (answer === 'fine') return 'the date is fine';
  return answer === 'needs_days'
    ? `needs ${days ?? 0} working days${because(words)}`
    : `something is missing${because(words)}`;
};

/** What happened to a plan, for a report. */
export const PLAN_EVENTS: { [Type in PlanEvent]: Told<Type> } = {
  release_moved: {
    section: 'course',
    words: ({ from, to, reason, words = '' }) =>
      `Moved the launch from ${planned(from)} to ${planned(to)}${reason === undefined ? '' : ` (${SLIP_WORDS[reason]})`}${because(words)}.`,
  },
  move_planned: {
    section: 'course',
    words: ({ to, reason, words }) =>
      `Chose ${planned(to)} as the new launch (${SLIP_WORDS[reason]})${because(words)}.`,
  },
  move_undone: { section: 'course', words: ({ to }) => `Took back the move to ${planned(to)}.` },
  item_changed: {
    section: 'plan',
    words: ({ part, what, change }) => `${CHANGES[change]}, ${LIST_PARTS[part].name.toLowerCase()}: ${what}.`,
  },
  items_added: {
    section: 'plan',
    words: ({ part, count }) => `Added ${count} to ${LIST_PARTS[part].name.toLowerCase()}.`,
  },
  reviews_asked: {
    section: 'plan',
    words: ({ departmentIds }) => `Asked ${departmentIds.length} departments about the date.`,
  },
  date_reviewed: { section: 'plan', words: (event) => `${event.name} on the date: ${reviewed(event)}.` },
  round_opened: {
    section: 'plan',
    words: ({ number, build }) => `Opened round ${number} of acceptance${because(build)}.`,
  },
  round_tried: {
    section: 'plan',
    words: ({ number, finding, words }) =>
      `Tried it in round ${number}: ${FINDINGS[finding]}${because(words)}.`,
  },
  finding_settled: {
    section: 'plan',
    words: ({ number, finder, as, words }) =>
      `What ${finder.name} found in round ${number} ${as === 'blocker' ? 'stands in the way' : 'is a known limitation'}${because(words)}.`,
  },
  round_closed: {
    section: 'plan',
    words: ({ number, verdict, words }) => `Closed round ${number}: ${VERDICTS[verdict]}${because(words)}.`,
  },
  release_split: {
    section: 'course',
    words: ({ to, points, departments }) =>
      `Split off ${to.title}: ${points} points of the scope, ${departments.length} departments.`,
  },
  release_merged: { section: 'course', words: ({ to }) => `Moved into ${to.title}.` },
  release_took_in: { section: 'course', words: ({ from }) => `Took in ${from.title}.` },
  wave_added: { section: 'plan', words: ({ wave }) => `Added the wave ${wave.title}.` },
  main_followed: {
    section: 'lights',
    words: ({ main, stands }) => `A wave of ${main.title}, which ${STANDS[stands]}.`,
  },
  split_from: {
    section: 'course',
    words: ({ from, kept }) =>
      `Split off from ${from.title}. ${kept.length === 0 ? 'Every department is asked anew' : `Came with their green light: ${kept.join(', ')}`}.`,
  },
};
