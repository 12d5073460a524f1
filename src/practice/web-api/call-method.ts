import type { Json } from '../json.ts';
import type { Workspace } from '../workspace/state.ts';
import { openJsonArguments, optionalText, wrongArgument } from './arguments.ts';
import type { Method } from './method.ts';
import { needScope } from './methods/access.ts';
import { METHODS } from './methods/table.ts';
import type { RateLimiter } from './rate-limits.ts';
import { SlackRefusal } from './refusal.ts';

const EVERYWHERE = new Set(['token', 'team_id', 'pretty']);

const checkToken = (workspace: Workspace, method: Method, token: string): void => {
  if (method.token === 'none') return;
  if (token === '') throw new SlackRefusal('not_authed');
  const { app } = workspace;
  if (token !== app.botToken && token !== app.appToken) throw new SlackRefusal('invalid_auth');
  if (app.tokenState !== 'active') throw new SlackRefusal(app.tokenState);
  const kind = token === app.botToken ? 'bot' : 'app';
  if (kind !== method.token) throw new SlackRefusal('not_allowed_token_type');
};

const checkNames = (method: Method, args: Json): void => {
  const unknown = Object.keys(args).filter((name) => !EVERYWHERE.has(name) && !method.args.includes(name));
  if (unknown.length > 0) throw wrongArgument(`unknown argument: ${unknown.join(', ')}`);
};

/** A person's id and the id of the direct channel with them share one budget. */
const budgetChannel = (args: Json): string | undefined =>
  optionalText(args, 'channel')?.replace(/^[UW]/, 'D');

/**
 * Runs one method for a token and returns its `ok: true` answer. Throws SlackRefusal for `ok: false` and
 * TooManyRequests for a 429; the order of the checks is Slack's: method, token, rate, scope, arguments.
 */
export const callMethod = (
  workspace: Workspace,
  limiter: RateLimiter,
  name: string,
  token: string,
  args: Json,
): Json => {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) throw new SlackRefusal('unknown_method', { req_method: name });
  checkToken(workspace, method, token);
  limiter.count(name, method.rate, budgetChannel(args), workspace.clock.now());
  if (method.scope !== null) needScope(workspace, method.scope);
  checkNames(method, args);
  return { ok: true, ...method.run({ workspace, args: openJsonArguments(args) }) };
};
