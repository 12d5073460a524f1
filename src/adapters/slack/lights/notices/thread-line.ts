import { titleOf } from '../../../../domain/release.ts';
import { section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import type { Renderer } from '../../renderer.ts';
import { inlineText } from '../../words/inline-text.ts';
import { type Scene, sceneOf, toldBy } from '../card/scene.ts';
import { moment } from '../card/sentences.ts';
import { type EventLine, eventLine } from './event-lines.ts';
import { missedWords, moveWithResume, saidWithResume } from './resume-words.ts';

/** One line under the release card: what happened, who did it, and their own words below. */
export const threadLine = (
  { release }: Scene,
  { line, quote }: EventLine,
  more: readonly (Mrkdwn | null)[] = [],
): SlackMessage => {
  const full = joinMrkdwn([line, ...more], '. ');
  const words = quote === undefined || quote === '' ? null : quote;
  const mark = release.practice ? mrkdwn`PRACTICE. ` : mrkdwn``;
  const stop = mrkdwn`.`;
  const text = mrkdwn`${mark}${titleOf(release)}: ${full}${words === null ? stop : mrkdwn` ${inlineText(words)}`}`;
  const shown = words === null ? mrkdwn`${mark}${full}${stop}` : mrkdwn`${mark}${full}`;
  return message(text, [section(shown), ...(words === null ? [] : [richQuote(words)])]);
};

/** `statement.thread_line`: says the one event that its payload names. */
export const renderThreadLine: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const told = await toldBy(row, reads);
  if (scene === null || told === null) return { skip: 'nothing_to_tell' };
  const { release } = scene;
  if (await saidWithResume(reads, release, told)) return { skip: 'said_with_resume' };
  const line = eventLine(told, scene);
  if (line === null) return { skip: 'not_said_here' };
  const move = await moveWithResume(reads, release, told);
  const moved = move === null ? null : mrkdwn`Launch: ${moment(move.to.at, release)}`;
  return { message: threadLine(scene, line, [moved, missedWords(scene, told, move)]) };
};
