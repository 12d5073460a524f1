import type { PersonCommand } from '../../../domain/command.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { channelMention, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/** Commands of a release's course that are answered with a sentence. */
export type CourseCommand = Extract<
  PersonCommand['type'],
  'start' | 'hold' | 'resume' | 'cancel' | 'hand_over' | 'take_over'
>;

type Told = { release: Release; settings: WorkspaceSettings };

/** "8 departments hear". */
export const whoHears = ({ lights }: Release): string =>
  lights.length === 1 ? 'One department hears' : `${lights.length} departments hear`;

const started = ({ release, settings }: Told): Mrkdwn => {
  const title = titleOf(release);
  if (release.practice) {
    return mrkdwn`*${title}* is started as PRACTICE: you get every message, nobody else hears of it.`;
  }
  const heads = mrkdwn`*${title}* is started. ${whoHears(release)} now what is coming.`;
  if (release.visibility === 'confidential' || settings.releasesChannelId === null) return heads;
  return mrkdwn`${heads} Its card goes to ${channelMention(settings.releasesChannelId)}.`;
};

const WORDS: Record<CourseCommand, (told: Told) => Mrkdwn> = {
  start: started,
  hold: ({ release }) =>
    mrkdwn`*${titleOf(release)}* is on hold. Its departments hear of it once; then nothing is sent until it is resumed.`,
  resume: ({ release, settings }) =>
    mrkdwn`*${titleOf(release)}* goes on, launch ${slackDate(release.plan.launch.at, settings.zone)}.`,
  cancel: ({ release }) => mrkdwn`*${titleOf(release)}* is cancelled. Those who were asked are told once.`,
  hand_over: ({ release }) => mrkdwn`*${titleOf(release)}* is managed by ${release.manager.name} now.`,
  take_over: ({ release }) => mrkdwn`You manage *${titleOf(release)}* now. Its card comes to you here.`,
};

/** What happened, in one or two sentences, for the person who made it happen. */
export const doneMessage = (command: CourseCommand, told: Told): SlackMessage => {
  const words = WORDS[command](told);
  return message(words, [section(words)]);
};
