import { type Instant, isAfter } from '../../../../domain/calendar.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import { askMoment } from '../../../../domain/delivery/answer-moments.ts';
import { roomOf } from '../../../../domain/delivery/audience.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { channelMention, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';

/** Commands of a release's course that are answered with a sentence. */
export type CourseCommand = Extract<
  PersonCommand['type'],
  'start' | 'hold' | 'resume' | 'cancel' | 'hand_over' | 'take_over'
>;

type Told = { release: Release; settings: WorkspaceSettings; now: Instant };

const departments = (count: number): string => (count === 1 ? 'One department' : `${count} departments`);

/** Who hears what at Start: "2 departments are asked at once, 6 hear what is coming." */
const whoHears = ({ release, settings, now }: Told): string => {
  const { lights } = release;
  const atOnce = lights.filter((light) => !isAfter(askMoment(light, release, settings), now)).length;
  const later = lights.length - atOnce;
  if (lights.length === 0) return 'No department of its own is asked.';
  if (atOnce === 0) {
    const hears =
      later === 1 ? 'hears now what is coming and when it is' : 'hear now what is coming and when they are';
    return `${departments(later)} ${hears} asked.`;
  }
  const asked = `${departments(atOnce)} ${atOnce === 1 ? 'is' : 'are'} asked at once`;
  return later === 0 ? `${asked}.` : `${asked}, ${later} ${later === 1 ? 'hears' : 'hear'} what is coming.`;
};

/** Where the card goes at Start: a secret one stays with its manager, or in its private channel. */
const whereCardGoes = ({ release, settings }: Told): Mrkdwn => {
  const room = roomOf(release, settings);
  if (room === null) return mrkdwn`Its card stays with you: there is no releases channel yet.`;
  return 'user' in room
    ? mrkdwn`Its card stays with you.`
    : mrkdwn`Its card goes to ${channelMention(room.channel)}.`;
};

/** What Start does, said before it is pressed. */
export const startMeans = (told: Told): Mrkdwn =>
  told.release.practice
    ? mrkdwn`You get every message that the others would get, marked PRACTICE.`
    : mrkdwn`${whoHears(told)} ${whereCardGoes(told)}`;

const started = (told: Told): Mrkdwn => {
  const { release } = told;
  const title = titleOf(release);
  if (release.practice) {
    return mrkdwn`*${title}* is started as PRACTICE: you get every message, nobody else hears of it.`;
  }
  return mrkdwn`*${title}* is started. ${whoHears(told)} ${whereCardGoes(told)}`;
};

const WORDS: Record<CourseCommand, (told: Told) => Mrkdwn> = {
  start: started,
  hold: ({ release }) =>
    mrkdwn`*${titleOf(release)}* is on hold. Its departments hear of it once; then nothing is sent until it is resumed.`,
  resume: ({ release, settings }) =>
    mrkdwn`*${titleOf(release)}* goes on, launch ${slackDate(release.plan.launch.at, settings.zone)}.`,
  cancel: ({ release }) => {
    const wasAnybodyAsked = release.lights.some(({ askedAt }) => askedAt !== null);
    return mrkdwn`*${titleOf(release)}* is cancelled. ${wasAnybodyAsked ? 'Those who were asked are told once.' : 'Nobody was asked yet, so nobody is told.'}`;
  },
  hand_over: ({ release }) => mrkdwn`*${titleOf(release)}* is managed by ${release.manager.name} now.`,
  take_over: ({ release }) => mrkdwn`You manage *${titleOf(release)}* now. Its card comes to you here.`,
};

/** What happened, in one or two sentences, for the person who made it happen. */
export const doneMessage = (command: CourseCommand, told: Told): SlackMessage => {
  const words = WORDS[command](told);
  return message(words, [section(words)]);
};
