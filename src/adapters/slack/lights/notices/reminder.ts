import { toWall } from '../../../../domain/calendar.ts';
import { owesAnswer } from '../../../../domain/delivery/statements.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { type LaunchObstacle, obstaclesTo } from '../../../../domain/lights/verdict.ts';
import { lightsAreOpen, titleOf } from '../../../../domain/release.ts';
import { departmentById, weekOf, zoneOf } from '../../../../domain/settings/settings.ts';
import { workingDaysBetween } from '../../../../domain/working-days.ts';
import { context, section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import type { Rendered, Renderer } from '../../renderer.ts';
import { inlineText } from '../../words/inline-text.ts';
import { counted } from '../../words/listed.ts';
import { asksNow } from '../card/card-standing.ts';
import { messageOf } from '../card/practice-mark.ts';
import { lightOfRow, type Scene, sceneOf, toldBy, type Voices, voicesOf } from '../card/scene.ts';
import { addressing, answerUntil, launchMoment, onLaunchDay } from '../card/sentences.ts';
import { whatChanged } from '../card/what-changed.ts';

type Parts = { scene: Scene; light: Light; voices: Voices; direct: boolean };

const MOST_OTHERS = 6;

const daysLeft = ({ release, settings, now }: Scene, light: Light): string => {
  const department = departmentById(settings, light.departmentId);
  const zone = zoneOf(settings, department);
  const [today, launch] = [toWall(now, zone).date, toWall(release.plan.launch.at, zone).date];
  const days = workingDaysBetween(today, launch, weekOf(settings, department));
  if (launch <= today) return 'The launch is today';
  return days < 1 ? 'The launch is next' : `${counted(days, 'working day')} until the launch`;
};

const listed = (label: string, names: readonly string[]): Mrkdwn | null => {
  if (names.length === 0) return null;
  const rest = names.length - MOST_OTHERS;
  const shown = names.slice(0, MOST_OTHERS).map((name) => mrkdwn`${name}`);
  return mrkdwn`${label}: ${joinMrkdwn(rest > 0 ? [...shown, mrkdwn`${rest} more`] : shown, ', ')}.`;
};

/** Who else stands in the way, red ones and those without consent among them. */
const others = ({ release }: Scene, light: Light): Mrkdwn => {
  const lights = release.lights.filter(({ departmentId }) => departmentId !== light.departmentId);
  const obstacles = obstaclesTo({ ...release, lights });
  if (obstacles.length === 0) return mrkdwn`Nobody else is waited for.`;
  const names = (...kinds: readonly LaunchObstacle['kind'][]): string[] =>
    obstacles.flatMap((obstacle) =>
      'department' in obstacle && kinds.includes(obstacle.kind) ? [obstacle.department] : [],
    );
  return joinMrkdwn(
    [
      listed('Also waiting', names('waiting', 'stale')),
      listed('Not yet', names('not_yet', 'condition')),
      listed('Waiting for the release manager to agree', names('consent')),
    ],
    ' ',
  );
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

/** The same question again: why, what changed since it was answered, and until when. */
export const askedAgain = (parts: Parts, because: string): SlackMessage => {
  const { scene, light, direct } = parts;
  const { release, now } = scene;
  const asked = mrkdwn`${address(parts)}I ask again: is *${light.name}* ready for customers to have *${titleOf(release)}*${onLaunchDay(release, now)}?`;
  const until = answerUntil(scene, light);
  const why = because === '' ? null : mrkdwn`Why: ${inlineText(because)}`;
  const changed = whatChanged(scene, light);
  const change = changed === null ? null : inlineText(changed);
  return messageOf(release, light.name, joinMrkdwn([asked, why, change, until, card(direct)], ' '), [
    section(mrkdwn`${asked} *${until}*`),
    ...(because === '' ? [] : [section(`Why: ${because}`)]),
    ...(changed === null ? [] : [richQuote(changed)]),
    context(card(direct)),
  ]);
};

/** From the second reminder on the deputies are addressed too. */
const withDeputies = ({ settings }: Scene, { departmentId }: Light, voices: Voices): Voices => {
  const known = voices.addressed.map(({ userId }) => userId);
  const deputies = departmentById(settings, departmentId)?.deputies.filter(
    (userId) => !known.includes(userId),
  );
  return {
    ...voices,
    addressed: [...voices.addressed, ...(deputies ?? []).map((userId) => ({ userId, name: '' }))],
  };
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
  const own = await voicesOf(reads, scene, light.departmentId);
  const voices = row.payload.deputies === true ? withDeputies(scene, light, own) : own;
  if (!voices.anyone) return { skip: 'nobody_can_answer' };
  const direct = row.slot !== null && 'user' in row.slot.audience && row.threadKey === null;
  return { message: draw({ scene, light, voices, direct }) };
};

/** Somebody was named after the department had been asked: the question is theirs now. */
export const namedAfterAsk = (parts: Parts): SlackMessage => {
  const { scene, light, direct } = parts;
  const { release, now } = scene;
  const you = mrkdwn`${address(parts)}you can answer for *${light.name}* now.`;
  const asked = mrkdwn`Is it ready for customers to have *${titleOf(release)}*${onLaunchDay(release, now)}?`;
  // The deadline is fair to whoever hears of it only now.
  const until = answerUntil(scene, { ...light, askedAt: now });
  return messageOf(release, light.name, joinMrkdwn([you, asked, until, card(direct)], ' '), [
    section(mrkdwn`${you} ${asked} *${until}*`),
    context(card(direct)),
  ]);
};

/** `statement.reminder`, of a moment that came or, where somebody is named, to that person alone. */
export const renderReminder: Renderer = (row, reads, { now }) => {
  const { named } = row.payload;
  if (typeof named !== 'string') return whileOwed(row, reads, now, reminder);
  return whileOwed(row, reads, now, (parts) =>
    namedAfterAsk({ ...parts, voices: { addressed: [{ userId: named, name: '' }], anyone: true } }),
  );
};

/** `statement.asked_again`. */
export const renderAskedAgain: Renderer = async (row, reads, { now }) => {
  const told = await toldBy(row, reads);
  const because = told?.event.type === 'department_asked' ? (told.event.because ?? '') : '';
  return whileOwed(row, reads, now, (parts) => askedAgain(parts, because));
};
