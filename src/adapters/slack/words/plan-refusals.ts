import { formatDateTime } from '../../../domain/calendar.ts';
import { capital } from './capital.ts';
import { counted, listedAnd } from './listed.ts';
import { plainName } from './plain-name.ts';
import type { RefusalWords, Telling } from './refusal.ts';

type PlanRefusals = Pick<
  RefusalWords,
  | 'plan_incomplete'
  | 'no_time_to_prepare'
  | 'date_review_over'
  | 'date_changed'
  | 'move_under_way'
  | 'no_move_under_way'
  | 'moves_by_itself'
  | 'same_date'
  | 'waits_in_a_circle'
  | 'round_is_open'
  | 'round_is_closed'
  | 'problems_undecided'
  | 'not_invited'
  | 'cannot_merge'
  | 'cannot_branch'
  | 'starts_with_main'
>;

const MISSING = { goal: 'its goal', measure: 'how it is measured' } as const;

const CANNOT_MERGE = {
  itself: 'a release cannot move into itself',
  started: 'one of the two is launched or over',
  confidential: 'not everyone may know of one of the two',
  practice: 'a rehearsal and a release stay apart',
  urgent: 'a hotfix goes its own way',
  draft: 'the other one is a draft that nobody knows of. Start it first',
  wave: 'a wave stays with its main release',
  waves: 'it has waves, and they stay with it',
  unsettled:
    'somebody said “not yet”, or something is still to be done for a green light. Settle that first, else nobody would see it any more',
} as const;

const CANNOT_BRANCH = {
  wave: {
    wave: 'is a wave itself. Add the new wave to its main release',
    urgent: 'is a hotfix, and goes to everyone at once',
  },
  split: {
    wave: 'is a wave. Split its main release instead',
    urgent: 'is a hotfix, and goes out whole',
  },
} as const;

/** Whoever found something can say it all the same; its manager knows it then. */
const tellFound = ({ isManager, rm }: Telling): string => (isManager ? '' : ` Tell ${rm} what you found.`);

/** What the rules of a plan, its dates and its relatives refuse. */
export const PLAN_REFUSALS: PlanRefusals = {
  plan_incomplete: ({ missing }, { title, rm }) =>
    `Not started: the plan of ${title} does not say ${listedAnd(missing.map((part) => MISSING[part]))} yet. ${capital(rm)} can write it down with Start.`,
  no_time_to_prepare: ({ short }, { title, rm }) =>
    [
      `Not started: no department of ${title} has the time that it needs.`,
      ...short.map(({ name, has, needs }) => `• ${plainName(name)} has ${has} of its ${needs} working days.`),
      `${capital(rm)} can ask the departments about the date first, or choose a later one. One of them that says the date is fine is enough.`,
    ].join('\n'),
  date_review_over: ({ name }, { title }) =>
    `Not recorded: ${plainName(name)} was asked for its green light for ${title}. Please say there what is in the way.`,
  date_changed: ({ name, at }, { title, zone }) =>
    `Not recorded: ${title} is planned for ${formatDateTime(at, zone)} by now. Please say in the newest message whether that is fine for ${plainName(name)}.`,
  move_under_way: ({ to }, { title, zone }) =>
    `Nothing was changed: ${title} is about to move to ${formatDateTime(to, zone)}. Undo that first, or wait two minutes.`,
  no_move_under_way: (_, { title }) =>
    `Not undone: the new date of ${title} is told already. To go back, move it again.`,
  moves_by_itself: (_, { title, rm }) =>
    `Date not changed: ${title} has started. ${capital(rm)} can move it, and sees first what moves with it.`,
  same_date: (_, { title }) => `Not moved: ${title} is planned for that moment already.`,
  waits_in_a_circle: (_, { title }) =>
    `Not saved: the other release waits for ${title}, and two releases cannot wait for each other.`,
  round_is_open: ({ number }, { title }) =>
    `No round was opened: in round ${number} people still try ${title}. Close that one first.`,
  problems_undecided: ({ count }) =>
    `Round not closed: nobody said yet what becomes of ${counted(count, 'problem')}. Say of each whether it stands in the way, or users have to live with it.`,
  round_is_closed: ({ number }, telling) =>
    `Nothing was recorded: round ${number} of ${telling.title} is closed.${tellFound(telling)}`,
  not_invited: (_, telling) =>
    `Nothing was recorded: you are not among those who try ${telling.title} in this round.${tellFound(telling)}`,
  cannot_branch: ({ into, because }, { title }) =>
    `${into === 'wave' ? 'No wave was added' : 'Not split'}: ${title} ${CANNOT_BRANCH[into][because]}.`,
  starts_with_main: ({ main }, { title }) =>
    `Not started: ${title} is a wave of ${plainName(main)}, and starts together with it.`,
  cannot_merge: ({ because }) => `Nothing was moved: ${CANNOT_MERGE[because]}.`,
};
