import { managersOf } from '../delivery/audience.ts';
import { boardAction } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY } from '../delivery/due-action.ts';
import type { Scene } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { isSpreading, presentGroup, type Rollout } from './rollout.ts';

/** After so many questions without an answer the admins hear of it, too. */
export const ADMINS_FROM = 3;

/** Each working day's question has a message of its own: an edit would notify nobody. */
const subjectOf = (rollout: Rollout, times: number): string =>
  [presentGroup(rollout).id, rollout.until, times].join('|');

/** Which question a message is: of which group, about the end of which time, for the how many-eth time. */
export const questionIn = (subject: string): { groupId: string; until: string; times: number } => {
  const [groupId = '', until = '', times = '0'] = subject.split('|');
  return { groupId, until, times: Number(times) };
};

/** The manager and the stand-in; whom the admins are for, where nobody answers. */
export const questionAudiences = (
  release: Release,
  settings: WorkspaceSettings,
  times: number,
): readonly Audience[] => {
  const first = managersOf(release);
  if (times < ADMINS_FROM || release.practice) return first;
  const known = first.flatMap((audience) => ('user' in audience ? [audience.user] : []));
  const admins = settings.admins.filter((user) => !known.includes(user));
  return [...first, ...admins.map((user) => ({ user }))];
};

const boardsOf = (
  { release, settings, now }: Scene,
  rollout: Rollout,
  times: number,
  post: boolean,
): DueAction[] =>
  questionAudiences(release, settings, times).map((audience) =>
    boardAction(release, now, {
      slot: { kind: 'board.stage_question', subject: subjectOf(rollout, times), audience },
      post,
      priority: PRIORITY.notice,
    }),
  );

/** Whether a question of these facts waits for its answer. */
const isAsking = ({ rollout, hold }: Release): boolean =>
  rollout !== null && isSpreading({ rollout }) && hold === null && rollout.asked !== null;

/** Events that leave every question as it is. */
const QUIET: readonly ReleaseEvent['type'][] = ['version_step', 'note_taken', 'meeting_cancelled'];

/**
 * The questions as they stand now: the one that waits for its answer, and those that were asked before it or of the
 * group before, which say what became of them.
 */
export const questionBoards = (scene: Scene, events: readonly { event: ReleaseEvent }[]): DueAction[] => {
  const { release, before } = scene;
  if (events.every(({ event }) => QUIET.includes(event.type))) return [];
  const was = before?.rollout ?? null;
  const is = release.rollout;
  const former =
    was === null || was.asked === null
      ? []
      : boardsOf({ ...scene, release: before ?? release }, was, was.asked.times, false);
  const present =
    is === null || is.asked === null ? [] : boardsOf(scene, is, is.asked.times, isAsking(release));
  // The wish that stands last is the one that remains.
  return [...former, ...present];
};
