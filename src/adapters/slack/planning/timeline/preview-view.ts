import type { KnownBlock, ModalView } from '@slack/types';
import type { PlanTimeline } from '../../../../application/timeline/read-for-plan.ts';
import { toWall } from '../../../../domain/calendar.ts';
import { inReadingOrder, itemLine } from '../../../../domain/contents/item-words.ts';
import type { Item } from '../../../../domain/contents/parts.ts';
import { resolveWhen } from '../../../../domain/contents/when.ts';
import { rowWords } from '../../../../domain/timeline/read-timeline.ts';
import { type Course, milestonesOf } from '../../../../domain/timeline/standing.ts';
import type { TimelineRow } from '../../../../domain/timeline/timeline.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context, divider, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { pager } from '../../kit/pager.ts';
import { richList } from '../../kit/rich-text.ts';
import { modal } from '../../kit/views.ts';
import { counted } from '../../words/listed.ts';
import { titled } from '../card/titled.ts';
import type { PlanScene } from '../contents/plan-scene.ts';
import { TIMELINE_ACTIONS, TIMELINE_FORMS } from './ids.ts';
import type { Pasted } from './kept-paste.ts';
import { isFull } from './paste-form.ts';

/** Milestones that are shown at once. */
const PAGE = 20;

/** @property place the list behind it, packed */
export type Preview = {
  scene: PlanScene;
  read: PlanTimeline;
  pasted: Pasted;
  page: number;
  place: string | undefined;
};

/** In the order of time. */
const sorted = (rows: readonly TimelineRow[], { scene }: Preview): readonly TimelineRow[] => {
  const items = rows.map(
    ({ what, owner, when }, index): Item<'milestones'> => ({
      what,
      owner,
      when,
      id: String(index),
      doneAt: null,
    }),
  );
  return inReadingOrder('milestones', items, scene.words).flatMap(({ id }) => rows[Number(id)] ?? []);
};

/** As they will stand in the plan. */
const linesOf = (rows: readonly TimelineRow[], { scene, read, pasted }: Preview): readonly string[] =>
  milestonesOf(rows, pasted.course, read.target).map((values) =>
    itemLine('milestones', { ...values, id: '', doneAt: null }, scene.words),
  );

const listed = (heading: Mrkdwn, lines: readonly string[]): KnownBlock[] =>
  lines.length === 0 ? [] : [section(heading), richList(lines)];

const COURSE_WORDS: Record<Course, string> = {
  moves: 'They move with the launch; what takes several days stays.',
  stays: 'They stay on their days when the launch moves.',
};

/** What is true of all of them. */
const aboutAll = ({ scene, read, pasted }: Preview): string => {
  const { launch, now } = scene.words;
  const today = toWall(now, launch.zone).date;
  const past = read.fresh.filter(({ when }) => resolveWhen(when, launch, read.target.week).until < today);
  const { leftOut } = read.timeline;
  return [
    COURSE_WORDS[pasted.course],
    past.length === 0 ? '' : `${past.length} of them ${past.length === 1 ? 'lies' : 'lie'} before today.`,
    leftOut.length === 0 ? '' : `Left out: ${leftOut.join(', ')}.`,
    isFull(pasted.text) ? 'The field was full: look whether the last rows are whole.' : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
};

/** What the reader has to know before the list: what was not read, what does not add up, what stands there. */
const troubles = (preview: Preview): KnownBlock[] => {
  const { timeline, standing } = preview.read;
  return [
    ...listed(
      mrkdwn`*Not read: ${counted(timeline.unread.length, 'row')}*`,
      timeline.unread.map(({ row, text, reason }) => rowWords(row, text, reason)),
    ),
    ...listed(
      mrkdwn`*Please look at ${timeline.remarks.length === 1 ? 'this' : 'these'}*`,
      timeline.remarks.map(({ row, what, text }) => rowWords(row, what, text)),
    ),
    ...listed(
      mrkdwn`*In the plan already, left out here: ${standing.length}*`,
      linesOf(sorted(standing, preview), preview),
    ),
  ];
};

const pages = ({ scene, page }: Preview, count: number): KnownBlock[] => {
  const to = (text: string, next: number) =>
    button({
      actionId: TIMELINE_ACTIONS.page,
      text,
      value: packIds({ releaseId: scene.release.id, extra: String(next) }),
    });
  return pager(`timeline.pager.${page}`, { page, size: PAGE, count }, { earlier: to, later: to });
};

const read = ({ scene, read: { timeline, fresh } }: Preview): Mrkdwn =>
  joinMrkdwn(
    [
      mrkdwn`*Read ${counted(timeline.milestones.length, 'milestone')}* for ${titled(scene.release)}.`,
      fresh.length === 0
        ? mrkdwn`All of them stand in its plan already: there is nothing to add.`
        : mrkdwn`Nothing is added yet.`,
    ],
    ' ',
  );

/** What was read of a pasted timeline: troubles first, then the milestones as they will stand in the plan. */
export const previewView = (wanted: Preview): ModalView => {
  const { scene, pasted, place } = wanted;
  const { fresh } = wanted.read;
  const last = Math.max(0, Math.ceil(fresh.length / PAGE) - 1);
  const preview = { ...wanted, page: Math.min(wanted.page, last) };
  const shown = sorted(fresh, preview).slice(preview.page * PAGE, (preview.page + 1) * PAGE);
  const lines = linesOf(shown, preview);
  return modal({
    callbackId: TIMELINE_FORMS.preview,
    title: 'What was read',
    ...(fresh.length > 0 && { submit: `Add ${counted(fresh.length, 'milestone')}` }),
    privateMetadata: packIds({
      releaseId: scene.release.id,
      seen: pasted.mark,
      ...(place !== undefined && { extra: place }),
    }),
    blocks: [
      section(read(preview)),
      ...(fresh.length === 0 ? [] : [context(aboutAll(preview))]),
      actions('timeline.controls', [
        button({
          actionId: TIMELINE_ACTIONS.back,
          text: 'Change what I pasted',
          value: packIds({ releaseId: scene.release.id }),
        }),
      ]),
      ...(preview.page === 0 ? troubles(preview) : []),
      ...(lines.length === 0 ? [] : [divider(), section(mrkdwn`*These are added*`), richList(lines)]),
      ...pages(preview, fresh.length),
    ],
  });
};
