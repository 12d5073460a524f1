import type { KnownBlock } from '@slack/types';
import { type Blocker, isUnsolved } from '../../../domain/blockers/blocker.ts';
import { type Audience, sameAudience } from '../../../domain/delivery/due-action.ts';
import { solverAudiences } from '../../../domain/delivery/matters.ts';
import { lightsAreOpen, titleOf } from '../../../domain/release.ts';
import { context, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene, Speaker } from '../lights/card/scene.ts';
import { addressing, moment } from '../lights/card/sentences.ts';
import { inlineText } from '../words/inline-text.ts';
import { solverWords } from '../words/solver.ts';
import { smallPrint, waitingName, waitsFor } from './blocker-words.ts';
import { solverControls } from './controls.ts';

/**
 * What a blocker's message says. The first line that holds decides:
 *
 *   hidden               the release is confidential now, and this is a channel that others read
 *   cancelled, launched  nothing is waited for any more
 *   confirmed, withdrawn it is over
 *   passed               others are asked for it now, or nobody is
 *   on_hold              nobody is asked until the release goes on
 *   open, taken, solved  as it is
 */
export type BlockerStanding = 'hidden' | 'cancelled' | 'launched' | 'passed' | 'on_hold' | Blocker['state'];

export type BlockerParts = {
  scene: Scene;
  blocker: Blocker;
  audience: Audience;
  /** Who is mentioned once, when it is posted into a department's channel. */
  addressed: readonly Speaker[];
  first: boolean;
};

export const blockerStanding = ({
  scene,
  blocker,
  audience,
}: Pick<BlockerParts, 'scene' | 'blocker' | 'audience'>): BlockerStanding => {
  const { release, settings } = scene;
  if (release.visibility === 'confidential' && 'channel' in audience) return 'hidden';
  if (release.stage === 'cancelled') return 'cancelled';
  if (!lightsAreOpen(release)) return 'launched';
  if (!isUnsolved(blocker)) return blocker.state;
  const asked = solverAudiences(blocker.solver, release, settings);
  if (!asked.some((each) => sameAudience(each, audience))) return 'passed';
  return release.hold === null ? blocker.state : 'on_hold';
};

const NOTHING_TO_DO = 'There is nothing to do here any more.';

/** What became of it, in a sentence or two; null while it waits for somebody to say that they have it. */
const STATES: Record<Exclude<BlockerStanding, 'hidden'>, (parts: BlockerParts) => Mrkdwn | null> = {
  cancelled: ({ scene }) => mrkdwn`*Cancelled*: ${titleOf(scene.release)}. ${NOTHING_TO_DO}`,
  launched: ({ scene: { release } }) =>
    release.launch?.liveAt == null
      ? mrkdwn`*Launching*: ${titleOf(release)}. ${NOTHING_TO_DO} If something is wrong, tell ${release.manager.name} now.`
      : mrkdwn`*Launched* ${moment(release.launch.liveAt, release)}: ${titleOf(release)}. ${NOTHING_TO_DO}`,
  confirmed: () => mrkdwn`*Out of the way.* Thank you. ${NOTHING_TO_DO}`,
  withdrawn: ({ scene, blocker }) =>
    mrkdwn`*Over*: ${waitingName(scene, blocker) ?? blocker.raisedBy.name} does not wait for this any more. ${NOTHING_TO_DO}`,
  passed: ({ scene: { release }, blocker: { solver } }) =>
    solver.name.trim() === ''
      ? mrkdwn`*Given back*: ${release.manager.name}, the release manager, finds somebody else. ${NOTHING_TO_DO}`
      : mrkdwn`*${solverWords(solver)}* can solve it, and is asked now. ${NOTHING_TO_DO}`,
  on_hold: ({ scene: { release } }) =>
    mrkdwn`*On hold*: ${titleOf(release)}. It is asked again when the release goes on.`,
  open: () => null,
  taken: ({ blocker }) =>
    blocker.takenBy === null
      ? null
      : mrkdwn`*${blocker.takenBy.name} has it.* Press Done when it is out of the way.`,
  solved: ({ scene, blocker }) => {
    const by = blocker.solvedBy === null ? mrkdwn`*Done*` : mrkdwn`*Done*, says ${blocker.solvedBy.name}`;
    const at = blocker.solvedAt === null ? mrkdwn`` : mrkdwn`, ${moment(blocker.solvedAt, scene.release)}`;
    const waiting = waitingName(scene, blocker);
    return waiting === null
      ? mrkdwn`${by}${at}. ${blocker.raisedBy.name} is asked whether it is gone.`
      : mrkdwn`${by}${at}. ${waiting} is asked for its light again.`;
  },
};

const HAS_CONTROLS: readonly BlockerStanding[] = ['open', 'taken'];

const readerOf = ({ blocker, audience }: BlockerParts): Mrkdwn =>
  'user' in audience && blocker.solver.kind !== 'department'
    ? mrkdwn`you`
    : mrkdwn`*${solverWords(blocker.solver)}*`;

/** The first line: in a message that was passed on, whoever is asked now does not stand for the reader. */
const firstLine = (parts: BlockerParts, standing: BlockerStanding): Mrkdwn => {
  const { scene, blocker, addressed, first } = parts;
  if (standing === 'passed' || standing === 'confirmed' || standing === 'withdrawn') {
    const waiting = waitingName(scene, blocker) ?? blocker.raisedBy.name;
    return mrkdwn`*${waiting}* needed this for *${titleOf(scene.release)}*:`;
  }
  const who = standing === 'open' && first ? addressing(addressed, !scene.release.practice) : mrkdwn``;
  return mrkdwn`${who}${waitsFor(scene, blocker, readerOf(parts))}`;
};

/** A blocker, as those read it who can solve it. */
export const blockerMessage = (parts: BlockerParts): SlackMessage => {
  const { scene, blocker } = parts;
  const { release } = scene;
  const standing = blockerStanding(parts);
  if (standing === 'hidden') {
    const line = mrkdwn`This is dealt with by direct message now. ${NOTHING_TO_DO}`;
    return messageOf(release, blocker.solver.name, line, [section(line)]);
  }
  const line = firstLine(parts, standing);
  const state = STATES[standing](parts);
  const isAsked = HAS_CONTROLS.includes(standing);
  const blocks: KnownBlock[] = [
    section(line),
    richQuote(blocker.text),
    ...(state === null ? [] : [section(state)]),
    ...(isAsked ? [context(smallPrint(scene, blocker)), solverControls({ release, blocker })] : []),
  ];
  const text = joinMrkdwn([line, inlineText(blocker.text), state], ' ');
  return messageOf(release, blocker.solver.name, text, blocks);
};
