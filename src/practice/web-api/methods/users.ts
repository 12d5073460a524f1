import type { Json } from '../../json.ts';
import { describePerson } from '../../workspace/descriptions.ts';
import { count, requiredText } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { SlackRefusal } from '../refusal.ts';
import { knownPerson } from './access.ts';
import { pageOf } from './paging.ts';

const info = ({ workspace, args }: Call): Json => ({
  user: describePerson(workspace, knownPerson(workspace, requiredText(args, 'user'))),
});

const list = ({ workspace, args }: Call): Json => {
  const people = [...workspace.people.values()];
  const { page, nextCursor } = pageOf(people, ({ id }) => id, args, count(args, 'limit', 1000, 1000));
  return {
    members: page.map((person) => describePerson(workspace, person)),
    cache_ts: Math.floor(workspace.clock.now() / 1000),
    response_metadata: { next_cursor: nextCursor },
  };
};

const lookupByEmail = ({ workspace, args }: Call): Json => {
  const email = requiredText(args, 'email').toLowerCase();
  const found = [...workspace.people.values()].find(
    (person) => !person.bot && !person.deleted && person.email.toLowerCase() === email,
  );
  if (!found) throw new SlackRefusal('users_not_found');
  return { user: describePerson(workspace, found) };
};

const teamInfo = ({ workspace }: Call): Json => ({
  team: {
    ...workspace.team,
    email_domain: '',
    icon: {},
    url: `https://${workspace.team.domain}.slack.com/`,
  },
});

/** People, and the team they work in. */
export const USER_METHODS: Methods = {
  'users.info': {
    scope: 'users:read',
    rate: 'tier4',
    token: 'bot',
    args: ['user', 'include_locale'],
    run: info,
  },
  'users.list': {
    scope: 'users:read',
    rate: 'tier2',
    token: 'bot',
    args: ['limit', 'cursor', 'include_locale'],
    run: list,
  },
  'users.lookupByEmail': {
    scope: 'users:read.email',
    rate: 'tier3',
    token: 'bot',
    args: ['email'],
    run: lookupByEmail,
  },
  'team.info': { scope: 'team:read', rate: 'tier3', token: 'bot', args: ['team'], run: teamInfo },
};
