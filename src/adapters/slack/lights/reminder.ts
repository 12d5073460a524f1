import { toWall } from '../../../domain/calendar.ts';
import { owesAnswer } from '../../../domain/effects.ts';
import type { Light } from '../../../domain/light.ts';
import { lightsAreOpen, titleOf } from '../../../domain/release.ts';
import { departmentById, zoneOf } from '../../../domain/settings.ts';
import { answerBy } from '../../../domain/timeline.ts';
import { waitingFor } from '../../../domain/verdict.ts';
import { workingDaysBetween } from '../../../domain/working-days.ts';
import { context, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Rendered, Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { asksNow } from './card-standing.ts';
import { messageOf } from './practice-mark.ts';
import { lightOfRow, type Scene, sceneOf, toldBy, type Voices, voicesOf } from './scene.ts';
import { addressing, launchDay, launchMoment, moment } from './sentences.ts';

type Parts = { scene: Scene; light: Light; voices: Voices; direct: boolean };

const MOST_OTHERS = 6;

const daysLeft = ({ release, settings, now }: Scene, light: Light): string => {
  const zone = zoneOf(settings, departmentById(settings, light.departmentId));
  const [today, launch] = [toWall(now, zone).date, toWall(release.plan.launch.at, zone).date];
  const days = workingDaysBetween(today, launch, settings.week);
  if (launch <= today) return 'The launch is today';
  return days < 1 ? 'The launch is next' : `${counted(days, 'working day')} until the launch`;
};

const others = ({ release }: Scene, light: Light): Mrkdwn | null => {
  const names = waitingFor(release)
    .filter(({ departmentId }) => departmentId !== light.departmentId)
    .map(({ name }) => mrkdwn`${name}`);
  if (names.length === 0) return mrkdwn`Nobody else is waited for.`;
  const rest = names.length - MOST_OTHERS;
  const shown = rest > 0 ? [...names.slice(0, MOST_OTHERS), mrkdwn`${rest} more`] : names;
  return mrkdwn`Also waiting: ${joinMrkdwn(shown, ', ')}.`;
};

const address = ({ scene, voices, direct }: Parts): Mrkdwn =>
  direct || scene.release.practice ? mrkdwn`` : addressing(voices.addressed, true);

const card = (direct: boolean): string =>
  direct
    ? 'The question stands in an earlier message from me.'
    : 'The question stands at the top of this thread.';

/** To those who still owe an answer: how many working days are left, and who else is waited for. */
export const reminder = (parts: Parts): SlackMessage => {
  const { scene, light, direct } = parts;
  const { release } = scene;
  const owed =
    light.state === 'not_yet'
      ? mrkdwn`${address(parts)}*${light.name}* said not yet for *${titleOf(release)}*. Is it solved?`
      : mrkdwn`${address(parts)}*${light.name}* has not answered for *${titleOf(release)}* yet.`;
  const left = mrkdwn`${daysLeft(scene, light)}, ${launchMoment(release)}.`;
  const also = others(scene, light);
  return messageOf(release, light.name, joinMrkdwn([owed, left, also, card(direct)], ' '), [
    section(mrkdwn`${owed} ${left}`),
    context(joinMrkdwn([also, card(direct)], ' ')),
  ]);
};

/** The same question again: why, and until when. */
export const askedAgain = (parts: Parts, because: string): SlackMessage => {
  const { scene, light, direct } = parts;
  const { release, settings, now } = scene;
  const asked = mrkdwn`${address(parts)}I ask again: is *${light.name}* ready for customers to have *${titleOf(release)}* on ${launchDay(release)}?`;
  const until = mrkdwn`Answer by ${moment(answerBy(light, release, settings, now), release)}.`;
  const why = because === '' ? null : mrkdwn`Why: ${inlineText(because)}`;
  return messageOf(release, light.name, joinMrkdwn([asked, why, until, card(direct)], ' '), [
    section(mrkdwn`${asked} *${until}*`),
    ...(because === '' ? [] : [section(`Why: ${because}`)]),
    context(card(direct)),
  ]);
};

/** Only those who are waited for read it: whoever answered meanwhile is left in peace. */
const whileOwed = async (
  row: Parameters<Renderer>[0],
  reads: Parameters<Renderer>[1],
  now: string,
  draw: (parts: Parts) => SlackMessage,
): Promise<Rendered> => {
  const scene = await sceneOf(row, reads, now);
  const light = scene === null ? undefined : lightOfRow(row, scene.release);
  if (scene === null || light === undefined) return { skip: 'no_such_question' };
  const { release } = scene;
  if (!lightsAreOpen(release) || release.hold !== null) return { skip: 'nobody_is_asked' };
  if (!owesAnswer(light) || !asksNow(light)) return { skip: 'answered_meanwhile' };
  const voices = await voicesOf(reads, scene, light.departmentId);
  const direct = row.slot !== null && 'user' in row.slot.audience && row.threadKey === null;
  return { message: draw({ scene, light, voices, direct }) };
};

/** `statement.reminder`. */
export const renderReminder: Renderer = (row, reads, { now }) => whileOwed(row, reads, now, reminder);

/** `statement.asked_again`. */
export const renderAskedAgain: Renderer = async (row, reads, { now }) => {
  const told = await toldBy(row, reads);
  const because = told?.event.type === 'department_asked' ? (told.event.because ?? '') : '';
  return whileOwed(row, reads, now, (parts) => askedAgain(parts, because));
};
