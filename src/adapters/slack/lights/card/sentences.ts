import { formatDate, formatTime, type Instant, isAfter } from '../../../../domain/calendar.ts';
import { answerBy, promisedMorning, redAgainOn } from '../../../../domain/delivery/answer-moments.ts';
import { launchHasPassed } from '../../../../domain/delivery/past-launch.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { departmentById, weekOf, zoneOf } from '../../../../domain/settings/settings.ts';
import { slackDate, slackWeekday } from '../../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { plainName } from '../../words/plain-name.ts';
import type { Scene, Speaker } from './scene.ts';

/**
 * "Docs is ready for customers to have Atlas 2.0 on Thu 12 Dec": what a green light says, in plain text. Once
 * the planned moment is over there is no day to name.
 */
export const readySentence = (release: Release, light: Light, now: Instant): string => {
  const { at, zone } = release.plan.launch;
  const day =
    release.urgent !== null || launchHasPassed(release, now) ? '' : ` on ${formatDate(at, zone, now)}`;
  return `${plainName(light.name)} is ready for customers to have ${plainName(titleOf(release))}${day}`;
};

/** " on Thursday, December 12th", or nothing once that has passed. */
export const onLaunchDay = (release: Release, now: Instant): Mrkdwn => {
  if (release.urgent !== null) return mrkdwn` now`;
  return launchHasPassed(release, now) ? mrkdwn`` : mrkdwn` on ${launchDay(release)}`;
};

/** "Answer by Mon 17:00.", or as soon as possible where the planned moment is over. */
export const answerUntil = ({ release, settings, now }: Scene, light: Light): Mrkdwn =>
  release.urgent !== null || launchHasPassed(release, now)
    ? mrkdwn`Answer as soon as you can.`
    : mrkdwn`Answer by ${moment(answerBy(light, release, settings, now), release)}.`;

/** The day of the launch, in the reader's zone. */
export const launchDay = ({ plan }: Release): Mrkdwn => slackWeekday(plan.launch.at, plan.launch.zone);

/** Day and time of the launch, in the reader's zone. */
export const launchMoment = ({ plan }: Release): Mrkdwn => slackDate(plan.launch.at, plan.launch.zone);

/** A moment of this release, in the reader's zone. */
export const moment = (at: Instant, { plan }: Release): Mrkdwn => slackDate(at, plan.launch.zone);

/** "Mon 30 Nov at 10:00": the morning on which a promise is kept, on the department's wall. */
export const askedAgainOn = (
  { settings, now }: Scene,
  departmentId: string,
  date: string,
  promisedAt: Instant,
): string => {
  const department = departmentById(settings, departmentId);
  const zone = zoneOf(settings, department);
  const morning = promisedMorning(date, promisedAt, { zone, week: weekOf(settings, department) });
  return `${formatDate(morning, zone, now)} at ${formatTime(morning, zone)}`;
};

/** "I ask Docs again Mon 30 Nov at 10:00.", or that the launch comes before: a red light's next question. */
export const redAgain = (
  scene: Scene,
  { departmentId, name, answer }: { departmentId: string; name: string; answer: RedAnswer },
): Mrkdwn => {
  const { release, settings } = scene;
  const date = redAgainOn(departmentId, answer, release, settings);
  const department = departmentById(settings, departmentId);
  const zone = zoneOf(settings, department);
  const morning = promisedMorning(date, answer.at, { zone, week: weekOf(settings, department) });
  const { at } = release.plan.launch;
  return isAfter(at, answer.at) && !isAfter(at, morning)
    ? mrkdwn`The launch comes before I would ask ${name} again.`
    : mrkdwn`I ask ${name} again ${askedAgainOn(scene, departmentId, date, answer.at)}.`;
};

type RedAnswer = { expectedOn: string; at: Instant };

const MOST_ADDRESSED = 5;

/**
 * "@dana, @omar, " before a question, or nothing.
 * @param mention false where nobody may be notified again: names instead
 */
export const addressing = (speakers: readonly Speaker[], mention: boolean): Mrkdwn => {
  const some = speakers.slice(0, MOST_ADDRESSED).filter(({ name }) => mention || name !== '');
  if (some.length === 0) return mrkdwn``;
  const shown = some.map(({ userId, name }) => (mention ? userMention(userId) : mrkdwn`${name}`));
  return mrkdwn`${joinMrkdwn(shown, ', ')}, `;
};
