import type { KnownBlock, ModalView } from '@slack/types';
import { needsInvitation, type OutsideChannel } from '../../../application/settings/join-channels.ts';
import { ENOUGH_LEADS, hasFewLeads } from '../../../domain/settings/few-leads.ts';
import { scheduleInWords } from '../../../domain/settings/schedule-words.ts';
import { speakersOf, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { context, section, type Wording } from '../kit/blocks.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { listedNames } from '../words/listed-names.ts';
import { plainName } from '../words/plain-name.ts';
import { SETUP_FORMS } from './ids.ts';

/** What to type where, for channels that the bot cannot join by itself; null when there is none. */
export const invitationWords = (outside: readonly OutsideChannel[]): Mrkdwn | null => {
  const channels = outside.filter(needsInvitation).map(({ channelId }) => channelMention(channelId));
  return channels.length === 0
    ? null
    : mrkdwn`Private channels let Greenlight in by invitation only. Type \`/invite @Greenlight\` in ${joinMrkdwn(channels, ', ')}.`;
};

const withoutSpeaker = ({ departments }: WorkspaceSettings, hasChannel: boolean): string[] =>
  departments
    .filter((department) => speakersOf(department).length === 0)
    .filter(({ channelId }) => (channelId !== null) === hasChannel)
    .map(({ name }) => plainName(name));

/** Which departments are asked in a few minutes who speaks for them; null when there is none. */
export const nobodyAnswersWords = (settings: WorkspaceSettings): string | null => {
  const names = withoutSpeaker(settings, true);
  if (names.length === 0) return null;
  const asked =
    names.length === 1
      ? 'Its channel is asked in a few minutes'
      : 'Their channels are asked in a few minutes';
  return `Nobody can answer yet for ${listedAnd(names)}. ${asked} who speaks.`;
};

/** Which departments have neither a channel nor anybody, so that they are asked nowhere; null when there is none. */
export const askedNowhereWords = (settings: WorkspaceSettings, slashCommand: string): Mrkdwn | null => {
  const names = withoutSpeaker(settings, false);
  return names.length === 0
    ? null
    : mrkdwn`*Asked nowhere, and nobody can answer: ${listedNames(names)}.* Choose a channel or a lead with \`${slashCommand} settings\`, or no release gets ${names.length === 1 ? 'its' : 'their'} green light.`;
};

/** Why one person may count twice, where that follows from how few there are; null where it does not. */
export const fewLeadsWords = (settings: WorkspaceSettings, slashCommand: string): Mrkdwn | null =>
  settings.separation === 'warn' && hasFewLeads(settings)
    ? mrkdwn`*One person may count twice in a release*, by answering for two departments or for one while managing it: fewer than ${ENOUGH_LEADS} people lead departments here, and else lights would stay open. It is named wherever the launch is decided. Change it with \`${slashCommand} settings\`, under People, once there are more.`
    : null;

const meetingWords = ({ statusMeeting, week }: WorkspaceSettings): string =>
  statusMeeting === null
    ? 'No status meeting.'
    : `The status meeting is ${scheduleInWords(statusMeeting.cron, statusMeeting.zone, week.days)}; an hour before I post the agenda of what is not green.`;

/** After the last screen: what is set up, what is still to be done, and what comes next. */
export const doneScreen = (
  settings: WorkspaceSettings,
  outside: readonly OutsideChannel[],
  slashCommand: string,
): ModalView => {
  const open: Wording[] = [
    invitationWords(outside),
    nobodyAnswersWords(settings),
    askedNowhereWords(settings, slashCommand),
    fewLeadsWords(settings, slashCommand),
  ].filter((words) => words !== null);
  const blocks: KnownBlock[] = [
    section(
      mrkdwn`*Greenlight is set up for ${counted(settings.departments.length, 'department')}.* Plan a release with \`${slashCommand} new\`.`,
    ),
    ...open.map((words) => section(words)),
    context(
      meetingWords(settings),
      mrkdwn`Everything can be changed with \`${slashCommand} settings\`, which can also check the installation.`,
    ),
  ];
  return modal({ callbackId: SETUP_FORMS.done, title: 'Set up', close: 'Close', blocks });
};
