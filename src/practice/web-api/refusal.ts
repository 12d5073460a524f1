import type { Json } from '../json.ts';

/** An `ok: false` answer of the Web API. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.name = 'SlackRefusal';
    this.code = code;
    this.details = details;
  }
}

/** A 429 answer. */
export class TooManyRequests extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`retry after ${retryAfterSeconds} s`);
    this.name = 'TooManyRequests';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A refusal that names what is wrong, the way Slack does: a sentence and a JSON pointer each. */
export const refusalWithProblems = (
  code: string,
  problems: readonly { pointer: string; message: string }[],
): SlackRefusal => {
  const sentences = problems.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
  return new SlackRefusal(code, {
    errors: sentences,
    response_metadata: { messages: sentences.map((sentence) => `[ERROR] ${sentence}`) },
  });
};
