import type { Button } from '@slack/types';
import { isAfter } from '../../../domain/calendar.ts';
import { type CheckInStanding, checkInStanding } from '../../../domain/meetings/check-in.ts';
import type { CheckIn, CheckInAnswer, Meeting } from '../../../domain/meetings/meeting.ts';
import { checkInBySubject } from '../../../domain/meetings/meeting-boards.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { slackDate, slackWeekday } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { type Scene, type Speaker, sceneOf, staffedToday, voicesOf } from '../lights/card/scene.ts';
import { addressing, moment } from '../lights/card/sentences.ts';
import type { Renderer } from '../renderer.ts';
import { plainName } from '../words/plain-name.ts';
import { MEETING_ACTIONS } from './ids.ts';
import { CHECK_IN_WORDS, checkInMark, inSentence } from './meeting-words.ts';

export type CheckInParts = {
  scene: Scene;
  meeting: Meeting;
  checkIn: CheckIn;
  addressed: readonly Speaker[];
  /** Whoever is asked is mentioned once. */
  first: boolean;
};

const BUTTONS: readonly { is: CheckInAnswer; actionId: string; text: string }[] = [
  { is: 'yes', actionId: MEETING_ACTIONS.yes, text: 'Yes' },
  { is: 'at_risk', actionId: MEETING_ACTIONS.atRisk, text: 'At risk' },
  { is: 'no', actionId: MEETING_ACTIONS.no, text: 'No' },
];

const buttons = (release: Release, meeting: Meeting, checkIn: CheckIn): Button[] => {
  const said = checkIn.answer?.is ?? null;
  const { departmentId, askedAt } = checkIn;
  const value = packIds({ releaseId: release.id, departmentId, extra: `${meeting.id}@${askedAt}` });
  return BUTTONS.filter(({ is }) => is !== said).map(({ is, actionId, text }) =>
    button({
      actionId,
      text: said === null ? text : `Change to: ${CHECK_IN_WORDS[is]}`,
      value,
      accessibilityLabel: `${text}: ${plainName(checkIn.name, 20)}, ${plainName(titleOf(release), 30)}`,
      ...(said === null && is === 'yes' && { style: 'primary' as const }),
    }),
  );
};

const NOTHING_TO_DO = 'There is nothing to do here any more.';

/** What became of the question; null while it waits for its answer. */
const STATES: Record<CheckInStanding, (parts: CheckInParts) => Mrkdwn | null> = {
  open: () => null,
  answered: ({ checkIn: { answer, name }, scene: { release } }) =>
    answer === null
      ? null
      : mrkdwn`${checkInMark(answer.is)} *${name}*: ${CHECK_IN_WORDS[answer.is]}. ${answer.by.name}, ${moment(answer.at, release)}`,
  over: () => mrkdwn`${NOTHING_TO_DO}`,
  overtaken: ({ checkIn: { name } }) => mrkdwn`The green light of *${name}* says it now. ${NOTHING_TO_DO}`,
  cancelled: () => mrkdwn`*Cancelled*: this meeting does not take place. ${NOTHING_TO_DO}`,
  begun: () => mrkdwn`The meeting has begun without an answer. ${NOTHING_TO_DO}`,
  on_hold: ({ scene: { release } }) => mrkdwn`*On hold*: ${titleOf(release)}. ${NOTHING_TO_DO}`,
};

/** "On track for Thu 12 Dec?", one closed question, until the meeting begins. */
export const checkInMessage = (parts: CheckInParts): SlackMessage => {
  const { scene, meeting, checkIn, addressed, first } = parts;
  const { release, settings, now } = scene;
  const stands = checkInStanding(release, meeting, checkIn, now);
  const state = STATES[stands](parts);
  const { at } = release.plan.launch;
  const who = first && stands === 'open' ? addressing(addressed, !release.practice) : mrkdwn``;
  const question = mrkdwn`${who}is *${checkIn.name}* on track for *${slackWeekday(at, settings.zone)}*, the launch of *${titleOf(release)}*?`;
  const before = mrkdwn`Asked before the ${inSentence(meeting.kind)} of ${slackDate(meeting.at, settings.zone)}: it takes place only where something is open.`;
  const mayAnswer =
    stands === 'open' || (stands === 'answered' && isAfter(meeting.at, now) && meeting.cancelled === null);
  return messageOf(release, checkIn.name, state === null ? question : mrkdwn`${question} ${state}`, [
    section(question),
    ...(state === null ? [] : [section(state)]),
    ...(mayAnswer ? [context(before), actions('check_in', buttons(release, meeting, checkIn))] : []),
  ]);
};

const movedMessage = (release: Release): SlackMessage => {
  const line = mrkdwn`*${titleOf(release)}*: this meeting was moved. I ask again before it. ${NOTHING_TO_DO}`;
  return messageOf(release, release.manager.name, line, [section(line)]);
};

const hidden = (release: Release): SlackMessage => {
  const line = mrkdwn`This is dealt with by direct message now. ${NOTHING_TO_DO}`;
  return messageOf(release, release.manager.name, line, [section(line)]);
};

export const renderCheckIn: Renderer = async (row, reads, { now }) => {
  const known = await sceneOf(row, reads, now);
  if (known === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const scene = await staffedToday(reads, known);
  const { release } = scene;
  const { subject, audience } = row.slot;
  const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
  const found = checkInBySubject(release, subject);
  const isOpen = found !== null && checkInStanding(release, found.meeting, found.checkIn, now) === 'open';
  if (isFirst && !isOpen) return { skip: 'no_longer_so' };
  if (release.visibility === 'confidential' && 'channel' in audience) return { message: hidden(release) };
  if (found === null) return { message: movedMessage(release) };
  const { addressed } = await voicesOf(reads, scene, found.checkIn.departmentId);
  return { message: checkInMessage({ scene, ...found, addressed, first: isFirst }) };
};
