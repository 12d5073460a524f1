import { workingDaysBetween } from '../../domain/working-days.ts';
import type { ChannelSeed, PersonSeed } from '../workspace/model.ts';
import { DEPARTMENTS, KUBERNETES } from './kubernetes-1.32.ts';

/** People of the tour are called by their role: nobody real is made to say anything. */
export const MANAGER = {
  id: 'U0MANAGER',
  name: 'release-lead',
  realName: 'Release Lead',
  tz: 'Europe/Berlin',
};
/** Owns the workspace, and is the second person where one alone may not decide. */
export const CHAIR = {
  id: 'U0CHAIR',
  name: 'release-chair',
  realName: 'Release Chair',
  tz: 'Europe/London',
  owner: true,
};
export const BYSTANDER = { id: 'U0READER', name: 'contributor', realName: 'Contributor', tz: 'Asia/Tokyo' };

export const leadId = (key: string): string => `U0${key.toUpperCase()}`;
export const leadName = (key: string): string => `${key}-lead`;
export const channelId = (key: string): string => `C0${key.toUpperCase()}`;

export const CAST: readonly PersonSeed[] = [
  MANAGER,
  CHAIR,
  BYSTANDER,
  ...DEPARTMENTS.map(({ key, name, zone }) => ({
    id: leadId(key),
    name: leadName(key),
    realName: `${name} Lead`,
    tz: zone,
  })),
];

const everybody = CAST.map(({ id }) => id);

export const STAGE: readonly ChannelSeed[] = [
  { id: 'C0RELEASES', name: 'releases', members: [BYSTANDER.id, ...everybody], bot: true },
  { id: 'C0ANNOUNCE', name: 'announcements', members: [BYSTANDER.id, ...everybody], bot: true, crowd: 300 },
  ...DEPARTMENTS.map(({ key }) => ({
    id: channelId(key),
    name: key,
    members: [leadId(key), MANAGER.id, BYSTANDER.id],
    bot: true,
  })),
];

/** Mondays at 18:00 in November and December: the weeks of code freeze and burndown. */
const BURNDOWN = '0 18 * 11,12 1';

const WEEK = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };

/** The settings file that the tour imports before the first start, as an admin would. */
export const settingsFile = (): string => {
  const departments = DEPARTMENTS.flatMap(({ key, name, question, zone, milestoneDate, judges }) => [
    `  - key: ${key}`,
    `    name: ${name}`,
    `    channel: ${channelId(key)}`,
    `    leads: [${leadId(key)}]`,
    `    zone: ${zone}`,
    `    question: ${JSON.stringify(question)}`,
    '    required: true',
    `    leadTimeDays: ${workingDaysBetween(milestoneDate, KUBERNETES.launch.date, WEEK)}`,
    `    light: { judges: [${(judges ?? ['scope']).join(', ')}] }`,
  ]);
  return [
    'zone: Europe/Berlin',
    'channels:',
    '  releases: C0RELEASES',
    '  announcements: [C0ANNOUNCE]',
    'people:',
    `  releaseManagers: [${MANAGER.id}]`,
    `  admins: [${CHAIR.id}]`,
    `statusMeeting: { cron: "${BURNDOWN}", zone: Europe/Berlin }`,
    'departments:',
    ...departments,
    '',
  ].join('\n');
};
