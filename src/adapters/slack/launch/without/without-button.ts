import type { KnownBlock } from '@slack/types';
import { isLegal } from '../../../../domain/command.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { PLAN_ACTIONS } from '../../planning/ids.ts';
import { plainName } from '../../words/plain-name.ts';

/** The way into "Launch without a department" beside a message that names it; none where it cannot be decided. */
export const withoutControls = (release: Release): KnownBlock[] =>
  isLegal('waive', release)
    ? [
        actions('without', [
          button({
            // The same as its entry in the menu of the manager's card.
            actionId: PLAN_ACTIONS.more,
            text: 'Launch without a department',
            value: packIds({ releaseId: release.id, extra: 'without' }),
            accessibilityLabel: `Launch without a department: ${plainName(titleOf(release), 40)}`,
          }),
        ]),
      ]
    : [];
