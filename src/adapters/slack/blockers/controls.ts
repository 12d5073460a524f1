import type { ActionsBlock, Button } from '@slack/types';
import type { Blocker } from '../../../domain/blockers/blocker.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { plainName } from '../words/plain-name.ts';
import { BLOCKER_ACTIONS } from './ids.ts';

type About = { release: Release; blocker: Blocker };
type ActionName = keyof typeof BLOCKER_ACTIONS;

const labelled = ({ release, blocker }: About, name: ActionName, text: string, primary = false): Button =>
  button({
    actionId: BLOCKER_ACTIONS[name],
    text,
    value: packIds({ releaseId: release.id, extra: blocker.id }),
    accessibilityLabel: `${text}: ${plainName(titleOf(release), 30)}, ${plainName(blocker.text, 20)}`,
    ...(primary && { style: 'primary' as const }),
  });

/** What those can say who can solve it: that they have it, that it is done, or that it is not for them. */
export const solverControls = (about: About): ActionsBlock => {
  const { state, solver } = about.blocker;
  const isTaken = state === 'taken';
  return actions('blocker', [
    ...(isTaken ? [] : [labelled(about, 'take', 'I have it', true)]),
    labelled(about, 'done', 'Done', isTaken),
    labelled(about, 'notOurs', solver.kind === 'person' ? 'Not mine' : 'Not ours'),
    labelled(about, 'pass', 'Somebody else can'),
  ]);
};

/** Whoever raised it says whether it is gone. */
export const goneControls = (about: About): ActionsBlock =>
  actions('blocker.gone', [
    labelled(about, 'gone', 'Yes, it is gone', true),
    labelled(about, 'stillThere', 'Still there'),
  ]);

/** For the manager, where nobody has it. */
export const nameControls = (about: About): ActionsBlock =>
  actions('blocker.pass', [labelled(about, 'pass', 'Name somebody', true)]);

/** For those who can speak for somebody who is not in this Slack. */
export const outsideControls = (about: About): ActionsBlock =>
  actions('blocker.outside', [
    labelled(about, 'gone', 'It is gone', true),
    labelled(about, 'pass', 'Name somebody else'),
  ]);
