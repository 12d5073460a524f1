import type { ChannelSeed, PersonSeed } from '../../src/practice/workspace/model.ts';

/** A small house: three departments in three zones, whose mornings come one after the other. */
export const DEPARTMENTS = [
  { key: 'engineering', zone: 'Asia/Kolkata' },
  { key: 'docs', zone: 'Europe/Berlin' },
  { key: 'marketing', zone: 'America/New_York' },
] as const;
export type DepartmentKey = (typeof DEPARTMENTS)[number]['key'];

export const TEAM = { id: 'T0TORTURE', name: 'Torture', domain: 'torture' };
const ZONE = 'Europe/Berlin';

export const MANAGER = 'U0MANAGER';
export const READER = 'U0READER';
export const RELEASES = 'C0RELEASES';
export const ANNOUNCEMENTS = 'C0ANNOUNCE';
export const leadOf = (key: DepartmentKey): string => `U0${key.toUpperCase()}`;
export const channelOf = (key: DepartmentKey): string => `C0${key.toUpperCase()}`;

export const PEOPLE: readonly PersonSeed[] = [
  { id: MANAGER, name: 'release-manager', realName: 'Release Manager', tz: ZONE },
  { id: 'U0ADMIN', name: 'workspace-admin', realName: 'Workspace Admin', tz: ZONE, owner: true },
  { id: READER, name: 'reader', realName: 'Reader', tz: ZONE },
  ...DEPARTMENTS.map(({ key, zone }) => ({ id: leadOf(key), name: key, realName: `${key} lead`, tz: zone })),
];

const everybody = PEOPLE.map(({ id }) => id);

export const CHANNELS: readonly ChannelSeed[] = [
  { id: RELEASES, name: 'releases', members: everybody, bot: true },
  { id: ANNOUNCEMENTS, name: 'announcements', members: everybody, bot: true, crowd: 300 },
  ...DEPARTMENTS.map(({ key }) => ({
    id: channelOf(key),
    name: key,
    members: [leadOf(key), MANAGER],
    bot: true,
  })),
];

/** The settings file that is imported before the first start. */
export const SETTINGS = [
  `zone: ${ZONE}`,
  'channels:',
  `  releases: ${RELEASES}`,
  `  announcements: [${ANNOUNCEMENTS}]`,
  'people:',
  `  releaseManagers: [${MANAGER}]`,
  '  admins: [U0ADMIN]',
  `statusMeeting: { cron: "0 11 * * 2", zone: ${ZONE} }`,
  'departments:',
  ...DEPARTMENTS.flatMap(({ key, zone }) => [
    `  - key: ${key}`,
    `    name: ${key}`,
    `    channel: ${channelOf(key)}`,
    `    leads: [${leadOf(key)}]`,
    `    zone: ${zone}`,
    '    question: Is it ready?',
    '    required: true',
    '    leadTimeDays: 5',
  ]),
  '',
].join('\n');
