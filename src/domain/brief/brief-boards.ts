import { audiencesOf, managersOf } from '../delivery/audience.ts';
import { boardAction } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import { at, type Draw, launchDate, MORNING, type TimedMoment } from '../delivery/moments.ts';
import { type Effect, type NamedEvent, type Scene, threadLine } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import { isOver, lightOf, type Release } from '../release.ts';
import { weekOf } from '../settings/settings.ts';
import { addWorkingDays } from '../working-days.ts';
import { BRIEF_DAYS, fieldDepartments, needsBrief, outdatedReaders, questionOf } from './brief.ts';

type Where = Pick<Scene, 'release' | 'settings' | 'now'>;

export const briefSlot = (departmentId: string, audience: Audience): Slot => ({
  kind: 'board.brief',
  subject: departmentId,
  audience,
});

/** The brief where each team with customers reads it. */
export const briefBoards = ({ release, settings, now }: Where): DueAction[] => {
  const { brief } = release.telling;
  if (brief === null) return [];
  return fieldDepartments(release).flatMap((light) =>
    audiencesOf(light, release, settings).map((audience) =>
      boardAction(release, now, {
        slot: briefSlot(light.departmentId, audience),
        post: !isOver(release),
        priority: PRIORITY.notice,
      }),
    ),
  );
};

/** Whoever has read an older one reads directly what is another now; in a rehearsal nobody else has. */
const changedBoards = ({ release, now }: Where): DueAction[] => {
  const { brief } = release.telling;
  if (brief === null || release.practice) return [];
  return outdatedReaders(brief).map(({ by, departmentId }) =>
    boardAction(release, now, {
      slot: {
        kind: 'board.brief_changed',
        subject: `${departmentId}:${brief.revision}`,
        audience: { user: by.userId },
      },
      post: !isOver(release),
      priority: PRIORITY.notice,
    }),
  );
};

/** A question: under the brief where it was asked, and with the release manager, who sees that it is answered. */
export const questionBoards = ({ release, settings, now }: Where, questionId: string): DueAction[] => {
  const question = questionOf(release.telling.brief, questionId);
  const light = question === undefined ? undefined : lightOf(release, question.departmentId);
  if (question === undefined || light === undefined) return [];
  const slot = (audience: Audience): Slot => ({
    kind: 'board.brief_question',
    subject: questionId,
    audience,
  });
  const priority = PRIORITY.notice;
  const inThread = audiencesOf(light, release, settings).flatMap((audience) =>
    'channel' in audience
      ? [
          boardAction(release, now, {
            slot: slot(audience),
            post: true,
            priority,
            threadOf: briefSlot(light.departmentId, audience),
          }),
        ]
      : [],
  );
  const others = [
    ...managersOf(release),
    // Whoever asked has to hear of the answer.
    ...(question.answer === null || release.practice ? [] : [{ user: question.by.userId }]),
  ];
  const people = new Map(
    others.flatMap((audience) => ('user' in audience ? [[audience.user, audience]] : [])),
  );
  return [
    ...inThread,
    ...[...people.values()].map((audience) =>
      boardAction(release, now, { slot: slot(audience), post: true, priority }),
    ),
  ];
};

/** The one morning on which the brief freezes; one that was missed, because nobody had judged the risk, is made up for. */
export const briefMoments = ({ release, settings }: Draw): TimedMoment[] => {
  if (release.telling.brief !== null || !needsBrief(release) || fieldDepartments(release).length === 0) {
    return [];
  }
  const { zone } = release.plan.launch;
  const date = addWorkingDays(launchDate(release, zone), BRIEF_DAYS, weekOf(settings));
  const dueAt = at(date, MORNING, zone);
  return [{ key: `brief:${dueAt}`, kind: 'time.brief', dueAt, payload: {}, late: 'make_up' }];
};

/** What leaves the house for these events. */
export const BRIEF_EFFECTS = {
  brief_frozen: (scene, named) => [...briefBoards(scene), ...threadLine(scene, named)],
  brief_changed: (scene, named) => [
    ...briefBoards(scene),
    ...changedBoards(scene),
    ...threadLine(scene, named),
  ],
  brief_read: (scene) => changedBoardsOf(scene),
  brief_asked: (scene, { event }) =>
    event.type === 'brief_asked' ? questionBoards(scene, event.questionId) : [],
  brief_answered: (scene, { event }) =>
    event.type === 'brief_answered' ? questionBoards(scene, event.questionId) : [],
} satisfies Record<string, Effect>;

/** Whoever has read the new one: the message that told them is settled. */
const changedBoardsOf = ({ release, now }: Scene): DueAction[] => {
  const { brief } = release.telling;
  const last = brief?.reads.at(-1);
  if (brief === null || last === undefined || release.practice) return [];
  const subject = `${last.departmentId}:${brief.revision}`;
  const slot = { kind: 'board.brief_changed', subject, audience: { user: last.by.userId } } as const;
  return [boardAction(release, now, { slot, post: false })];
};

/** What ends it, or gives it another manager. */
const TOUCHES: readonly ReleaseEvent['type'][] = [
  'department_added',
  'release_cancelled',
  'release_closed',
  'manager_changed',
  'declared_live',
  'release_moved',
];

export const touchedBriefs = (scene: Scene, events: readonly NamedEvent[]): DueAction[] =>
  events.some(({ event }) => TOUCHES.includes(event.type)) ? briefBoards(scene) : [];

/** How it stands, for the release manager: a count, and no names. */
export type BriefCount = { readers: number; teams: number; of: number; questions: number };

export const briefCount = ({ telling: { brief }, lights }: Release): BriefCount | null => {
  if (brief === null) return null;
  const now = brief.reads.filter(({ revision }) => revision === brief.revision);
  return {
    readers: now.length,
    teams: new Set(now.map(({ departmentId }) => departmentId)).size,
    of: fieldDepartments({ lights }).length,
    questions: brief.questions.filter(({ answer }) => answer === null).length,
  };
};
