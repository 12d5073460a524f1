import type { ActionsBlock, Button } from '@slack/types';
import type { Standing, Station } from '../../../domain/launch-day/roll-call.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { LAUNCH_ACTIONS } from '../launch/ids.ts';
import { PLAN_ACTIONS } from '../planning/ids.ts';
import { plainName } from '../words/plain-name.ts';
import { ROLL_CALL_ACTIONS } from './ids.ts';

const ANSWERS = {
  go: { actionId: ROLL_CALL_ACTIONS.go, text: 'Go' },
  noGo: { actionId: ROLL_CALL_ACTIONS.noGo, text: 'No-go' },
  hold: { actionId: ROLL_CALL_ACTIONS.hold, text: 'Hold' },
} as const;

type Answer = keyof typeof ANSWERS;

const answerButton = (release: Release, station: Station, answer: Answer, primary: boolean): Button => {
  const { actionId, text } = ANSWERS[answer];
  return button({
    actionId,
    text,
    value: packIds({ releaseId: release.id, departmentId: station.departmentId }),
    accessibilityLabel: `${text}: ${plainName(station.name, 25)}, ${plainName(titleOf(release), 30)}`,
    ...(primary && { style: 'primary' as const }),
  });
};

/** What a station can say: all three while it is up, afterwards what differs from its last word. */
export const stationControls = (release: Release, station: Station): ActionsBlock => {
  const { said } = station;
  const offered: readonly Answer[] =
    said === null ? ['go', 'noGo', 'hold'] : said.word === 'go' ? ['noGo', 'hold'] : ['go', 'hold'];
  return actions(
    'roll_call.station',
    offered.map((answer) => answerButton(release, station, answer, said === null && answer === 'go')),
  );
};

const COURSES = {
  start: { actionId: ROLL_CALL_ACTIONS.start, text: 'Start the roll-call' },
  launch: { actionId: LAUNCH_ACTIONS.open, text: 'Go: launch' },
  wait: { actionId: ROLL_CALL_ACTIONS.wait, text: 'Wait' },
  hold: { actionId: PLAN_ACTIONS.hold, text: 'Hold the clock' },
  resume: { actionId: PLAN_ACTIONS.resume, text: 'Resume' },
  scrub: { actionId: ROLL_CALL_ACTIONS.scrub, text: 'Scrub' },
} as const;

export type RollCallCourse = keyof typeof COURSES;

/** What the release manager can do about a roll-call. */
export const courseButton = (release: Release, course: RollCallCourse, primary = false): Button => {
  const { actionId, text } = COURSES[course];
  return button({
    actionId,
    text,
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `${text}: ${plainName(titleOf(release), 40)}`,
    ...(primary && { style: 'primary' as const }),
  });
};

export const rollCallCourses = (
  release: Release,
  courses: readonly RollCallCourse[],
  primary: RollCallCourse | null = null,
): ActionsBlock =>
  actions(
    'roll_call.course',
    courses.map((course) => courseButton(release, course, course === primary)),
  );

/** The manager's row under the list: the launch is theirs once all said go. */
export const managerRow = (release: Release, standing: Standing): ActionsBlock => {
  if (release.hold !== null) return rollCallCourses(release, ['resume', 'scrub'], 'resume');
  return standing.is === 'complete'
    ? rollCallCourses(release, ['launch', 'hold', 'scrub'], 'launch')
    : rollCallCourses(release, ['hold', 'scrub']);
};
