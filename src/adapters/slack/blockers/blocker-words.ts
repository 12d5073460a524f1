import type { Blocker } from '../../../domain/blockers/blocker.ts';
import { formatDate } from '../../../domain/calendar.ts';
import { lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { departmentById } from '../../../domain/settings/settings.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { launchMoment, moment } from '../lights/card/sentences.ts';
import { solverWords } from '../words/solver.ts';

/** The department that waits for it, by name; null where a person raised it. */
export const waitingName = (
  { release, settings }: Scene,
  { departmentId }: Pick<Blocker, 'departmentId'>,
): string | null => {
  if (departmentId === null) return null;
  const light = lightOf(release, departmentId);
  return light?.name ?? departmentById(settings, departmentId)?.name ?? 'A department';
};

/** ", expected Fri 6 Dec", or nothing where nobody could say. */
export const byWhen = ({ expectedOn }: Pick<Blocker, 'expectedOn'>, { now }: Scene): Mrkdwn =>
  expectedOn === null ? mrkdwn`` : mrkdwn`, by *${formatDate(expectedOn, 'UTC', now)}*`;

/**
 * "Sales waits for Docs, for Atlas 2.0, by Fri 6 Dec:", in front of what it waits for.
 * @param whom "you" in direct messages
 */
export const waitsFor = (scene: Scene, blocker: Blocker, whom: Mrkdwn): Mrkdwn => {
  const { release } = scene;
  const waiting = waitingName(scene, blocker);
  if (waiting !== null) {
    return mrkdwn`*${waiting}* waits for ${whom}, for *${titleOf(release)}*${byWhen(blocker, scene)}:`;
  }
  return blocker.severity === 'stops'
    ? mrkdwn`*${blocker.raisedBy.name}* says that this is in the way of *${titleOf(release)}*. Can ${whom} solve it${byWhen(blocker, scene)}?`
    : mrkdwn`*${blocker.raisedBy.name}* says that this should be mended for *${titleOf(release)}*. Can ${whom} do it${byWhen(blocker, scene)}?`;
};

/** Who said so and when, what it holds up, and the message that it was seen in. */
export const smallPrint = ({ release }: Scene, blocker: Blocker): Mrkdwn => {
  const holds =
    blocker.severity === 'stops'
      ? mrkdwn`The launch waits for it: ${launchMoment(release)}.`
      : mrkdwn`The launch does not wait for it: ${launchMoment(release)}.`;
  return joinMrkdwn(
    [
      mrkdwn`${blocker.raisedBy.name}, ${moment(blocker.raisedAt, release)}.`,
      holds,
      blocker.link === null ? null : link(blocker.link, 'The message that it is about'),
    ],
    ' ',
  );
};

/** Whose turn it is: "Omar has it", "Docs can solve it", or that nobody was found yet. */
export const whoseTurn = (blocker: Blocker, release: Release): Mrkdwn => {
  if (blocker.state === 'solved' && blocker.solvedBy !== null)
    return mrkdwn`${blocker.solvedBy.name} says that it is done.`;
  if (blocker.takenBy !== null) return mrkdwn`${blocker.takenBy.name} has it.`;
  return blocker.solver.name.trim() === ''
    ? mrkdwn`Nobody has it now: ${release.manager.name} can name somebody.`
    : mrkdwn`${solverWords(blocker.solver)} can solve it.`;
};
