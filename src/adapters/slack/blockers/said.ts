import type { Blocker, Solver } from '../../../domain/blockers/blocker.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { solverWords } from '../words/solver.ts';
import { waitingName } from './blocker-words.ts';

const saying = (line: Mrkdwn): SlackMessage => message(line, [section(line)]);

/** Who hears of it: whoever is not in this Slack does not. */
const whoHears = ({ manager, hold }: Release, solver: Solver): Mrkdwn => {
  if (solver.kind === 'other')
    return mrkdwn`${solverWords(solver)} is not asked by me: please tell them. ${manager.name}, the release manager, knows of it.`;
  return hold === null
    ? mrkdwn`${solverWords(solver)} is asked now, and ${manager.name}, the release manager, knows of it.`
    : mrkdwn`${solverWords(solver)} is asked when the release goes on: it is on hold.`;
};

/** Whoever raised it reads who was asked. */
export const raisedMessage = (release: Release, solver: Solver): SlackMessage =>
  saying(mrkdwn`Raised for *${titleOf(release)}*. ${whoHears(release, solver)}`);

/** The same after it was passed on. */
export const passedMessage = (release: Release, solver: Solver): SlackMessage =>
  saying(mrkdwn`Passed on, for *${titleOf(release)}*. ${whoHears(release, solver)}`);

export type Click = 'take' | 'notOurs' | 'done' | 'gone' | 'stillThere';

const WORDS: Record<Click, (scene: Scene, blocker: Blocker) => Mrkdwn> = {
  take: (scene, blocker) =>
    mrkdwn`You have it, for *${titleOf(scene.release)}*. ${waitingName(scene, blocker) ?? blocker.raisedBy.name} can see that.`,
  notOurs: ({ release }) =>
    mrkdwn`Given back, for *${titleOf(release)}*. ${release.manager.name}, the release manager, finds somebody else.`,
  done: (scene, blocker) => {
    const waiting = waitingName(scene, blocker);
    const { release } = scene;
    if (blocker.state === 'confirmed') return mrkdwn`Out of the way of *${titleOf(release)}*.`;
    return waiting === null
      ? mrkdwn`Thank you. ${blocker.raisedBy.name} is asked whether it is gone, for *${titleOf(release)}*.`
      : mrkdwn`Thank you. ${waiting} is asked for its light again, for *${titleOf(release)}*.`;
  },
  gone: ({ release }) => mrkdwn`Thank you: it is out of the way of *${titleOf(release)}*.`,
  stillThere: ({ release }, { solver }) =>
    mrkdwn`Noted: it is still in the way of *${titleOf(release)}*. ${solverWords(solver)} can see that.`,
};

/** What a click did, for places that do not show it themselves. */
export const clickedMessage = (click: Click, scene: Scene, blocker: Blocker): SlackMessage =>
  saying(WORDS[click](scene, blocker));
