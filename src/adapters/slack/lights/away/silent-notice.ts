import type { KnownBlock } from '@slack/types';
import type { Reads } from '../../../../application/ports.ts';
import { presenceOf } from '../../../../application/reminders/staffing.ts';
import type { Instant } from '../../../../domain/calendar.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';
import { isSilent, vainReminders } from '../../../../domain/reminders/silent-department.ts';
import { addresseesOf, type Presence } from '../../../../domain/reminders/stand-in.ts';
import { type Department, departmentById } from '../../../../domain/settings/settings.ts';
import { packIds } from '../../edge/value.ts';
import { actions, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { standInWords } from '../../words/away.ts';
import { plainName } from '../../words/plain-name.ts';
import { messageOf } from '../card/practice-mark.ts';
import type { Scene, StandIn } from '../card/scene.ts';
import { launchMoment } from '../card/sentences.ts';
import { LET_ANSWER_ACTIONS } from '../ids.ts';

const MOST_NAMED = 5;

/**
 * The two ways out of silence, the primary one first.
 * @param deputies whether a deputy is there to answer
 */
export const letAnswerControls = (release: Release, light: Light, deputies: boolean): KnownBlock => {
  const value = packIds({ releaseId: release.id, departmentId: light.departmentId });
  const label = (text: string): string =>
    `${text}: ${plainName(light.name, 20)}, ${plainName(titleOf(release), 25)}`;
  return actions('let_answer', [
    ...(deputies
      ? [
          button({
            actionId: LET_ANSWER_ACTIONS.deputy,
            text: 'Let the deputy answer',
            value,
            style: 'primary',
            accessibilityLabel: label('Let the deputy answer'),
          }),
        ]
      : []),
    button({
      actionId: LET_ANSWER_ACTIONS.other,
      text: 'Somebody else answers',
      value,
      accessibilityLabel: label('Somebody else answers'),
    }),
  ]);
};

/** Deputies who are there and were not put in the lead's place already, to no avail. */
const deputiesLeft = (
  { deputies, leads }: Department,
  presence: Presence,
  standIns: readonly StandIn[],
): readonly string[] =>
  deputies.filter(
    (userId) =>
      !leads.includes(userId) &&
      presence(userId) === null &&
      !standIns.some((standIn) => standIn.userId === userId),
  );

/** "Is the lead of Docs away?", or what is known of it already. */
const silence = (light: Light, standIns: readonly StandIn[], now: Instant): Mrkdwn => {
  const known = standInWords(standIns, now);
  return known === null
    ? mrkdwn`*Is the lead of ${light.name} away?*`
    : mrkdwn`*Nobody answers for ${light.name}.* ${known}`;
};

/**
 * "Is the lead of Docs away?", for the release manager; null where it was answered or asked anew
 * meanwhile, or somebody else was let in.
 */
export const silentNotice = async (
  reads: Reads,
  scene: Scene,
  light: Light,
): Promise<SlackMessage | null> => {
  const { release, settings, now } = scene;
  const department = departmentById(settings, light.departmentId);
  if (department === undefined || !lightsAreOpen(release) || release.hold !== null) return null;
  if (light.delegates.length > 0) return null;
  const reminders = await reads.releaseReminders(settings.workspaceId, release.id);
  if (!isSilent(light, reminders)) return null;
  const people = [...new Set(vainReminders(light, reminders).map(({ userId }) => userId))];
  const presence = await presenceOf(reads, settings, department, now);
  const standIns = addresseesOf(department, presence).flatMap(({ userId, instead }) =>
    instead === null ? [] : [{ userId, instead }],
  );
  const deputies = deputiesLeft(department, presence, standIns);
  const who = joinMrkdwn(people.slice(0, MOST_NAMED).map(userMention), ', ');
  const line = mrkdwn`${silence(light, standIns, now)} Two reminders brought no answer for *${titleOf(release)}*, launch ${launchMoment(release)}. Reminded: ${who}.`;
  const next =
    deputies.length === 0
      ? mrkdwn`There is no other deputy. Somebody else can answer, or you talk to them.`
      : mrkdwn`${joinMrkdwn(deputies.slice(0, MOST_NAMED).map(userMention), ', ')} can answer as deputy, and gets the question directly.`;
  return messageOf(release, release.manager.name, joinMrkdwn([line, next], ' '), [
    section(line),
    section(next),
    letAnswerControls(release, light, deputies.length > 0),
  ]);
};
