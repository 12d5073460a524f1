/** Why notes did not come from GitHub. */
export const FETCH_PROBLEMS = [
  'not_found',
  'not_let_in',
  'bad_token',
  'too_many',
  'moved',
  'inside',
  'too_large',
  'no_answer',
  'unreadable',
  'empty',
  'too_long',
  'not_now',
] as const;
export type FetchProblem = (typeof FETCH_PROBLEMS)[number];

/** What came of it, for whoever asked: how many characters came and stand there now, or what went wrong. */
export type FetchResult =
  | { ok: true; tag: string; came: number; stand: number }
  | { ok: false; problem: FetchProblem };

/** What GitHub's answer means, where it is none of what was asked for. */
export const problemOfStatus = (
  status: number,
  { isOutOfCalls }: { isOutOfCalls: boolean },
): FetchProblem | null => {
  if (status === 200) return null;
  if (status === 429 || (status === 403 && isOutOfCalls)) return 'too_many';
  if (status === 401) return 'bad_token';
  if (status === 403) return 'not_let_in';
  if (status === 404 || status === 410) return 'not_found';
  return status >= 300 && status < 400 ? 'moved' : 'no_answer';
};
