import type { Act, ActAnswer, ActRequest, LogEntry, MessageNews } from '../../demo/protocol.ts';

const NO_ANSWER = 'The practice workspace does not answer. Is "greenlight demo" still running?';

const get = async <T>(path: string, query: Record<string, string>): Promise<T> => {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
};

/** Does something as a person; whatever goes wrong comes back as a problem in words. */
export const postAct = async (as: string, act: Act): Promise<ActAnswer> => {
  const request: ActRequest = { as, act };
  try {
    const response = await fetch('/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const answer: unknown = await response.json();
    const isAnswer = typeof answer === 'object' && answer !== null && 'ok' in answer;
    return isAnswer ? (answer as ActAnswer) : { ok: false, problem: NO_ANSWER };
  } catch {
    return { ok: false, problem: NO_ANSWER };
  }
};

/** Older messages of a channel than the oldest that the page has. */
export const getEarlier = (as: string, channel: string, before: string): Promise<MessageNews> =>
  get('/messages', { as, channel, before });

/** What went between the bot and Slack after an entry. */
export const getLog = (after: number): Promise<LogEntry[]> => get('/log', { after: String(after) });

/** Where the story opens. */
export const getStart = (): Promise<{ as: string; at: string; onPin: boolean }> => get('/start', {});
