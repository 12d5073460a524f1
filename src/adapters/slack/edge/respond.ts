import type { SlackMessage } from '../kit/message.ts';

const RESPOND_TIMEOUT_MS = 5_000;

/**
 * Answers through a request's response_url: seen by the person who acted only. At most once: no retry, and
 * never the only copy of a fact.
 *
 * @throws when Slack does not take it; the caller logs it
 */
export const respond = async (
  responseUrl: string,
  message: SlackMessage,
  { replaceOriginal }: { replaceOriginal: boolean },
): Promise<void> => {
  const answer = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: replaceOriginal, ...message }),
    redirect: 'error',
    signal: AbortSignal.timeout(RESPOND_TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`response_url answered ${answer.status}`);
};
