import { isUnsolved } from '../../../../domain/blockers/blocker.ts';
import { counts } from '../../../../domain/launch/waiver.ts';
import { isUnconfirmed } from '../../../../domain/launch-day/confirmation.ts';
import { isSettled } from '../../../../domain/lights/light.ts';
import { isNeeded } from '../../../../domain/lights/needed.ts';
import { countedTwice } from '../../../../domain/lights/separation.ts';
import {
  greenCount,
  type LaunchObstacle,
  launchedWithout,
  obstaclesTo,
} from '../../../../domain/lights/verdict.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn } from '../../kit/mrkdwn.ts';
import { capital } from '../../words/capital.ts';
import { numberWord } from '../../words/count-words.ts';
import { alsoWords } from '../../words/light.ts';
import { listedAnd } from '../../words/listed.ts';
import { asSentence, obstacleWords } from '../../words/obstacle.ts';
import { plainName } from '../../words/plain-name.ts';

/** "All eight green." */
export const allGreenWords = (release: Release): string => {
  const { of } = greenCount(release);
  if (of === 0) return 'No department has to give a green light.';
  if (of === 2) return 'Both green.';
  return of === 1 ? 'The one green light is there.' : `All ${numberWord(of)} green.`;
};

/** "Eight green": counted without claiming that it is all of them. */
export const greenWords = (release: Release): string => {
  const { green, of } = greenCount(release);
  return green === of
    ? `${capital(numberWord(green))} green`
    : `${capital(numberWord(green))} of ${numberWord(of)} green`;
};

/** What is in the way beside departments, in two words each. */
const OTHERS: Partial<Record<LaunchObstacle['kind'], string>> = {
  blocker: 'what somebody raised',
  issue: 'something critical in another release',
  plan: 'the plan',
  main: 'its main release',
  hold: 'the hold',
};

const otherObstacles = (release: Release): readonly string[] => [
  ...new Set(obstaclesTo(release).flatMap(({ kind }) => OTHERS[kind] ?? [])),
];

/** "Sales, Support": the required departments whose light is missing or red. */
export const missingNames = (release: Release): Mrkdwn =>
  joinMrkdwn(
    [
      ...release.lights
        .filter((light) => isNeeded(light, release) && (!isSettled(light) || isUnconfirmed(light, release)))
        .map(({ name }) => name),
      ...otherObstacles(release),
    ],
    ', ',
  );

/** All lights are there, and only the word is missing that they still are. */
export const onlyUnconfirmed = (release: Release): boolean =>
  obstaclesTo(release).every(({ kind }) => kind === 'unconfirmed');

const MOST = 20;

const listLines = (heading: string, lines: readonly string[]): string | null => {
  if (lines.length === 0) return null;
  const more = lines.length > MOST ? [`• and ${lines.length - MOST} more`] : [];
  return [heading, ...lines.slice(0, MOST).map((line) => `• ${line}`), ...more].join('\n');
};

/** What is in the way, one line each, in plain text; null when nothing is. */
export const inTheWay = (release: Release): string | null =>
  listLines(`In the way of ${plainName(titleOf(release))}:`, obstaclesTo(release).map(obstacleWords));

/** Green lights by somebody who counts elsewhere in the release, in plain text; null when there are none. */
export const twiceLines = (release: Release): string | null =>
  listLines(
    'Green by somebody who counts twice:',
    countedTwice(release).map(
      ({ name, by, also }) => `${plainName(name)}: ${plainName(by.name)} ${alsoWords(also) ?? ''}.`,
    ),
  );

/** Names are said in the sentence up to here; more stand in the list below it only. */
const MOST_NAMED = 3;

/** Departments that somebody decided to launch without, with who did, in plain text; null when there are none. */
const leftOutLines = (release: Release): string | null => {
  const lines = release.lights.flatMap(({ name, waiver }) => {
    if (waiver === null || !counts(waiver)) return [];
    const { by, acceptedBy, agreedBy, reason } = waiver;
    const agreed = agreedBy === null ? '' : `, ${plainName(agreedBy.name)} agreed`;
    return `${plainName(name)}: ${plainName(by.name)} decided${agreed}, ${plainName(acceptedBy.name)} accepts the risk. ${asSentence(reason)}`;
  });
  return listLines('Launches without these green lights:', lines);
};

/** What somebody raised that the launch does not wait for, in plain text; null when there is nothing. */
const mendedLines = (release: Release): string | null => {
  const lines = release.blockers
    .filter((blocker) => blocker.severity === 'hurts' && isUnsolved(blocker))
    .map(({ text, raisedBy }) => `${asSentence(text)} Raised by ${plainName(raisedBy.name)}.`);
  return listLines('To be mended, the launch does not wait for it:', lines);
};

/** What is critical elsewhere in the product, and why it goes all the same; null where nothing is. */
const acceptedLines = ({ carried }: Release): string | null =>
  listLines(
    'Goes although this is critical and open:',
    carried.flatMap(({ from, text, accepted }) =>
      accepted === null
        ? []
        : `${plainName(from.title)}: ${asSentence(text)} ${plainName(accepted.by.name)}: ${asSentence(accepted.reason)}`,
    ),
  );

/** Who is not green and does not block, in plain text, as said before the launch; null when there is nobody. */
export const withoutLines = (release: Release): string | null => {
  const lists = [
    acceptedLines(release),
    leftOutLines(release),
    optionalLines(release),
    mendedLines(release),
  ].filter((list) => list !== null);
  return lists.length === 0 ? null : lists.join('\n');
};

/** Optional departments that are not green. */
const optionalLines = (release: Release): string | null => {
  const without = launchedWithout(release);
  const names = without.flatMap((obstacle) =>
    'department' in obstacle ? [plainName(obstacle.department)] : [],
  );
  const who =
    names.length <= MOST_NAMED
      ? `${listedAnd(names)} (optional)`
      : `${numberWord(names.length)} optional departments`;
  return listLines(`Would launch without ${who}:`, without.map(obstacleWords));
};
