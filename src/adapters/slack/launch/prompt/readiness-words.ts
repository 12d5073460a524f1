import { isSettled } from '../../../../domain/lights/light.ts';
import { greenCount, launchedWithout, obstaclesTo } from '../../../../domain/lights/verdict.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn } from '../../kit/mrkdwn.ts';
import { listedAnd } from '../../words/listed.ts';
import { obstacleWords } from '../../words/obstacle.ts';
import { plainName } from '../../words/plain-name.ts';
import { capital, numberWord } from './count-words.ts';

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

/** "Sales, Support": the required departments whose light is missing or red. */
export const missingNames = (release: Release): Mrkdwn =>
  joinMrkdwn(
    release.lights.filter((light) => light.required && !isSettled(light)).map(({ name }) => name),
    ', ',
  );

const MOST = 20;

const listLines = (heading: string, lines: readonly string[]): string | null => {
  if (lines.length === 0) return null;
  const more = lines.length > MOST ? [`• and ${lines.length - MOST} more`] : [];
  return [heading, ...lines.slice(0, MOST).map((line) => `• ${line}`), ...more].join('\n');
};

/** What is in the way, one line each, in plain text; null when nothing is. */
export const inTheWay = (release: Release): string | null =>
  listLines(`In the way of ${plainName(titleOf(release))}:`, obstaclesTo(release).map(obstacleWords));

/** Names are said in the sentence up to here; more stand in the list below it only. */
const MOST_NAMED = 3;

/** Optional departments that are not green, in plain text, as said before the launch; null when there are none. */
export const withoutLines = (release: Release): string | null => {
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
