import { USUAL_RULES } from '../../src/domain/lights/light-rules.ts';
import type { Department, WorkspaceSettings } from '../../src/domain/settings/settings.ts';

/** One workspace, the same for every part: eight departments, each with a channel and a lead who is in it. */
export const TEAM = 'T0BENCH';
export const BOT = { userId: 'U0BOT', botId: 'B0BOT' };
export const TOKEN = 'xoxb-bench';
export const SIGNING_SECRET = 'a-signing-secret-of-the-bench';
export const MANAGER = { userId: 'U0MANAGER', name: 'Manager' };
export const SECOND_MANAGER = { userId: 'U0SECOND', name: 'Second manager' };
export const RELEASES_CHANNEL = 'C0RELEASES';
export const ANNOUNCEMENTS_CHANNEL = 'C0ANNOUNCE';

const NAMES = [
  'Engineering',
  'QA',
  'Docs',
  'Training',
  'Marketing',
  'Product marketing',
  'Sales',
  'Support',
] as const;

export const departmentsOf = (count: number): readonly Department[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `dep-${index}`,
    key: `d${index}`,
    name: NAMES[index] ?? `Department ${index}`,
    channelId: `C0D${index}`,
    leads: [`U0L${index}`],
    deputies: [],
    zone: null,
    holidayRegion: null,
    question: 'Is everything there that customers need on the day?',
    leadTimeDays: 5,
    required: true,
    sponsorId: null,
    remind: 'direct',
    rules: USUAL_RULES,
    packId: null,
    onDutyId: null,
  }));

export const DEPARTMENTS = departmentsOf(NAMES.length);

export const SETTINGS: WorkspaceSettings = {
  workspaceId: TEAM,
  version: 1,
  zone: 'UTC',
  week: { days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '23:59' },
  holidayRegion: null,
  holidayCalendars: {},
  releasesChannelId: RELEASES_CHANNEL,
  auditChannelId: null,
  announcementChannelIds: [ANNOUNCEMENTS_CHANNEL],
  releaseManagers: [MANAGER.userId, SECOND_MANAGER.userId],
  admins: [MANAGER.userId],
  statusMeeting: null,
  separation: 'warn',
  complianceChannelId: null,
  goalDays: [1, 7, 30],
  departments: DEPARTMENTS,
};

const leads = DEPARTMENTS.flatMap((department) =>
  department.leads.map((userId) => ({ userId, name: `${department.name} lead` })),
);

/** Everybody, as `users.list` tells it. */
export const PEOPLE: readonly { userId: string; name: string }[] = [MANAGER, SECOND_MANAGER, ...leads];

/** Every channel, as `conversations.list` tells it. */
export const CHANNELS: readonly { id: string; name: string }[] = [
  { id: RELEASES_CHANNEL, name: 'releases' },
  { id: ANNOUNCEMENTS_CHANNEL, name: 'announcements' },
  ...DEPARTMENTS.map(({ key, channelId }) => ({ id: channelId ?? '', name: key })),
];
