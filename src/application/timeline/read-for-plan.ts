import type { Owner } from '../../domain/contents/parts.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import { readWrittenTimeline } from '../../domain/timeline/read-written.ts';
import { type Compared, compareWith, type Target } from '../../domain/timeline/standing.ts';
import type { Remark, Timeline, TimelineRow } from '../../domain/timeline/timeline.ts';
import type { Reads } from '../ports.ts';

/** A timeline as it was read for a plan: what is new to it, and what stands there already. */
export type PlanTimeline = Compared & { timeline: Timeline; target: Target };

type Read = { row: TimelineRow; remarks: readonly Remark[] };

const unknownPerson = ({ row, what }: TimelineRow): Remark => ({
  row,
  what,
  text: 'The person who is mentioned is not known here: nobody is named.',
});

/** Mentioned people get their names; a mention of nobody here is no owner. */
const withPerson = async (
  reads: Pick<Reads, 'person'>,
  workspaceId: string,
  row: TimelineRow,
): Promise<Read> => {
  const userId = row.owner?.userId ?? null;
  if (userId === null) return { row, remarks: [] };
  const person = await reads.person(workspaceId, userId);
  const isHere = person !== null && !person.deleted;
  const owner: Owner | null = isHere ? { userId, name: person.name } : null;
  return { row: { ...row, owner }, remarks: isHere ? [] : [unknownPerson(row)] };
};

/** Reads what somebody wrote or pasted as a timeline of this release; nothing is stored. */
export const readForPlan = async (
  reads: Pick<Reads, 'person'>,
  { release, settings }: { release: Release; settings: WorkspaceSettings },
  text: string,
): Promise<PlanTimeline> => {
  const { launch, contents } = release.plan;
  const target: Target = { launch, week: weekOf(settings), contents };
  const read = readWrittenTimeline(text, { near: launch.date, zone: launch.zone });
  const rows: Read[] = [];
  for (const row of read.milestones) rows.push(await withPerson(reads, release.workspaceId, row));
  const milestones = rows.map(({ row }) => row);
  const timeline = {
    ...read,
    milestones,
    remarks: [...rows.flatMap(({ remarks }) => remarks), ...read.remarks],
  };
  return { ...compareWith(milestones, target), timeline, target };
};

/** Many more than anybody reads. */
export const MOST_MILESTONES = 1_000;

/** Why these cannot be added; null where they can. */
export const tooMany = ({ fresh, target }: PlanTimeline, release: Release): string | null => {
  const there = target.contents.milestones.length;
  return fresh.length + there > MOST_MILESTONES
    ? `${titleOf(release)} would have ${fresh.length + there} milestones; ${MOST_MILESTONES} is the most. Leave some rows out.`
    : null;
};
