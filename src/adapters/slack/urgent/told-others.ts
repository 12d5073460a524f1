import { toWall } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import { context, section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { sceneOf } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { hurriedText, hurriedWords } from './words.ts';

/** "Last night" to whoever reads it on the day after; the moment itself stands behind it. */
const whenWords = ({ release, settings, now }: Scene): Mrkdwn => {
  const liveAt = release.launch?.liveAt ?? now;
  const isToday = toWall(liveAt, settings.zone).date === toWall(now, settings.zone).date;
  const dawn = toWall(liveAt, settings.zone).time < settings.week.start;
  return isToday && !dawn ? mrkdwn`Just now` : mrkdwn`While you were away`;
};

const mended = ({ release: { urgent } }: Scene): Mrkdwn | null => {
  if (urgent?.mended == null) return null;
  return urgent.mended.yes
    ? mrkdwn`It is mended, says ${urgent.mended.by.name}.`
    : mrkdwn`*It is not mended yet*, says ${urgent.mended.by.name}.`;
};

/** What everybody else reads once, when their day begins: what was broken, what changed, and who knows. */
export const othersMessage = (scene: Scene): SlackMessage | null => {
  const { release } = scene;
  const liveAt = release.launch?.liveAt ?? null;
  if (release.urgent === null || liveAt === null) return null;
  const line = mrkdwn`${whenWords(scene)}: *${titleOf(release)}* went out, ${moment(liveAt, release)}.`;
  const who = mrkdwn`${release.manager.name} knows more. You do not have to do anything.`;
  const found = mended(scene);
  return message(
    joinMrkdwn(
      [line, hurriedText(release), found, inlineText(`Questions? Ask ${release.manager.name}.`)],
      ' ',
    ),
    [
      section(line),
      section(hurriedWords(release)),
      ...(found === null ? [] : [section(found)]),
      context(who),
    ],
  );
};

export const renderOthers: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const drawn = scene === null ? null : othersMessage(scene);
  return drawn === null ? { skip: 'not_live' } : { message: drawn };
};
