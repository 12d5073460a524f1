import { roomOf } from '../delivery/audience.ts';
import { boardAction, releaseCardSlot } from '../delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import type { Scene } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import { presentRun, type Run, stepsShown } from './run.ts';
import { calledTo } from './step-owner.ts';

type Drawn = Pick<Scene, 'release' | 'settings' | 'now'>;

/** Each attempt has a list of its own, and so has what is taken back after it. */
const listSubject = ({ attempt, back }: Run): string => `${attempt}${back === null ? '' : '|back'}`;

/** Which attempt a message is about, and which step; none where it is about all of them. */
export const ranIn = (subject: string): { attempt: number; stepId: string | null } => {
  const at = subject.indexOf('|');
  const stepId = at === -1 ? 'back' : subject.slice(at + 1);
  return { attempt: Number.parseInt(subject, 10), stepId: stepId === 'back' ? null : stepId };
};

/** Whether the list with this subject is the one that people work on. */
export const isPresentList = (release: Release, subject: string): boolean => {
  const run = presentRun(release);
  return run !== null && listSubject(run) === subject;
};

const inThread = ({ release, settings }: Drawn): { threadOf?: Slot } => {
  const card = releaseCardSlot(release, settings);
  return card === null ? {} : { threadOf: card };
};

const listBoard = (drawn: Drawn, run: Run, post: boolean): DueAction[] => {
  const room = roomOf(drawn.release, drawn.settings);
  if (room === null) return [];
  const slot: Slot = { kind: 'board.runbook', subject: listSubject(run), audience: room };
  return [
    boardAction(drawn.release, drawn.now, { slot, post, priority: PRIORITY.clicked, ...inThread(drawn) }),
  ];
};

/** The call to whoever is up, in the thread; directly to those who turn out not to be in that channel. */
const callBoards = (drawn: Drawn, run: Run, stepId: string): DueAction[] => {
  const { release, settings, now } = drawn;
  const room = roomOf(release, settings);
  if (room === null) return [];
  const post = presentRun(release)?.turn?.stepId === stepId && release.runbook?.attempt === run.attempt;
  const subject = `${run.attempt}|${stepId}`;
  const kind = 'board.runbook_step';
  const step = stepsShown(release).find(({ id }) => id === stepId);
  // In a rehearsal its manager plays everybody, and reads everything in one place.
  const people = release.practice || step === undefined ? [] : calledTo(step, release, settings);
  return [
    boardAction(release, now, {
      slot: { kind, subject, audience: room },
      post,
      priority: PRIORITY.clicked,
      ...inThread(drawn),
    }),
    ...people
      .filter((user) => !('user' in room) || room.user !== user)
      .map((user) =>
        boardAction(release, now, {
          slot: { kind, subject, audience: { user } },
          post,
          priority: PRIORITY.clicked,
          ...('channel' in room && { payload: { onlyIfOutside: room.channel } }),
        }),
      ),
  ];
};

/** What was said of steps before and after, and who was up: their messages say something else now. */
const touchedSteps = (before: Run | null, after: Run | null): readonly string[] => {
  const runs = [before, after].filter((run) => run !== null);
  const ticked = runs.map(({ ticks }) => ticks.map(({ stepId }) => stepId));
  const [was = [], is = []] = ticked;
  const changed = [...was.filter((id) => !is.includes(id)), ...is.filter((id) => !was.includes(id))];
  const named = runs.flatMap(({ turn, wrong }) => [turn?.stepId, wrong?.stepId]);
  return [...new Set([...changed, ...named.filter((id) => id !== undefined)])];
};

/** The runbook as it stands, brought up to date. */
export const runbookBoards = (drawn: Drawn): DueAction[] => {
  const run = presentRun(drawn.release);
  return run === null ? [] : listBoard(drawn, run, true);
};

const QUIET: readonly ReleaseEvent['type'][] = ['retro_opened', 'fact_reported'];

/** What the events mean for the messages of a runbook; those of one that is over say so. */
export const touchedRunbooks = (scene: Scene, events: readonly { event: ReleaseEvent }[]): DueAction[] => {
  const was = scene.before?.runbook ?? null;
  const is = scene.release.runbook;
  if ((was === null && is === null) || events.every(({ event }) => QUIET.includes(event.type))) return [];
  const isOther = was !== null && (is === null || listSubject(was) !== listSubject(is));
  const run = is ?? was;
  const over = isOther ? listBoard(scene, was, false) : [];
  const list = is === null ? [] : listBoard(scene, is, presentRun(scene.release) !== null);
  const newAttempt = was !== null && is !== null && was.attempt !== is.attempt;
  const old = newAttempt ? touchedSteps(was, null).flatMap((id) => callBoards(scene, was, id)) : [];
  const calls =
    run === null ? [] : touchedSteps(newAttempt ? null : was, is).flatMap((id) => callBoards(scene, run, id));
  return [...over, ...old, ...list, ...calls];
};
