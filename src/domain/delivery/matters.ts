import { type Blocker, isUnsolved, type Solver } from '../blockers/blocker.ts';
import type { Instant } from '../calendar.ts';
import { type Condition, isPending } from '../conditions/condition.ts';
import { secondsFor } from '../launch/decide-launch.ts';
import type { LaunchCall, Waiver } from '../launch/waiver.ts';
import type { Light } from '../lights/light.ts';
import { isOver, lightOf, lightsAreOpen, type Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';
import { boardAction } from './boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from './due-action.ts';

type Scene = { release: Release; before?: Release | null; settings: WorkspaceSettings; now: Instant };

const board = ({ release, now }: Scene, slot: Slot, post: boolean): DueAction =>
  boardAction(release, now, { slot, post, priority: PRIORITY.ask });

/** In a rehearsal the manager reads what others would. */
const toPerson = (release: Release, userId: string): Audience => ({
  user: release.practice ? release.manager.userId : userId,
});

export const conditionSlot = (release: Release, { id, owner }: Condition): Slot => ({
  kind: 'board.condition',
  subject: id,
  audience: toPerson(release, owner.userId),
});

/** What the owners of conditions read about them; one that was never open, or is over with its release, is posted nowhere. */
export const conditionBoards = (scene: Scene, which: (condition: Condition) => boolean): DueAction[] =>
  scene.release.conditions
    .filter(which)
    .map((condition) =>
      board(scene, conditionSlot(scene.release, condition), isPending(condition) && !isOver(scene.release)),
    );

/** Where those are told who can solve something: a person, a department in its channel, or nobody. */
export const solverAudiences = (
  solver: Solver,
  release: Release,
  settings: WorkspaceSettings,
): Audience[] => {
  if (solver.kind === 'other') return [];
  if (solver.kind === 'person') return [toPerson(release, solver.userId)];
  if (release.practice) return [{ user: release.manager.userId }];
  const department = departmentById(settings, solver.departmentId);
  if (department === undefined) return [];
  if (release.visibility === 'everyone' && department.channelId !== null)
    return [{ channel: department.channelId }];
  const people = department.leads.length > 0 ? department.leads : speakersOf(department);
  return people.map((user) => ({ user }));
};

export const blockerSlot = ({ id }: Pick<Blocker, 'id'>, audience: Audience): Slot => ({
  kind: 'board.blocker',
  subject: id,
  audience,
});

/** What a blocker's solvers read about it; whoever raised it in person is asked whether it is gone. */
export const blockerBoards = (
  scene: Scene,
  blocker: Blocker,
  solver: Solver = blocker.solver,
): DueAction[] => {
  const { release, settings } = scene;
  const isPresent = solver === blocker.solver;
  // On hold nobody is asked for anything: it is posted when the release goes on.
  const asks = release.hold === null && lightsAreOpen(release);
  const told = solverAudiences(solver, release, settings).map((audience) =>
    board(scene, blockerSlot(blocker, audience), isPresent && isUnsolved(blocker) && asks),
  );
  if (blocker.departmentId !== null) return told;
  const slot: Slot = {
    kind: 'board.blocker_check',
    subject: blocker.id,
    audience: toPerson(release, blocker.raisedBy.userId),
  };
  return [...told, board(scene, slot, blocker.state === 'solved' && asks)];
};

export const blockerBoardsOf = (scene: Scene, which: (blocker: Blocker) => boolean): DueAction[] =>
  scene.release.blockers.filter(which).flatMap((blocker) => blockerBoards(scene, blocker));

const SECOND_LAUNCH = 'launch';
const SECOND_WAIVER = 'waiver:';

/** Said again after a "no" or a hold, it is a new question with a message of its own: an edit would notify nobody. */
export const secondLaunchSubject = ({ at }: Pick<LaunchCall, 'at'>): string => `${SECOND_LAUNCH}@${at}`;

export const secondWaiverSubject = (departmentId: string, { at }: Pick<Waiver, 'at'>): string =>
  `${SECOND_WAIVER}${departmentId}@${at}`;

/** Which waiver a question to a second person is about; null for the launch itself. */
export const waivedBySubject = (subject: string): string | null =>
  subject.startsWith(SECOND_WAIVER) ? (subject.slice(SECOND_WAIVER.length).split('@')[0] ?? null) : null;

/**
 * The question to everybody who may be the second person.
 *
 * @param subjects before and after the events; whoever was asked, and is not asked this any more, reads that
 */
const secondBoards = (
  scene: Scene,
  { was, is }: { was: string | null; is: string | null },
  post: boolean,
): DueAction[] => {
  const { before = null, release, settings } = scene;
  const boardOf = (user: string, subject: string, isWanted: boolean): DueAction =>
    board(scene, { kind: 'board.second', subject, audience: { user } }, isWanted);
  const seconds = secondsFor(release, settings);
  const former = before === null ? [] : secondsFor(before, settings);
  const over = was === is ? former.filter((user) => !seconds.includes(user)) : former;
  return [
    ...(was === null ? [] : over.map((user) => boardOf(user, was, false))),
    ...(is === null ? [] : seconds.map((user) => boardOf(user, is, post))),
  ];
};

/** "Maya says launch. Do you agree?", to everybody who may. */
export const secondLaunchBoards = (scene: Scene): DueAction[] => {
  const subject = (call: LaunchCall | null | undefined) => (call == null ? null : secondLaunchSubject(call));
  const subjects = { was: subject(scene.before?.call), is: subject(scene.release.call) };
  return secondBoards(scene, subjects, lightsAreOpen(scene.release));
};

export const secondWaiverBoards = (scene: Scene, light: Light | undefined): DueAction[] => {
  if (light === undefined) return [];
  const { departmentId, waiver } = light;
  const wanted = waiver?.needsSecond === true && waiver.agreedBy === null;
  const before = scene.before == null ? undefined : lightOf(scene.before, departmentId);
  const subject = (each: Waiver | null | undefined) =>
    each == null ? null : secondWaiverSubject(departmentId, each);
  const subjects = { was: subject(before?.waiver), is: subject(waiver) };
  return secondBoards(scene, subjects, wanted && lightsAreOpen(scene.release));
};

/** The same for every department that is launched without: who has to agree follows the risk and the manager. */
export const secondWaiverBoardsOf = (scene: Scene): DueAction[] =>
  scene.release.lights
    .filter(({ waiver }) => waiver !== null)
    .flatMap((light) => secondWaiverBoards(scene, light));
