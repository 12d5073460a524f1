import { blockerOf, hasNobody, isUnsolved, waitsOutside } from '../../../../domain/blockers/blocker.ts';
import { formatDate } from '../../../../domain/calendar.ts';
import { conditionOf } from '../../../../domain/conditions/decide-condition.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import { lightOf, lightsAreOpen, titleOf } from '../../../../domain/release.ts';
import { waitingName } from '../../blockers/blocker-words.ts';
import { nameControls, outsideControls } from '../../blockers/controls.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { answeredBy } from '../../words/light.ts';
import { solverWords } from '../../words/solver.ts';
import { consentControls, courseControls } from '../card/direct-controls.ts';
import type { Scene } from '../card/scene.ts';
import { launchMoment } from '../card/sentences.ts';
import type { Notice, Notices } from './direct-notice.ts';

type Answered = Extract<ReleaseEvent, { type: 'light_answered' }>;

/** "Green, if" with a day after the launch: it counts once the manager agrees. */
export const lateCondition = (
  { departmentId, name, answer }: Answered,
  { release, now }: Scene,
): Notice | null => {
  const isOpen = lightOf(release, departmentId)?.state === 'conditional_asked';
  if (answer.answer !== 'conditional' || !isOpen) return null;
  return {
    line: mrkdwn`*${name}* is green for *${titleOf(release)}* with something that follows after the launch, by *${formatDate(answer.dueOn, 'UTC', now)}*. ${answer.owner.name} sees to it. ${answeredBy(answer)}:`,
    quote: answer.condition,
    next: mrkdwn`It counts once you agree. The announcement then says that it follows, and the release stays open until it is done.`,
    controls: [consentControls(release, departmentId, name, 'Agree, it may follow')],
  };
};

type MatterNotices = Pick<
  Notices,
  | 'condition_lapsed'
  | 'blocker_raised'
  | 'blocker_returned'
  | 'waiver_agreed'
  | 'launch_call_declined'
  | 'mended_confirmed'
>;

/** What the release manager reads of conditions, blockers and second people. */
export const MATTER_NOTICES: MatterNotices = {
  condition_lapsed: ({ conditionId, name, text, owner }, { scene: { release } }) => {
    if (conditionOf(release, conditionId)?.state !== 'lapsed') return null;
    return {
      line: mrkdwn`:red_circle: *${name}*, for *${titleOf(release)}*: what had to happen did not happen in time. ${owner.name} sees to it:`,
      quote: text,
      next: lightsAreOpen(release)
        ? mrkdwn`${name} counts as not ready. It is green again once ${owner.name} marks it as done, or ${name} answers anew.`
        : mrkdwn`The record of the launch stays as it is. The release cannot be closed before it is done.`,
    };
  },
  blocker_raised: ({ blockerId, text, severity, solver }, { scene: { release }, told }) => {
    const blocker = blockerOf(release, blockerId);
    if (blocker === undefined || !isUnsolved(blocker) || !lightsAreOpen(release)) return null;
    const outside = waitsOutside(blocker);
    const waits =
      severity === 'stops' ? 'The launch waits until that is confirmed.' : 'The launch does not wait for it.';
    return {
      line: mrkdwn`${severity === 'stops' ? mrkdwn`:red_circle: *Something is in the way*` : mrkdwn`*Something should be mended*`} of *${titleOf(release)}*, launch ${launchMoment(release)}. ${told.by.name}:`,
      quote: text,
      next: mrkdwn`Who can solve it: ${solverWords(solver)}${outside ? mrkdwn`, whom I cannot ask` : mrkdwn``}. ${waits}`,
      controls: outside ? [outsideControls({ release, blocker })] : [],
    };
  },
  blocker_returned: ({ blockerId, text, solver }, { scene, told }) => {
    const { release } = scene;
    const blocker = blockerOf(release, blockerId);
    if (blocker === undefined || !hasNobody(blocker) || !lightsAreOpen(release)) return null;
    const waiting = waitingName(scene, blocker) ?? blocker.raisedBy.name;
    return {
      line: mrkdwn`*Nobody has this now*, for *${titleOf(release)}*: ${told.by.name} says that it is not for ${solverWords(solver)}:`,
      quote: text,
      next: mrkdwn`${waiting} waits for it. Name somebody who can solve it.`,
      controls: [nameControls({ release, blocker })],
    };
  },
  waiver_agreed: ({ name, agreed }, { scene: { release }, told }) => ({
    line: agreed
      ? mrkdwn`*${told.by.name}* agrees: *${titleOf(release)}* does not wait for ${name}.`
      : mrkdwn`*${told.by.name}* does not agree to launch *${titleOf(release)}* without ${name}. It is in the way again.`,
  }),
  launch_call_declined: (_event, { scene: { release }, told }) => ({
    line: mrkdwn`*${told.by.name}* does not agree to launch *${titleOf(release)}* now. Nothing was launched, and everything stays as it was.`,
    next: mrkdwn`Talk to each other, then say launch again, move it, or put it on hold.`,
    controls:
      lightsAreOpen(release) && release.hold === null
        ? [courseControls(release, ['launch', 'move', 'hold'])]
        : [],
  }),
  mended_confirmed: ({ mended }, { scene: { release }, told }) => ({
    line: mended
      ? mrkdwn`:large_green_circle: *${told.by.name}* says that *${titleOf(release)}* mended it.`
      : mrkdwn`:red_circle: *${told.by.name}* says that *${titleOf(release)}* did not mend it.`,
    next: mended ? null : mrkdwn`Talk to ${told.by.name}; the next attempt is another hotfix.`,
  }),
};
