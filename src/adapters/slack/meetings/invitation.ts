import { addMinutes, compare, type Instant, isAfter } from '../../../domain/calendar.ts';
import { doesRepeat, repeatsWords } from '../../../domain/contents/repeats.ts';
import type { Audience } from '../../../domain/delivery/due-action.ts';
import { type Meeting, seriesOf } from '../../../domain/meetings/meeting.ts';
import { isOver, type Release, titleOf } from '../../../domain/release.ts';
import { zoneFor } from '../../../domain/reminders/silence.ts';
import { context, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf } from '../lights/card/scene.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { meetingLine } from './meeting-words.ts';

/** Where calendars read the meetings; null where nothing of us is reachable from outside. */
type Address = string | null;

export type InvitationParts = {
  release: Release;
  audience: Audience;
  now: Instant;
  /** Of the reader, or of the workspace in a channel. */
  zone: string;
  address: Address;
};

/** Meetings that are over say nothing to anybody; a cancelled one is named until its time has passed. */
const shownOf = ({ release, now }: InvitationParts): readonly Meeting[] =>
  release.meetings
    .filter(({ at, minutes }) => isAfter(addMinutes(at, minutes), now))
    .toSorted((a, b) => compare(a.at, b.at));

const FOLLOWS = renderedMrkdwn(
  'A calendar that subscribes to this address follows when a meeting is moved or cancelled. A file that you download is a copy, and does not.',
);

const calendarWords = ({ release, audience, address }: InvitationParts): Mrkdwn => {
  const isSecret = release.visibility === 'confidential';
  if (isSecret && 'channel' in audience) {
    return mrkdwn`Everybody who is invited has the address for their calendar in their direct messages.`;
  }
  if (address !== null) return mrkdwn`${link(address, 'Subscribe in your calendar')}. ${FOLLOWS}`;
  const { key } = release;
  return mrkdwn`The times above are your own. For a file for your calendar, ask whoever runs Greenlight to type \`greenlight calendar ${key}\`. A file is a copy: it does not follow when a meeting is moved.`;
};

/** Said of the next of those that repeat. */
const repeatsLine = (parts: InvitationParts, meeting: Meeting): Mrkdwn => {
  const { plan } = parts.release;
  const planned = plan.contents.meetings.find(({ id }) => id === seriesOf(meeting.id));
  const first = shownOf(parts).find(
    ({ id, cancelled }) => cancelled === null && seriesOf(id) === planned?.id,
  );
  if (planned === undefined || !doesRepeat(planned) || first?.id !== meeting.id) return mrkdwn``;
  return mrkdwn`, repeats ${inlineText(repeatsWords(planned.repeats, plan.launch.zone))} until the launch`;
};

const RULE =
  'An hour before I read out what is open, and nothing else. Where nothing is open the meeting can be cancelled, and everybody gets the time back.';

/** When the meetings of a release are. */
export const invitationMessage = (parts: InvitationParts): SlackMessage => {
  const { release, zone } = parts;
  const title = titleOf(release);
  const shown = shownOf(parts);
  const isGoingOn = shown.some(({ cancelled }) => cancelled === null) && !isOver(release);
  const reader = release.manager.name;
  if (shown.length === 0) {
    const none = mrkdwn`*${title}*: no more meetings are planned.`;
    return messageOf(release, reader, none, [section(none)]);
  }
  const head = isGoingOn
    ? mrkdwn`Meetings of *${title}*`
    : mrkdwn`*${title}*: no meeting takes place any more.`;
  const lines = shown.map((meeting) => mrkdwn`${meetingLine(meeting, zone)}${repeatsLine(parts, meeting)}`);
  return messageOf(release, reader, joinMrkdwn([head, ...lines], '. '), [
    section(head),
    ...lineSections(lines),
    ...(isGoingOn && release.hold !== null
      ? [section(mrkdwn`*On hold*: nobody meets until it goes on.`)]
      : []),
    ...(isGoingOn && !release.practice ? [section(calendarWords(parts))] : []),
    ...(isGoingOn ? [context(RULE)] : []),
  ]);
};

export const renderInvitation: Renderer = async (row, reads, { now, publicUrl = null }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const { release, settings } = scene;
  const { audience } = row.slot;
  const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
  const isWanted = release.meetings.some(({ at, cancelled }) => cancelled === null && isAfter(at, now));
  if (isFirst && !isWanted) return { skip: 'no_longer_so' };
  const person = 'user' in audience ? await reads.person(row.workspaceId, audience.user) : null;
  const token = await reads.calendarToken(row.workspaceId, release.id);
  const address = publicUrl === null || token === null ? null : `${publicUrl}/calendar/${token}.ics`;
  const zone = zoneFor(person?.zone ?? null, null, settings.zone);
  return { message: invitationMessage({ release, audience, now, zone, address }) };
};
