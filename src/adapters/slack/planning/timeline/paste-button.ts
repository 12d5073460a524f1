import type { Button } from '@slack/types';
import type { Release } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { button } from '../../kit/elements.ts';
import { TIMELINE_ACTIONS } from './ids.ts';

/**
 * Where a timeline is pasted into a plan.
 *
 * @param place the list of milestones that it stands on, packed; it shows the new ones afterwards
 */
export const pasteTimelineButton = ({ id }: Pick<Release, 'id'>, place?: string): Button =>
  button({
    actionId: TIMELINE_ACTIONS.paste,
    text: 'Paste a timeline',
    value: packIds({ releaseId: id, ...(place !== undefined && { extra: place }) }),
  });
