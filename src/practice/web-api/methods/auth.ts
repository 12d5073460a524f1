import { randomBytes } from 'node:crypto';
import type { Json } from '../../json.ts';
import type { Call, Methods } from '../method.ts';

const authTest = ({ workspace }: Call): Json => ({
  url: `https://${workspace.team.domain}.slack.com/`,
  team: workspace.team.name,
  user: workspace.app.name,
  team_id: workspace.team.id,
  user_id: workspace.app.botUserId,
  bot_id: workspace.app.botId,
  is_enterprise_install: false,
});

const apiTest = ({ args }: Call): Json => ({ args });

const openConnection = ({ workspace }: Call): Json => {
  const ticket = randomBytes(16).toString('hex');
  workspace.links.add(ticket);
  return {
    url: `${workspace.origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${workspace.app.id}`,
  };
};

/** Who am I, does anybody answer, and where to listen. */
export const AUTH_METHODS: Methods = {
  'auth.test': { scope: null, rate: 'special', token: 'bot', args: [], run: authTest },
  'api.test': { scope: null, rate: 'special', token: 'none', args: ['foo', 'error'], run: apiTest },
  'apps.connections.open': { scope: null, rate: 'tier3', token: 'app', args: [], run: openConnection },
};
