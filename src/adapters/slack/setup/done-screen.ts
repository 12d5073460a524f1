import type { KnownBlock, ModalView } from '@slack/types';
import { needsInvitation, type OutsideChannel } from '../../../application/settings/join-channels.ts';
import { scheduleInWords } from '../../../domain/settings/schedule-words.ts';
import { speakersOf, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { context, section, type Wording } from '../kit/blocks.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { SETUP_FORMS } from './ids.ts';

/** What to type where, for channels that the bot cannot join by itself; null when there is none. */
export const invitationWords = (outside: readonly OutsideChannel[]): Mrkdwn | null => {
  const channels = outside.filter(needsInvitation).map(({ channelId }) => channelMention(channelId));
  return channels.length === 0
    ? null
    : mrkdwn`Private channels let Greenlight in by invitation only. Type \`/invite @Greenlight\` in ${joinMrkdwn(channels, ', ')}.`;
};

/** Which departments nobody can answer for; null when there is none. */
export const nobodyAnswersWords = (settings: WorkspaceSettings): string | null => {
  const names = settings.departments
    .filter((department) => speakersOf(department).length === 0)
    .map(({ name }) => plainName(name));
  return names.length === 0
    ? null
    : `Nobody can answer yet for ${listedAnd(names)}. Where there is a channel, it is asked in a few minutes who speaks.`;
};

const meetingWords = ({ statusMeeting, week }: WorkspaceSettings): string =>
  statusMeeting === null
    ? 'No status meeting.'
    : `The agenda of what is not green is posted ${scheduleInWords(statusMeeting.cron, statusMeeting.zone, week.days)}.`;

/** After the last screen: what is set up, what is still to be done, and what comes next. */
export const doneScreen = (
  settings: WorkspaceSettings,
  outside: readonly OutsideChannel[],
  slashCommand: string,
): ModalView => {
  const open: Wording[] = [invitationWords(outside), nobodyAnswersWords(settings)].filter(
    (words) => words !== null,
  );
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
