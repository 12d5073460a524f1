import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';

/** What people look back on: it went well, it did not, or nobody understood it. */
export const POINT_KINDS = ['well', 'not_well', 'puzzle'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/**
 * One thing that somebody wrote before the look back. Without a name there is nothing that leads to its author: a
 * random id, and a day. Those with a name look the same, so that no order tells one from another.
 */
export type RetroPoint = {
  id: string;
  releaseId: string;
  kind: PointKind;
  text: string;
  /** Null where it was written without a name. */
  by: PersonStamp | null;
  /** 'YYYY-MM-DD': a time of day could give somebody away. */
  day: string;
};

/** Points without a name are read once so many people wrote some, so that nobody can be guessed. */
export const NAMELESS_FROM = 3;
export const POINT_MAX = 300;
/** Lines in one field: more is a meeting. */
export const LINES_MAX = 5;
/** How many points one person can name as the most important. */
export const VOTES_EACH = 3;

export type PointForm = Readonly<Record<PointKind, string>>;
export type WrittenPoint = Pick<RetroPoint, 'kind' | 'text'>;

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^[-*•]\s+/, ''))
    .filter((line) => line !== '');

const lineProblem = (lines: readonly string[]): string | null => {
  if (lines.length > LINES_MAX) return `At most ${LINES_MAX} lines: choose those that matter most.`;
  return lines.some((line) => [...line].length > POINT_MAX)
    ? `At most ${POINT_MAX} characters in a line.`
    : null;
};

/** Each line is a point of its own, so that people can vote for it; or what is wrong, each at its field. */
export const readPoints = (
  form: PointForm,
): { points: readonly WrittenPoint[] } | { problems: readonly FieldProblem[] } => {
  const read = POINT_KINDS.map((kind) => ({ kind, lines: linesOf(form[kind]) }));
  const problems = read.flatMap(({ kind, lines }) => {
    const problem = lineProblem(lines);
    return problem === null ? [] : [{ field: kind, problem }];
  });
  if (problems.length > 0) return { problems };
  const points = read.flatMap(({ kind, lines }) => lines.map((text) => ({ kind, text })));
  return points.length > 0
    ? { points }
    : { problems: [{ field: 'well', problem: 'Write a few words in one of the three.' }] };
};

/** Who named which point as one of the most important. */
export type Vote = { pointId: string; userId: string };

export type PointStanding = RetroPoint & {
  votes: number;
  /** The reader named it. */
  mine: boolean;
};

/** What stands in the look back, what counts most first; `withheld`: points that nobody may read yet. */
export type PointsStanding = { points: readonly PointStanding[]; withheld: number; left: number };

type Said = {
  points: readonly RetroPoint[];
  votes: readonly Vote[];
  /** How many people wrote without their name. */
  nameless: number;
};

/** The points as one person reads them: by votes, and else in no order that tells anything. */
export const pointsFor = ({ points, votes, nameless }: Said, reader: string | null): PointsStanding => {
  const isReadable = ({ by }: RetroPoint): boolean => by !== null || nameless >= NAMELESS_FROM;
  const readable = points.filter(isReadable).map((point) => {
    const own = votes.filter(({ pointId }) => pointId === point.id);
    return { ...point, votes: own.length, mine: own.some(({ userId }) => userId === reader) };
  });
  const given = votes.filter(({ userId }) => userId === reader).length;
  return {
    points: readable.toSorted((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1)),
    withheld: points.length - readable.length,
    left: Math.max(0, VOTES_EACH - given),
  };
};
