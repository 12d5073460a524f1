import { isAfter } from '../../../domain/calendar.ts';
import { managersOf } from '../../../domain/delivery/audience.ts';
import type { Audience } from '../../../domain/delivery/due-action.ts';
import { hasGoneOut } from '../../../domain/meetings/agenda.ts';
import { type Meeting, meetingBySubject } from '../../../domain/meetings/meeting.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf } from '../lights/card/scene.ts';
import { formerCard } from '../planning/card/former-card.ts';
import type { Renderer } from '../renderer.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { type AgendaParts, agendaParts } from './agenda-message.ts';
import { MEETING_ACTIONS } from './ids.ts';
import { inSentence } from './meeting-words.ts';

const CANCEL = 'Cancel it, everybody gets the time back';
const KEEP = 'Hold it anyway';

const controls = ({ scene: { release }, meeting }: AgendaParts) => {
  const value = packIds({ releaseId: release.id, extra: `${meeting.id}@${meeting.at}` });
  const about = `${inSentence(meeting.kind)} of ${plainName(titleOf(release), 30)}`;
  return actions('meeting.offer', [
    button({
      actionId: MEETING_ACTIONS.cancel,
      text: CANCEL,
      value,
      style: 'primary',
      accessibilityLabel: `Cancel: ${about}`,
    }),
    button({ actionId: MEETING_ACTIONS.keep, text: KEEP, value, accessibilityLabel: `${KEEP}: ${about}` }),
  ]);
};

const isAsked = ({ scene: { now, release }, meeting, items }: AgendaParts): boolean =>
  meeting.cancelled === null &&
  meeting.keptBy === null &&
  release.hold === null &&
  items.length === 0 &&
  isAfter(meeting.at, now);

const stateOf = ({ scene: { now }, meeting, items }: AgendaParts): Mrkdwn => {
  if (meeting.cancelled !== null) return mrkdwn`*Cancelled*: everybody got the time back.`;
  if (meeting.keptBy !== null) return mrkdwn`It takes place all the same: ${meeting.keptBy.name} wants it.`;
  if (items.length > 0) {
    return mrkdwn`It takes place: ${counted(items.length, 'point')} came up, which you find in the thread.`;
  }
  return isAfter(meeting.at, now)
    ? mrkdwn`Say nothing, and it is cancelled at its beginning.`
    : mrkdwn`Its time has come.`;
};

/** Nothing is open: its manager may give everybody the time back. */
export const offerMessage = (parts: AgendaParts): SlackMessage => {
  const { scene, meeting } = parts;
  const { release, settings } = scene;
  const why =
    meeting.kind === 'retro' && !hasGoneOut(release)
      ? mrkdwn`It is not launched yet: nobody can look back on it. The time was kept for`
      : parts.items.length > 0
        ? mrkdwn`Nothing was open for`
        : mrkdwn`Nothing is open for`;
  const line = mrkdwn`${why} the ${inSentence(meeting.kind)} of *${titleOf(release)}*, ${slackDate(meeting.at, settings.zone)}.`;
  const state = stateOf(parts);
  return messageOf(release, release.manager.name, mrkdwn`${line} ${state}`, [
    section(line),
    section(state),
    ...(isAsked(parts) ? [controls(parts)] : []),
  ]);
};

const goneMessage = (release: Parameters<typeof titleOf>[0]): Mrkdwn =>
  mrkdwn`*${titleOf(release)}*: this meeting was moved. There is nothing to do here any more.`;

const isManager = (release: Release, audience: Audience): boolean =>
  managersOf(release).some((one) => 'user' in one && 'user' in audience && one.user === audience.user);

export const renderOffer: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { release } = scene;
  const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
  if (!isManager(release, row.slot.audience)) {
    return isFirst ? { skip: 'no_longer_so' } : { message: formerCard(release) };
  }
  const meeting: Meeting | undefined = meetingBySubject(release, row.slot.subject);
  if (meeting === undefined) {
    if (isFirst) return { skip: 'no_longer_so' };
    const line = goneMessage(release);
    return { message: messageOf(release, release.manager.name, line, [section(line)]) };
  }
  const parts = await agendaParts(reads, scene, meeting);
  return isFirst && !isAsked(parts) ? { skip: 'has_an_agenda' } : { message: offerMessage(parts) };
};
