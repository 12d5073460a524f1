import type { LoggedCall } from '../../request-log.ts';

const OPENING: ReadonlySet<string> = new Set(['views.open', 'views.push']);

type Tried = Pick<LoggedCall, 'method' | 'status' | 'fault' | 'stored'>;

/** What a person reads who waits for a form that a fault kept away; null where there is none. */
export const unopenedForm = (calls: readonly Tried[]): string | null => {
  const tried = calls.filter(({ method }) => OPENING.has(method));
  const failed = tried.findLast(({ fault }) => fault !== null);
  if (failed === undefined || tried.some(({ stored }) => stored)) return null;
  const answer = failed.status === null ? 'Slack could not be reached' : `Slack answered ${failed.status}`;
  return `The bot wanted to open a form: ${answer}.`;
};
