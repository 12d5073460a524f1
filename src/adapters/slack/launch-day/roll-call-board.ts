import type { KnownBlock } from '@slack/types';
import {
  type Said,
  type Standing,
  type Station,
  standingOf,
  stationsOf,
} from '../../../domain/launch-day/roll-call.ts';
import { lightsAreOpen, type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Scene } from '../lights/card/scene.ts';
import { launchMoment, moment } from '../lights/card/sentences.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import { inlineText } from '../words/inline-text.ts';
import { managerRow, stationControls } from './roll-call-controls.ts';

/** A reason in the list; in full it stands in the record. */
const REASON_MAX = 200;

/** "go. Lea, 13:41" */
export const saidWords = (release: Release, { word, reason, by, at, advance }: Said): Mrkdwn => {
  const when = mrkdwn`${by.name}, ${moment(at, release)}`;
  if (word === 'no_go') return mrkdwn`*no-go*. ${when}: ${inlineText(reason, REASON_MAX)}`;
  return advance ? mrkdwn`go, in advance. ${when}` : mrkdwn`go. ${when}`;
};

const MARKS = { go: mrkdwn`:large_green_circle:`, no_go: mrkdwn`:red_circle:` } as const;

const line = (release: Release, station: Station, up: string | null): Mrkdwn => {
  const { departmentId, name, duty, said } = station;
  if (said !== null) return mrkdwn`${MARKS[said.word]} *${name}*: ${saidWords(release, said)}`;
  const who = duty.onDuty === null ? mrkdwn`nobody is named` : mrkdwn`${duty.onDuty.name}`;
  return departmentId === up
    ? mrkdwn`:arrow_forward: *${name}*: ${who} is asked`
    : mrkdwn`:white_circle: *${name}*: ${who}`;
};

const headOf = (release: Release): Mrkdwn =>
  mrkdwn`*Roll-call for ${titleOf(release)}*, launch ${launchMoment(release)}`;

const nextOf = (release: Release, standing: Standing): Mrkdwn => {
  const { hold, manager, call, launch } = release;
  if (launch !== null) return mrkdwn`All said go. ${launch.decidedBy.name} launched it.`;
  if (hold !== null) {
    return mrkdwn`*The clock stands*: on hold by ${hold.by.name}. ${inlineText(hold.reason, REASON_MAX)} What was said stays; it goes on where it stands.`;
  }
  if (call !== null)
    return mrkdwn`All said go, and ${call.by.name} said launch. A second person has to agree.`;
  switch (standing.is) {
    case 'complete':
      return mrkdwn`*All said go.* ${manager.name} launches.`;
    case 'no_go':
      return mrkdwn`It stands at *${standing.station.name}*. Once it says go, the next is asked; else ${manager.name} holds or scrubs.`;
    case 'up':
      return mrkdwn`*${standing.station.name}* is up: go or no-go?`;
    case 'none':
      return mrkdwn`It was begun too long ago to count. ${manager.name} can begin it anew.`;
  }
};

const over = (release: Release): SlackMessage => {
  const words = mrkdwn`This roll-call of *${titleOf(release)}* is over. There is nothing to do here any more.`;
  return messageOf(release, release.manager.name, words, [section(words)]);
};

const controls = (release: Release, standing: Standing): KnownBlock[] => {
  if (!lightsAreOpen(release) || release.call !== null || standing.is === 'none') return [];
  const station =
    'station' in standing && release.hold === null ? [stationControls(release, standing.station)] : [];
  return [...station, managerRow(release, standing)];
};

/** Every station in its order, with what it said; and the buttons of the one that is up. */
export const rollCallMessage = ({ release, now }: Scene, startedAt: string): SlackMessage => {
  if (release.rollCall?.startedAt !== startedAt || release.stage === 'cancelled') return over(release);
  const standing = standingOf(release, now);
  const up = 'station' in standing ? standing.station.departmentId : null;
  const lines = stationsOf(release).map((station) => line(release, station, up));
  const head = headOf(release);
  const next = nextOf(release, standing);
  return messageOf(release, release.manager.name, joinMrkdwn([head, ...lines, next], '\n'), [
    section(head),
    ...lineSections(lines),
    section(next),
    ...controls(release, standing),
  ]);
};

const calledBy = (release: Release, station: Station, mention: boolean): Mrkdwn => {
  const { onDuty, deputy } = station.duty;
  const nudged = (release.rollCall?.nudges ?? 0) > 0 || onDuty === null;
  const people = [onDuty, nudged ? deputy : null].filter((person) => person !== null);
  const shown = people.map(({ userId, name }) => (mention ? userMention(userId) : mrkdwn`${name}`));
  return shown.length === 0 ? mrkdwn`` : mrkdwn`${joinMrkdwn(shown, ', ')}: `;
};

/** "@lea: Docs is up", to whoever is on duty; afterwards what they said. */
export const stationMessage = (
  { release, now }: Scene,
  { startedAt, departmentId, first }: { startedAt: string; departmentId: string; first: boolean },
): SlackMessage => {
  const station = stationsOf(release).find((each) => each.departmentId === departmentId);
  if (release.rollCall?.startedAt !== startedAt || station === undefined || release.stage === 'cancelled') {
    return over(release);
  }
  const standing = standingOf(release, now);
  const isOpen = lightsAreOpen(release) && release.hold === null && release.call === null;
  if (station.said !== null) {
    const words = mrkdwn`${MARKS[station.said.word]} *${station.name}*, *${titleOf(release)}*: ${saidWords(release, station.said)}`;
    return messageOf(release, station.name, words, [
      section(words),
      ...(isOpen && standing.is !== 'none' ? [stationControls(release, station)] : []),
    ]);
  }
  const isUp = 'station' in standing && standing.station.departmentId === departmentId && isOpen;
  if (!isUp) {
    const words = mrkdwn`*${station.name}* is not asked at the moment, for *${titleOf(release)}*. The roll-call says where it stands.`;
    return messageOf(release, station.name, words, [section(words)]);
  }
  const asks = mrkdwn`${calledBy(release, station, first && !release.practice)}*${station.name}* is up for *${titleOf(release)}*: go or no-go?`;
  return messageOf(release, station.name, asks, [section(asks), stationControls(release, station)]);
};
