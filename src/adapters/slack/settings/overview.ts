import type { KnownBlock, ModalView } from '@slack/types';
import { zoneInWords } from '../../../domain/calendar.ts';
import {
  type Department,
  MAX_DEPARTMENTS,
  speakersOf,
  type WorkspaceSettings,
} from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { HOOK_ACTIONS } from '../hooks/ids.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { SETTINGS_ACTIONS, SETTINGS_FORMS } from './ids.ts';
import { rulesPieces } from './light-rules-words.ts';
import { meetingWords } from './meeting-form.ts';
import { SEPARATION_WORDS } from './people-form.ts';
import { regionWords } from './region-field.ts';
import { WEEKDAYS } from './times-form.ts';

const NONE = mrkdwn`none yet`;

const people = (ids: readonly string[]): Mrkdwn =>
  ids.length === 0 ? NONE : joinMrkdwn(ids.map(userMention), ', ');

const channels = (ids: readonly string[]): Mrkdwn =>
  ids.length === 0 ? NONE : joinMrkdwn(ids.map(channelMention), ', ');

const oneChannel = (what: string, id: string | null): Mrkdwn =>
  id === null ? mrkdwn`` : mrkdwn`\n${what}: ${channelMention(id)}`;

const part = (text: Mrkdwn, actionId: string, what: string): KnownBlock =>
  section(text, {
    accessory: button({ actionId, text: 'Change', accessibilityLabel: `Change ${what}` }),
  });

/** Days as people say them, a run of three or more as one: "Monday to Friday". */
const daysWords = (days: readonly number[]): string => {
  const sorted = [...days].sort((a, b) => a - b);
  const name = (day: number | undefined): string => WEEKDAYS[(day ?? 1) - 1] ?? '';
  const isRun = sorted.length > 2 && sorted.every((day, index) => day === (sorted[0] ?? 0) + index);
  return isRun ? `${name(sorted[0])} to ${name(sorted.at(-1))}` : sorted.map(name).join(', ');
};

const departmentLine = async (department: Department, all: readonly Department[]): Promise<KnownBlock> => {
  const { id, name, channelId, leads, deputies, leadTimeDays, required, sponsorId, remind } = department;
  const region = await regionWords(department.holidayRegion);
  const where = channelId === null ? mrkdwn`asked directly` : channelMention(channelId);
  const who = [
    speakersOf(department).length === 0 ? mrkdwn`*nobody can answer*` : mrkdwn`leads: ${people(leads)}`,
    deputies.length === 0 ? null : mrkdwn`deputies: ${people(deputies)}`,
    sponsorId === null ? null : mrkdwn`sponsor: ${people([sponsorId])}`,
    remind === 'channel' ? 'reminded in the channel' : null,
    region === null ? null : `public holidays of ${region}`,
  ];
  const facts = joinMrkdwn(
    [
      where,
      ...who,
      `${counted(leadTimeDays, 'working day')}`,
      required ? null : 'does not block',
      ...rulesPieces(department, all),
    ],
    ' · ',
  );
  return section(mrkdwn`*${name}*\n${facts}`, {
    accessory: button({
      actionId: SETTINGS_ACTIONS.editDepartment,
      text: 'Change',
      value: packIds({ departmentId: id }),
      accessibilityLabel: `Change ${plainName(name, 60)}`,
    }),
  });
};

/** The settings at a glance, each part with its own Change. `said` is what has just happened. */
export const overview = async (settings: WorkspaceSettings, said?: string): Promise<ModalView> => {
  const { week, departments } = settings;
  const region = await regionWords(settings.holidayRegion);
  const holidays = week.holidays?.length ?? 0;
  const times = joinMrkdwn(
    [
      daysWords(week.days),
      `${week.start} to ${week.end}`,
      zoneInWords(settings.zone),
      region === null ? 'no public holidays' : `public holidays of ${region}`,
      holidays === 0 ? null : `${counted(holidays, region === null ? 'day' : 'more day')} off`,
    ],
    ', ',
  );
  return modal({
    callbackId: SETTINGS_FORMS.overview,
    title: 'Settings',
    close: 'Close',
    blocks: [
      ...(said === undefined ? [] : [section(said), divider()]),
      part(
        mrkdwn`*Channels*\nReleases: ${channels(settings.releasesChannelId === null ? [] : [settings.releasesChannelId])}\nAnnouncements: ${channels(settings.announcementChannelIds)}${oneChannel('Record of decisions', settings.auditChannelId)}${oneChannel('Compliance', settings.complianceChannelId)}`,
        SETTINGS_ACTIONS.editRooms,
        'the channels',
      ),
      part(
        mrkdwn`*People*\nRelease managers: ${people(settings.releaseManagers)}\nAdmins: ${people(settings.admins)}\nWho counts: ${SEPARATION_WORDS[settings.separation].line}`,
        SETTINGS_ACTIONS.editPeople,
        'the people',
      ),
      part(mrkdwn`*Working times*\n${times}`, SETTINGS_ACTIONS.editTimes, 'the working times'),
      part(
        mrkdwn`*Status meeting*\n${meetingWords(settings)}`,
        SETTINGS_ACTIONS.editMeeting,
        'the status meeting',
      ),
      part(
        mrkdwn`*After the launch*\nIs the goal reached? Asked after ${listedAnd(settings.goalDays.map(String))} days`,
        SETTINGS_ACTIONS.editAfter,
        'what is asked after a launch',
      ),
      divider(),
      section(
        departments.length === 0
          ? mrkdwn`*Departments*\nNone yet. A release needs at least one that gives its green light.`
          : mrkdwn`*Departments* (${departments.length})`,
      ),
      ...(await Promise.all(departments.map((department) => departmentLine(department, departments)))),
      actions('settings.more', [
        ...(departments.length < MAX_DEPARTMENTS
          ? [button({ actionId: SETTINGS_ACTIONS.addDepartment, text: 'Add a department' })]
          : []),
        button({ actionId: HOOK_ACTIONS.list, text: 'Hooks' }),
        button({ actionId: SETTINGS_ACTIONS.check, text: 'Check' }),
      ]),
      context(
        'Check looks at the token, each channel, each person and the clock, and says what mends what. Hooks let other systems report, and tell them of decisions.',
      ),
    ],
  });
};
