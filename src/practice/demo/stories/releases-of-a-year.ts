import { HOME_ZONE, type ReleaseSeed } from '../stage/cast.ts';
import type { Ending } from './verbs.ts';

/** A department's green light: whose, on which day counted from the launch, at a time on the wall of the house. */
export type Green = readonly [department: string, daysFromLaunch: number, time: string];

/** A plan of the year, and its green lights in the order of their days. */
export type YearPlan = ReleaseSeed & { product: string; measure: string; greens: readonly Green[] };

/** What came of it: what two readers of the announcement gave it, and what was said at the end. */
type Outcome = { ratings: readonly [number, number]; ending: Required<Ending> };
export type YearRelease = YearPlan & Outcome;

const DOCS: Green = ['docs', -13, '16:30'];
const DOCS_LATER: Green = ['docs', -10, '11:30'];
const QA: Green = ['qa', -6, '10:30'];
const QA_LATER: Green = ['qa', -3, '08:30'];
const SUPPORT: Green = ['support', -6, '15:30'];
const SUPPORT_LATER: Green = ['support', -2, '17:00'];

type More = Pick<YearPlan, 'measure' | 'greens'>;

const planned = (title: string, date: string, value: string, more: More): YearPlan => ({
  title,
  key: title.toLowerCase().replaceAll(' ', '-'),
  value,
  launch: { date, time: '14:00', zone: HOME_ZONE },
  product: title.replace(/ .*/, ''),
  ...more,
});

const release = (title: string, date: string, value: string, more: More & Outcome): YearRelease => ({
  ...planned(title, date, value, more),
  ratings: more.ratings,
  ending: more.ending,
});

const ended = (answer: string, value: string, outcome: string, lessons: string): Required<Ending> => ({
  answer,
  value,
  outcome,
  lessons,
});

export const ATLAS_1_1 = release('Atlas 1.1', '2026-01-29', 'Boards can be searched.', {
  measure: 'Half of the teams search a board within a month.',
  greens: [DOCS, SUPPORT],
  ratings: [4, 5],
  ending: ended('Reached', '58 %', 'Out on the planned day.', 'Small releases are quiet ones.'),
});

export const BOREALIS_1_0 = release('Borealis 1.0', '2026-02-26', 'Teams see their boards as a calendar.', {
  measure: 'A fifth of the teams open the calendar every week.',
  greens: [DOCS_LATER, QA],
  ratings: [4, 4],
  ending: ended('In part', '14 %', 'Out without Support, which followed.', 'Tell Support in the plan.'),
});

export const ATLAS_1_2 = release('Atlas 1.2', '2026-03-26', 'Cards can carry files.', {
  measure: 'A third of the new cards carry a file.',
  greens: [DOCS, QA],
  ratings: [5, 4],
  ending: ended('Reached', '35 %', 'Out on the planned day.', 'The beta found what mattered.'),
});

export const BOREALIS_1_1 = release('Borealis 1.1', '2026-04-23', 'Boards open twice as fast.', {
  measure: 'A board opens within a second for nine of ten people.',
  greens: [
    ['docs', -9, '16:30'],
    ['qa', -5, '10:30'],
  ],
  ratings: [5, 5],
  ending: ended('Reached', '93 %', 'A week late, and fast.', 'Measure before the date is promised.'),
});

export const ATLAS_1_3 = release('Atlas 1.3', '2026-05-28', 'Boards can be printed.', {
  measure: 'No team asks for screenshots of boards any more.',
  greens: [DOCS, SUPPORT],
  ratings: [3, 2],
  ending: ended(
    'Not reached',
    'Eleven asked',
    'Wide boards were cut off.',
    'Print the widest board there is.',
  ),
});

export const ATLAS_1_4 = release('Atlas 1.4', '2026-06-25', 'People are told when a card waits for them.', {
  measure: 'Cards wait half as long.',
  greens: [QA_LATER, SUPPORT_LATER],
  ratings: [4, 5],
  ending: ended('Reached', '2.1 days', 'Out on the planned day.', 'Begin with a few notices.'),
});

export const BOREALIS_1_2 = planned('Borealis 1.2', '2026-07-23', 'Calendars can be shared outside.', {
  measure: 'A tenth of the teams share a calendar.',
  greens: [DOCS_LATER],
});

export const ATLAS_1_5 = release('Atlas 1.5', '2026-08-20', 'Boards work without a network.', {
  measure: 'Nobody reports work that was lost on a train.',
  greens: [DOCS, QA],
  ratings: [5, 4],
  ending: ended('Reached', 'None', 'Out on the planned day.', 'Test on a real train.'),
});

export const BOREALIS_1_3 = release('Borealis 1.3', '2026-09-17', 'Holidays stand in the calendar.', {
  measure: 'A third of the teams choose a country.',
  greens: [DOCS_LATER, SUPPORT],
  ratings: [4, 3],
  ending: ended('In part', '22 %', 'Out on the planned day.', 'Propose the country.'),
});

export const ATLAS_1_6 = release('Atlas 1.6', '2026-10-15', 'Cards can be assigned to several people.', {
  measure: 'A quarter of the cards have two people.',
  greens: [DOCS, SUPPORT_LATER],
  ratings: [3, 4],
  ending: ended('In part', '17 %', 'Out a day late.', 'Name who solves it on the first day.'),
});

export const BOREALIS_1_4 = release('Borealis 1.4', '2026-11-12', 'Appointments repeat.', {
  measure: 'A third of the appointments repeat.',
  greens: [DOCS, QA_LATER],
  ratings: [4, 4],
  ending: ended('Reached', '41 %', 'Out on the planned day.', 'A year has more than one calendar.'),
});

export const ATLAS_1_7 = release(
  'Atlas 1.7',
  '2026-12-10',
  'Boards have colours that everybody can tell apart.',
  {
    measure: 'No team turns the colours off.',
    greens: [DOCS_LATER, QA],
    ratings: [5, 5],
    ending: ended('Reached', 'None', 'Out on the planned day.', 'Ask those whom it is for.'),
  },
);
