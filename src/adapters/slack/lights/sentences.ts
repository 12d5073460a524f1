import { formatDate, type Instant } from '../../../domain/calendar.ts';
import type { Light } from '../../../domain/light.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { slackDate, slackWeekday } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { plainName } from '../words/plain-name.ts';
import type { Speaker } from './scene.ts';

/** "Docs is ready for customers to have Atlas 2.0 on Thu 12 Dec": what a green light says, in plain text. */
export const readySentence = (release: Release, light: Light, now: Instant): string => {
  const { at, zone } = release.plan.launch;
  return `${plainName(light.name)} is ready for customers to have ${plainName(titleOf(release))} on ${formatDate(at, zone, now)}`;
};

/** The day of the launch, in the reader's zone. */
export const launchDay = ({ plan }: Release): Mrkdwn => slackWeekday(plan.launch.at, plan.launch.zone);

/** Day and time of the launch, in the reader's zone. */
export const launchMoment = ({ plan }: Release): Mrkdwn => slackDate(plan.launch.at, plan.launch.zone);

/** A moment of this release, in the reader's zone. */
export const moment = (at: Instant, { plan }: Release): Mrkdwn => slackDate(at, plan.launch.zone);

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
