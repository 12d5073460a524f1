import { formatDate, type Instant } from '../../../domain/calendar.ts';
import { counts } from '../../../domain/launch/waiver.ts';
import type { Light, LightState, Overlap, RecordedAnswer } from '../../../domain/lights/light.ts';
import { changedSentence } from '../../../domain/lights/staleness.ts';
import type { TimeToPrepare } from '../../../domain/review/time-to-prepare.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import { counted, listedAnd } from './listed.ts';
import { plainName } from './plain-name.ts';

/** A light in one or two words: it is never a colour alone. */
export const lightNames: Record<LightState, string> = {
  waiting: 'Waiting',
  on_track: 'On track',
  green: 'Green',
  conditional: 'Green, if',
  conditional_asked: 'Green, if',
  not_yet: 'Not yet',
  not_applicable_asked: 'Says not applicable',
  not_applicable: 'Not applicable',
  stale: 'Asked again',
};

/** A shape of its own for each, so that they can be told apart without colours; the word stands beside it. */
const MARKS: Record<LightState, string> = {
  waiting: ':hourglass_flowing_sand:',
  on_track: ':hammer_and_wrench:',
  green: ':large_green_circle:',
  conditional: ':large_green_circle:',
  conditional_asked: ':grey_question:',
  not_yet: ':red_circle:',
  not_applicable_asked: ':grey_question:',
  not_applicable: ':heavy_minus_sign:',
  stale: ':hourglass_flowing_sand:',
};

const NOT_ASKED = ':white_circle:';

/** The mark of an answer, for places that format: on every card, in lists and in threads the same. */
export const markOf = (state: LightState): Mrkdwn => renderedMrkdwn(MARKS[state]);

/** The mark of a department that was not asked yet. */
export const notAskedMark: Mrkdwn = renderedMrkdwn(NOT_ASKED);

/** The mark of a department that has less time than it needs. */
const shortMark: Mrkdwn = renderedMrkdwn(':large_orange_circle:');

/** "has 3 of its 10 days", in plain text. */
const shortWords = ({ has, needs }: TimeToPrepare): string =>
  `has ${has === 0 ? 'none' : has} of its ${counted(needs, 'working day')}`;

/** The mark before a light's word, for places that format. */
export const lightMark = ({ state, askedAt }: Pick<Light, 'state' | 'askedAt'>): Mrkdwn =>
  state === 'waiting' && askedAt === null ? notAskedMark : markOf(state);

/**
 * "Dana", or "Omar, deputy for Dana", in plain text.
 * @param lead the lead's name, where it is known
 */
export const answeredBy = ({ by, asDeputy }: RecordedAnswer, lead = 'lead'): string =>
  `${plainName(by.name)}${asDeputy ? `, deputy for ${plainName(lead)}` : ''}`;

/** "also manages the release and answered for QA": where else somebody counts, in plain text; null for nowhere. */
export const alsoWords = (also: Overlap | undefined): string | null => {
  if (also === undefined) return null;
  const { departments, manager } = also;
  const answered =
    departments.length === 0 ? [] : [`answered for ${listedAnd(departments.map((name) => plainName(name)))}`];
  return `also ${listedAnd([...(manager ? ['manages the release'] : []), ...answered])}`;
};

/** "Dana, also manages the release": who said green, and where else they count. */
const greenBy = (answer: RecordedAnswer): string =>
  [answeredBy(answer), alsoWords(answer.also)].filter((words) => words !== null).join(', ');

type Pieces = (light: Light, now: Instant) => string[];

const simply: Pieces = ({ state, answer }) => [
  answer === null ? lightNames[state] : `${lightNames[state]} (${greenBy(answer)})`,
];

const ifWords = ({ answer }: Light, now: Instant): string[] =>
  answer?.answer === 'conditional'
    ? [
        plainName(answer.condition),
        `${plainName(answer.owner.name)} until ${formatDate(answer.dueOn, 'UTC', now)}`,
      ]
    : [];

/** What is said of each state, in pieces that each may stand inline. */
const PIECES: Record<LightState, Pieces> = {
  waiting: ({ askedAt, answer }) => {
    if (askedAt === null) return ['not asked yet'];
    return [answer === null ? 'waiting for an answer' : 'asked again, waiting for an answer'];
  },
  on_track: (light, now) => [
    ...simply(light, now),
    ...(light.answer?.answer === 'on_track'
      ? [`I ask again ${formatDate(light.answer.askAgainOn, 'UTC', now)}`]
      : []),
  ],
  green: simply,
  conditional: (light, now) => [...simply(light, now), ...ifWords(light, now)],
  conditional_asked: (light, now) => [
    ...simply(light, now),
    ...ifWords(light, now),
    'the release manager has not agreed yet',
  ],
  not_yet: (light, now) => [
    ...simply(light, now),
    ...(light.answer?.answer === 'not_yet'
      ? [plainName(light.answer.reason), `Expected ${formatDate(light.answer.expectedOn, 'UTC', now)}`]
      : []),
    // Red because what it counted on was not done in time.
    ...ifWords(light, now),
  ],
  not_applicable_asked: (light, now) => [...simply(light, now), 'the release manager has not agreed yet'],
  not_applicable: simply,
  stale: ({ changes }) => [
    changes.length === 0 ? 'asked again, its answer is too old' : `asked again. ${changedSentence(changes)}`,
  ],
};

/** With whether the launch waits for it at all. */
const piecesOf = (light: Light, now: Instant): string[] => [
  ...PIECES[light.state](light, now),
  ...(counts(light.waiver) ? ['the launch does not wait for it'] : []),
];

/** A light after its department's name, in plain text without a full stop: "Green (Dana)", "not asked yet". */
export const lightWords = (light: Light, now: Instant): string => piecesOf(light, now).join(' · ');

/**
 * One department's line for places that format: mark, name, light, and when it became settled.
 * @param fallbackZone IANA zone for clients that cannot show the reader's own
 * @param short where the department has less time than it needs, and was not heard yet
 */
export const lightLine = (
  light: Light,
  now: Instant,
  fallbackZone: string,
  short: TimeToPrepare | null = null,
): Mrkdwn => {
  const pieces = [...piecesOf(light, now), ...(short === null ? [] : [shortWords(short)])];
  const mark = short === null ? lightMark(light) : shortMark;
  const line = mrkdwn`${mark} *${light.name}*: ${joinMrkdwn(pieces, ' · ')}`;
  const settled = light.state === 'green' || light.state === 'not_applicable' ? light.answer : null;
  return settled === null ? line : mrkdwn`${line} · ${slackDate(settled.at, fallbackZone)}`;
};
