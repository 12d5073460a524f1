import type { KnownBlock } from '@slack/types';
import { type LookBackSeen, readLookBack } from '../../../application/retro/read-look-back.ts';
import { isAfter } from '../../../domain/calendar.ts';
import { section } from '../kit/blocks.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf, toldBy } from '../lights/card/scene.ts';
import { noteLine } from '../meetings/minutes.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { lookBackName } from './fact-parts.ts';
import { pointLine } from './point-words.ts';

/** What nobody voted for stands in the look back itself. */
const MOST_POINTS = 10;

const part = (name: string, lines: readonly Mrkdwn[]): KnownBlock[] =>
  lines.length === 0 ? [] : [section(mrkdwn`*${name}*`), ...lineSections(lines)];

/** Up to that moment: what was noted later stands in the look back. */
const until = ({ notes, lessons, ...seen }: LookBackSeen, at: string): LookBackSeen => ({
  ...seen,
  notes: notes.filter((note) => !isAfter(note.at, at)),
  lessons: lessons.filter((lesson) => !isAfter(lesson.at, at)),
});

/** `statement.retro_minutes`: what mattered most, what was decided, who does what until when, and what was learnt. */
export const renderRetroMinutes: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const told = await toldBy(row, reads);
  if (scene === null || told === null) return { skip: 'no_such_release' };
  const { release } = scene;
  const { standing, notes, lessons } = until(await readLookBack(reads, scene, null), told.at);
  // Said with the close, which stands in the thread with what was learnt: there is nothing to add.
  const isWritten =
    standing.points.length > 0 || notes.length > 0 || lessons.some(({ at }) => at !== told.at);
  if (release.endedAt === told.at && !isWritten) return { skip: 'nothing_written' };
  const ofKind = (kind: 'decision' | 'action'): readonly Mrkdwn[] =>
    notes.filter((note) => note.kind === kind).map((note) => noteLine(note, now));
  const parts = [
    ['What mattered', standing.points.slice(0, MOST_POINTS).map((point) => mrkdwn`• ${pointLine(point)}`)],
    ['Decided', ofKind('decision')],
    ['To do', ofKind('action')],
    ['Learnt', lessons.map(({ text }) => mrkdwn`• ${inlineText(text)}`)],
  ] as const;
  const head = mrkdwn`${lookBackName(release)}: held, says ${told.by.name}.`;
  const nothing = parts.every(([, lines]) => lines.length === 0);
  const more = nothing ? mrkdwn`Nobody wrote anything down.` : null;
  const text = joinMrkdwn(
    [
      head,
      more,
      ...parts.flatMap(([name, lines]) => (lines.length === 0 ? [] : [mrkdwn`${name}:`, ...lines])),
    ],
    ' ',
  );
  return {
    message: messageOf(release, release.manager.name, text, [
      section(joinMrkdwn([head, more], ' ')),
      ...parts.flatMap(([name, lines]) => part(name, lines)),
    ]),
  };
};
