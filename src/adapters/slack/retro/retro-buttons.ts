import type { Button } from '@slack/types';
import { type Release, titleOf } from '../../../domain/release.ts';
import { isLookBackOpen } from '../../../domain/retro/retro.ts';
import { packIds } from '../edge/value.ts';
import { button } from '../kit/elements.ts';
import { plainName } from '../words/plain-name.ts';
import { RETRO_ACTIONS } from './ids.ts';

const labelled = (release: Release, actionId: string, text: string, style?: 'primary'): Button =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id }),
    ...(style && { style }),
    accessibilityLabel: `${text}: look back at ${plainName(titleOf(release), 40)}`,
  });

/** "Look back": the door to it on the manager's card, from the launch on. */
export const lookBackButton = (release: Release): Button =>
  labelled(release, RETRO_ACTIONS.open, 'Look back');

/** "Add your points": before the look back, in writing. */
export const addButton = (release: Release, style?: 'primary'): Button =>
  labelled(release, RETRO_ACTIONS.add, 'Add your points', style);

/** "Read and vote": all that was written, and what the record says. */
export const openButton = (release: Release): Button =>
  labelled(release, RETRO_ACTIONS.open, isLookBackOpen(release) ? 'Read and vote' : 'Read the look back');

/** Nobody adds or votes after it was held, so that is asked once more. */
export const HELD_CONFIRM = {
  title: 'The look back was held?',
  text: 'Nobody adds or votes any more, and what came of it is posted in the thread of the release.',
  confirm: 'It was held',
  deny: 'Not yet',
};
