import { managersOf } from '../delivery/audience.ts';
import { boardAction } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import type { Scene } from '../delivery/statements.ts';
import { isOver, type Release } from '../release.ts';
import { checkerOf, goesOutside, isNotice, isOut, isUnchecked, type Version } from './version.ts';

type Where = Pick<Scene, 'release' | 'now'>;

/** What somebody is asked for about a version: a message for each, never edited into another one. */
export const VERSION_TASKS = ['write', 'check', 'approve', 'late', 'send', 'moved'] as const;
export type VersionTask = (typeof VERSION_TASKS)[number];

/** `write:3`, `check:3:2`: asked anew, it is a message of its own, because an edit notifies nobody. */
const subjectOf = (
  task: VersionTask,
  { id, round }: Pick<Version, 'id' | 'round'>,
  extra?: string,
): string => {
  if (task === 'write' || task === 'late') return `${task}:${id}`;
  return extra === undefined ? `${task}:${id}:${round}` : `${task}:${id}:${round}:${extra}`;
};

/** What the subject of a message about a version says; null for any other. */
export const taskOf = (subject: string): { task: VersionTask; versionId: string; round: number } | null => {
  const [name, versionId = '', round = '1'] = subject.split(':');
  const task = VERSION_TASKS.find((each) => each === name);
  return task === undefined || versionId === '' ? null : { task, versionId, round: Number(round) };
};

/** In a rehearsal the manager reads what others would. */
const toPerson = (release: Release, userId: string): Audience => ({
  user: release.practice ? release.manager.userId : userId,
});

/** Where a version stands in Slack; null for one that goes outside. */
export const versionSlot = (version: Version, release: Release): Slot | null => {
  if (version.channelId === null) return null;
  const audience: Audience = release.practice
    ? { user: release.manager.userId }
    : { channel: version.channelId };
  return { kind: 'board.version_post', subject: version.id, audience };
};

const isManagers = ({ writer }: Version, release: Release): boolean =>
  writer.userId === release.manager.userId;

/** Something of it is still to be done before anybody reads it. */
const isOpen = (version: Version, release: Release): boolean =>
  !isOut(version) && !isOver(release) && !(isNotice(version) && release.launch?.liveAt != null);

/** Whether this task waits for somebody now. */
export const isAsked = (task: VersionTask, version: Version, release: Release): boolean => {
  switch (task) {
    case 'write':
      return isOpen(version, release) && version.state === 'asked' && !isManagers(version, release);
    case 'check':
      return isOpen(version, release) && version.state === 'draft' && version.checker !== null;
    case 'approve':
      return (
        isOpen(version, release) &&
        !isUnchecked(version) &&
        version.state !== 'approved' &&
        // What the manager wrote, and nobody checks, they approve where they wrote it.
        !(version.state === 'draft' && isManagers(version, release))
      );
    case 'late':
      return isOpen(version, release) && isNotice(version) && version.state !== 'approved';
    case 'send':
      return goesOutside(version) && version.state === 'published';
    case 'moved':
      return goesOutside(version) && isOut(version);
  }
};

/** Who is asked for it as things stand now. */
export const askedFor = (task: VersionTask, version: Version, release: Release): readonly Audience[] => {
  if (task === 'approve' || task === 'late') return managersOf(release);
  if (task === 'check') {
    const checker = checkerOf(version);
    return checker === null ? [] : [toPerson(release, checker.userId)];
  }
  return [toPerson(release, version.writer.userId)];
};

const taskBoards = ({ release, now }: Where, version: Version, task: VersionTask): DueAction[] =>
  askedFor(task, version, release).map((audience) =>
    boardAction(release, now, {
      slot: { kind: 'board.version', subject: subjectOf(task, version), audience },
      post: isAsked(task, version, release),
      priority: PRIORITY.notice,
    }),
  );

/** The version itself, where its readers read it. */
export const postBoards = ({ release, now }: Where, version: Version): DueAction[] => {
  const slot = versionSlot(version, release);
  return slot === null
    ? []
    : [boardAction(release, now, { slot, post: isOut(version), priority: PRIORITY.clicked })];
};

/** Everything that stands about a version, brought up to date, and what is asked next. */
export const versionBoards = (
  where: Where,
  version: Version,
  before: Version | undefined = undefined,
): DueAction[] => {
  const tasks = (['write', 'check', 'approve', 'late', 'send'] as const).flatMap((task) => [
    // Whoever was asked before another round, or is not asked any more, reads that; what is wanted stands last.
    ...(before === undefined ? [] : settled(where, before, task, version)),
    ...(task === 'late' ? unposted(taskBoards(where, version, task)) : taskBoards(where, version, task)),
  ]);
  return [...tasks, ...postBoards(where, version)];
};

/** Brought up to date where it stands, and posted nowhere. */
const unposted = (actions: readonly DueAction[]): DueAction[] =>
  actions.map((action) => ({ ...action, payload: { ...action.payload, post: false } }));

/** What somebody was asked in an earlier round, or instead of somebody else, where it stands. */
const settled = (
  where: Where,
  before: Version,
  task: VersionTask,
  version: Version,
  whereBefore: Where = where,
): DueAction[] => {
  const wanted = new Set(taskBoards(where, version, task).map(({ key }) => key));
  return unposted(taskBoards(whereBefore, before, task).filter(({ key }) => !wanted.has(key)));
};

/** Somebody else decides now: whoever was asked to before reads that. */
export const handedOverBoards = (where: Where, version: Version, before: Release): DueAction[] =>
  (['approve', 'late'] as const).flatMap((task) =>
    settled(where, version, task, version, { ...where, release: before }),
  );

/** It was taken out of the plan: whoever was asked reads that. */
export const droppedBoards = (where: Where, before: Version): DueAction[] =>
  unposted(VERSION_TASKS.flatMap((task) => taskBoards(where, before, task)));

/** The moment of a notice has come, and nobody approved it: the manager hears so once. */
export const lateBoards = (where: Where, version: Version): DueAction[] => taskBoards(where, version, 'late');

/** Outside Slack nobody can edit it for them: whoever sent a notice reads that its date is another one. */
export const movedBoards = ({ release, now }: Where, version: Version): DueAction[] =>
  askedFor('moved', version, release).map((audience) =>
    boardAction(release, now, {
      slot: {
        kind: 'board.version',
        subject: subjectOf('moved', version, release.plan.launch.at),
        audience,
      },
      post: isAsked('moved', version, release),
      priority: PRIORITY.notice,
    }),
  );
