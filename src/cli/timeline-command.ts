import { basename } from 'node:path';
import { counted } from '../adapters/slack/words/listed.ts';
import { refusalWords } from '../adapters/slack/words/refusal.ts';
import { addTimelineFile } from '../application/timeline/add-timeline-file.ts';
import { type PlanTimeline, readForPlan } from '../application/timeline/read-for-plan.ts';
import { rowWords } from '../domain/timeline/read-timeline.ts';
import { readWrittenTimeline } from '../domain/timeline/read-written.ts';
import type { Timeline } from '../domain/timeline/timeline.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { houseOf } from './house-of.ts';
import { withStore } from './open-store.ts';
import { releaseMeant } from './release-key.ts';
import { workspaceIn } from './workspace.ts';

const listed = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`;

/** What was read of a file, what to look at, and what could not be read, row by row. */
const report = (file: string, { milestones, remarks, unread, leftOut }: Timeline): string =>
  [
    `${basename(file)}: ${counted(milestones.length, 'milestone')} read, ${counted(unread.length, 'row')} not.\n`,
    leftOut.length === 0 ? '' : `Left out: ${leftOut.join(', ')}.\n`,
    listed(
      'Not read:',
      unread.map(({ row, text, reason }) => rowWords(row, text, reason)),
    ),
    listed(
      'Please look at:',
      remarks.map(({ row, what, text }) => rowWords(row, what, text)),
    ),
  ].join('');

/**
 * `plan validate FILE` for a table: prints how many milestones it holds, what does not add up, and what cannot be
 * read.
 *
 * @throws CliFailure where nothing, or not everything, could be read
 */
export const validateTimeline = ({ clock, out }: CliContext, file: string, text: string): void => {
  const timeline = readWrittenTimeline(text, { near: clock.now().slice(0, 10), zone: 'UTC' });
  out(report(file, timeline));
  if (timeline.milestones.length === 0) throw new CliFailure(`${basename(file)} holds no milestone.`);
  if (timeline.unread.length > 0) {
    throw new CliFailure(`${counted(timeline.unread.length, 'row')} could not be read.`);
  }
};

export type TimelineImport = {
  /** The key of the release. */
  into: string;
  /** They keep their days when the launch moves. */
  stay?: boolean;
  /** Rows that cannot be read are left out; otherwise they stop the rest. */
  leaveOut?: boolean;
  /** Nothing is written. */
  check?: boolean;
};

const UNREAD = 'Mend those rows, or leave them out with --leave-out.';

/** @throws CliFailure where there is nothing to add, or not all of it could be read */
const mustBeWhole = ({ milestones, unread }: Timeline, key: string, leaveOut: boolean): void => {
  if (milestones.length === 0)
    throw new CliFailure(`Nothing was added to ${key}: no milestone could be read.`);
  if (unread.length > 0 && !leaveOut) throw new CliFailure(`Nothing was added to ${key}. ${UNREAD}`);
};

const outcome = ({ fresh, standing }: PlanTimeline, key: string, check: boolean): string => {
  const there = standing.length === 0 ? '' : ` ${standing.length} stood there already.`;
  const added = check ? 'would be added' : 'added';
  return `${counted(fresh.length, 'milestone')} ${added} to ${key}.${there}\n`;
};

/**
 * `plan import FILE --into KEY` for a table: adds its milestones to a plan, save those that stand there already.
 *
 * @throws CliFailure where none could be read, or not all of them and they are not to be left out
 */
export const importTimeline = async (
  context: CliContext,
  { file, text }: { file: string; text: string },
  { into, stay = false, leaveOut = false, check = false }: TimelineImport,
  options: GlobalOptions,
): Promise<void> => {
  await withStore(context, options, check ? 'read' : 'write', async (opened) => {
    const { store } = opened;
    const workspaceId = await workspaceIn(opened, options);
    const release = await releaseMeant(store.reads, workspaceId, into);
    const { key, id: releaseId } = release;
    const settings = await store.reads.settings(workspaceId);
    const read = await readForPlan(store.reads, { release, settings }, text);
    context.out(report(file, read.timeline));
    mustBeWhole(read.timeline, key, leaveOut);
    if (check) return context.out(outcome(read, key, check));
    const house = houseOf(store, context);
    const course = stay ? 'stays' : 'moves';
    const added = await addTimelineFile(house, { workspaceId, releaseId, text, course });
    if (!added.ok) throw new CliFailure(refusalWords(added.refusal, (id) => id, '/release', { title: key }));
    context.out(outcome(added.read, key, check));
  });
};
