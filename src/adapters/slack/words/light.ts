import { formatDate, type Instant } from '../../../domain/calendar.ts';
import type { Light, LightState, RecordedAnswer } from '../../../domain/lights/light.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import { plainName } from './plain-name.ts';

/** A light in one or two words: it is never a colour alone. */
export const lightNames: Record<LightState, string> = {
  waiting: 'Waiting',
  on_track: 'On track',
  green: 'Green',
  not_yet: 'Not yet',
  not_applicable_asked: 'Says not applicable',
  not_applicable: 'Not applicable',
};

const CIRCLES: Record<LightState, string> = {
  waiting: ':white_circle:',
  on_track: ':white_circle:',
  green: ':large_green_circle:',
  not_yet: ':red_circle:',
  not_applicable_asked: ':white_circle:',
  not_applicable: ':white_circle:',
};

/** The small circle before the word, for places that format. */
export const lightCircle = (light: Pick<Light, 'state'>): Mrkdwn => renderedMrkdwn(CIRCLES[light.state]);

/**
 * "Dana", or "Omar, deputy for Dana", in plain text.
 * @param lead the lead's name, where it is known
 */
export const answeredBy = ({ by, asDeputy }: RecordedAnswer, lead = 'lead'): string =>
  `${plainName(by.name)}${asDeputy ? `, deputy for ${plainName(lead)}` : ''}`;

type Pieces = (light: Light, now: Instant) => string[];

const simply: Pieces = ({ state, answer }) => [
  answer === null ? lightNames[state] : `${lightNames[state]} (${answeredBy(answer)})`,
];

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
  not_yet: (light, now) => [
    ...simply(light, now),
    ...(light.answer?.answer === 'not_yet'
      ? [plainName(light.answer.reason), `Expected ${formatDate(light.answer.expectedOn, 'UTC', now)}`]
      : []),
  ],
  not_applicable_asked: (light, now) => [...simply(light, now), 'the release manager has not agreed yet'],
  not_applicable: simply,
};

/** A light after its department's name, in plain text without a full stop: "Green (Dana)", "not asked yet". */
export const lightWords = (light: Light, now: Instant): string => PIECES[light.state](light, now).join(' · ');

/**
 * One department's line for places that format: circle, name, light, and when it became settled.
 * @param fallbackZone IANA zone for clients that cannot show the reader's own
 */
export const lightLine = (light: Light, now: Instant, fallbackZone: string): Mrkdwn => {
  const words = joinMrkdwn(PIECES[light.state](light, now), ' · ');
  const line = mrkdwn`${lightCircle(light)} *${light.name}*: ${words}`;
  const settled = light.state === 'green' || light.state === 'not_applicable' ? light.answer : null;
  return settled === null ? line : mrkdwn`${line} · ${slackDate(settled.at, fallbackZone)}`;
};
