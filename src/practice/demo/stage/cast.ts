import { addDays, toInstant, toWall } from '../../../domain/calendar.ts';
import type { ChannelSeed, PersonSeed, Team } from '../../workspace/model.ts';

/** A person of the demo: whom somebody can be in the page. People are called by their role. */
export type CastMember = PersonSeed & { role: string };

export const TEAM: Team = { id: 'T0DEMO', name: 'Atlas Inc.', domain: 'atlas-inc' };

/** Where the company sits; whoever sets the workspace up lives there, too. */
export const HOME_ZONE = 'Europe/Berlin';

/** A Monday after the last change of the clocks in autumn, so that no hour jumps while somebody looks. */
export const STARTS_AT = toInstant({ date: '2026-11-02', time: '09:00', zone: HOME_ZONE });

/** What somebody types into the plan of a release, and the key that it gets. */
export type ReleaseSeed = {
  title: string;
  key: string;
  value: string;
  /** Date and time on the wall of the zone. */
  launch: { date: string; time: string; zone: string };
};

/** The release that the guide and the stories plan, by day of its plan: the moment is a Thursday. */
export const ATLAS: ReleaseSeed = {
  title: 'Atlas 2.0',
  key: 'atlas-2.0',
  value: 'Teams can share a board with a link.',
  launch: { date: addDays(toWall(STARTS_AT, HOME_ZONE).date, 17), time: '14:00', zone: HOME_ZONE },
};

/** The department as the second screen of the set-up names it, its channel, and where its people work. */
export type DepartmentSeed = { key: string; name: string; channel: string; zone: string };

export const DEPARTMENTS: readonly DepartmentSeed[] = [
  { key: 'engineering', name: 'Engineering', channel: 'engineering', zone: 'Asia/Kolkata' },
  { key: 'qa', name: 'QA', channel: 'qa', zone: 'Asia/Kolkata' },
  { key: 'docs', name: 'Documentation', channel: 'docs', zone: 'Europe/London' },
  { key: 'training', name: 'Training', channel: 'training', zone: HOME_ZONE },
  { key: 'marketing', name: 'Marketing', channel: 'marketing', zone: 'America/New_York' },
  {
    key: 'product-marketing',
    name: 'Product marketing',
    channel: 'product-marketing',
    zone: 'Europe/London',
  },
  { key: 'sales', name: 'Sales', channel: 'sales', zone: 'America/Los_Angeles' },
  { key: 'support', name: 'Support', channel: 'support', zone: 'America/New_York' },
];

/** Departments in which somebody may answer for the lead. */
const DEPUTISED: readonly string[] = ['docs', 'sales'];

const idOf = (prefix: string, key: string): string => `${prefix}${key.toUpperCase().replaceAll('-', '')}`;

export const leadName = (key: string): string => `${key}-lead`;
export const leadId = (key: string): string => idOf('U0', key);
export const deputyName = (key: string): string => `${key}-deputy`;
export const channelId = (key: string): string => idOf('C0', key);
export const hasDeputy = (key: string): boolean => DEPUTISED.includes(key);

export const MANAGER: CastMember = {
  id: 'U0MANAGER',
  name: 'release-manager',
  realName: 'Release Manager',
  tz: HOME_ZONE,
  role: 'Release manager',
};

export const ADMIN: CastMember = {
  id: 'U0ADMIN',
  name: 'workspace-admin',
  realName: 'Workspace Admin',
  tz: HOME_ZONE,
  owner: true,
  role: 'Owner of the workspace',
};

export const READER: CastMember = {
  id: 'U0READER',
  name: 'reader',
  realName: 'Reader',
  tz: 'America/New_York',
  role: 'Reads along, answers for nobody',
};

export const GUEST: CastMember = {
  id: 'U0GUEST',
  name: 'guest',
  realName: 'Guest',
  tz: HOME_ZONE,
  guest: true,
  role: 'Guest from outside the company',
};

const peopleOf = ({ key, name, zone }: DepartmentSeed): CastMember[] => [
  { id: leadId(key), name: leadName(key), realName: `${name} Lead`, tz: zone, role: `Lead of ${name}` },
  ...(hasDeputy(key)
    ? [
        {
          id: idOf('U1', key),
          name: deputyName(key),
          realName: `${name} Deputy`,
          tz: zone,
          role: `Deputy of ${name}`,
        },
      ]
    : []),
];

export const PEOPLE: readonly CastMember[] = [
  MANAGER,
  ...DEPARTMENTS.flatMap(peopleOf),
  ADMIN,
  READER,
  GUEST,
];

const members = PEOPLE.filter(({ guest }) => guest !== true).map(({ id }) => id);

export const RELEASES = 'C0RELEASES';
export const ANNOUNCEMENTS = 'C0ANNOUNCE';

/** The bot is in none of them yet: it joins when it is set up. */
export const CHANNELS: readonly ChannelSeed[] = [
  { id: RELEASES, name: 'releases', members },
  { id: ANNOUNCEMENTS, name: 'announcements', members: [...members, GUEST.id], crowd: 288 },
  { id: 'C0GENERAL', name: 'general', members: [...members, GUEST.id], crowd: 288 },
  ...DEPARTMENTS.map((department) => ({
    id: channelId(department.key),
    name: department.channel,
    members: [...peopleOf(department).map(({ id }) => id), MANAGER.id, READER.id],
  })),
];

/** Where somebody talks with the bot alone. */
export const inboxId = (personId: string): string => `D${personId.slice(1)}`;
