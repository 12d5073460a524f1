import { isSettled, type Light, type LightState } from '../../../../domain/lights/light.ts';
import { isNeeded } from '../../../../domain/lights/needed.ts';
import { greenCount, waitingFor } from '../../../../domain/lights/verdict.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { context, section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { answeredBy } from '../../words/light.ts';

const MOST_NAMED = 6;

const named = (lights: readonly Light[]): Mrkdwn => {
  const names = lights.slice(0, MOST_NAMED).map(({ name }) => mrkdwn`${name}`);
  const rest = lights.length - names.length;
  return joinMrkdwn(rest > 0 ? [...names, mrkdwn`and ${rest} more`] : names, ', ');
};

const list = (label: string, lights: readonly Light[]): Mrkdwn | null =>
  lights.length === 0 ? null : mrkdwn`${label}: ${named(lights)}.`;

const CONSENT_OWED: readonly LightState[] = ['not_applicable_asked', 'conditional_asked'];

const lastWords = (release: Release): Mrkdwn =>
  release.hold === null
    ? mrkdwn`You were the last. The release manager knows.`
    : mrkdwn`You were the last. The release is on hold until ${release.manager.name} resumes it.`;

/** What a lead alone reads after a green light: how far it is, and who is still waited for. */
export const thanks = (release: Release, light: Light): SlackMessage => {
  const { green, of } = greenCount(release);
  const needed = release.lights.filter((each) => isNeeded(each, release) && !isSettled(each));
  const waiting = waitingFor(release);
  const later = waiting.filter(({ askedAt }) => askedAt === null).length;
  const line =
    green === of && isNeeded(light, release)
      ? lastWords(release)
      : joinMrkdwn(
          [
            mrkdwn`Thank you, ${green} of ${of}.`,
            list(
              'Waiting',
              waiting.filter(({ askedAt }) => askedAt !== null),
            ),
            list(
              'Not yet',
              needed.filter(({ state }) => state === 'not_yet'),
            ),
            list(
              'Waiting for the release manager to agree',
              needed.filter(({ state }) => CONSENT_OWED.includes(state)),
            ),
            later > 0 ? mrkdwn`Not asked yet: ${later}.` : null,
          ],
          ' ',
        );
  const about = mrkdwn`${light.name} is green for ${titleOf(release)}.`;
  return message(joinMrkdwn([line, about], ' '), [section(line), context(about)]);
};

/** One of several green lights that the department needs. */
export const voteCounted = (release: Release, light: Light, needed: number): SlackMessage => {
  const line = mrkdwn`Thank you. ${light.votes.length} of ${needed} people of ${light.name} said green for ${titleOf(release)}. It is green when all ${needed} did.`;
  return message(line, [section(line)]);
};

/** The same answer a second time changes nothing; who gave it first is said. */
export const alreadyGreen = (release: Release, light: Light): SlackMessage => {
  const who = light.answer === null ? null : mrkdwn` (${answeredBy(light.answer)})`;
  const line = mrkdwn`${light.name} is green for ${titleOf(release)} already${who ?? mrkdwn``}.`;
  return message(line, [section(line)]);
};

/** What the release manager reads in the place of the two buttons. */
export const consentGiven = (release: Release, light: Light, agreed: boolean): SlackMessage => {
  const line = agreed
    ? light.answer?.answer === 'conditional'
      ? mrkdwn`You agreed: ${light.name} is green for ${titleOf(release)}, and the rest follows after the launch.`
      : mrkdwn`You agreed: ${titleOf(release)} does not concern ${light.name}.`
    : mrkdwn`${light.name} is asked about ${titleOf(release)} again.`;
  return message(line, [section(line)]);
};
