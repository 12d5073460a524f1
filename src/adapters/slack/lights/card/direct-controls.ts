import type { ActionsBlock, Button } from '@slack/types';
import { hasLookBack } from '../../../../domain/outcome/outcome.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { openButton } from '../../retro/retro-buttons.ts';
import { plainName } from '../../words/plain-name.ts';
import { LIGHT_ACTIONS, OTHER_ACTIONS } from '../ids.ts';

/** The ways to go on with a release that does not launch as planned. */
const COURSES = {
  launch: 'Launch',
  move: 'Move',
  hold: 'Hold',
  resume: 'Resume',
  cancel: 'Cancel',
} as const;

export type Course = keyof typeof COURSES;

const labelled = (text: string, release: Release): string => `${text}: ${plainName(titleOf(release), 40)}`;

const courseButton = (release: Release, course: Course, primary: boolean): Button =>
  button({
    actionId: OTHER_ACTIONS[course],
    text: COURSES[course],
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: labelled(COURSES[course], release),
    ...(primary && { style: 'primary' }),
  });

/** Launch, move, hold, resume or cancel, in the order given. */
export const courseControls = (
  release: Release,
  courses: readonly Course[],
  primary: Course | null = null,
): ActionsBlock =>
  actions(
    'course',
    courses.map((course) => courseButton(release, course, course === primary)),
  );

/** The release manager's two answers to what counts only with their consent: one click each. */
export const consentControls = (
  release: Release,
  departmentId: string,
  name: string,
  agree = 'Agree, not concerned',
): ActionsBlock => {
  const value = packIds({ releaseId: release.id, departmentId });
  const label = (text: string) => `${text}: ${plainName(name, 20)}, ${plainName(titleOf(release), 25)}`;
  return actions('consent', [
    button({
      actionId: LIGHT_ACTIONS.agree,
      text: agree,
      value,
      style: 'primary',
      accessibilityLabel: label(agree),
    }),
    button({
      actionId: LIGHT_ACTIONS.askAgain,
      text: 'Ask again',
      value,
      accessibilityLabel: label('Ask again'),
    }),
  ]);
};

/** The door to outcome and lessons. */
export const retroControls = (release: Release): ActionsBlock =>
  actions('retro', [
    button({
      actionId: OTHER_ACTIONS.close,
      text: 'Close the release',
      value: packIds({ releaseId: release.id }),
      style: 'primary',
      accessibilityLabel: labelled('Close the release', release),
    }),
    ...(hasLookBack(release) ? [openButton(release)] : []),
  ]);
