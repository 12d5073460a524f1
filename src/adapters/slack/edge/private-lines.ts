import type { Log } from '../../../application/ports.ts';
import type { SlackMessage } from '../kit/message.ts';
import { respond } from './respond.ts';

/** Forms that are open at the same time in one workspace are few; what is older was closed without a word. */
const MOST_FORMS = 1_000;

/** Where forms were opened, so that what follows a form can be said there, to whoever sent it alone. */
export type PrivateLines = {
  /** A form opened out of a message or a command, which can be answered there. */
  opened(viewId: string, responseUrl: string): void;
  /**
   * Says it where the form was opened, or not at all: after a restart, half an hour, or from Home there is no
   * such place. Never the only copy of a fact.
   */
  say(viewId: string, message: SlackMessage): Promise<void>;
};

/** Remembered by this process only: a line that is lost tells nothing that no board shows. */
export const privateLines = (log: Log): PrivateLines => {
  const places = new Map<string, string>();
  return {
    opened: (viewId, responseUrl) => {
      places.set(viewId, responseUrl);
      const [oldest] = places.keys();
      if (places.size > MOST_FORMS && oldest !== undefined) places.delete(oldest);
    },
    say: async (viewId, message) => {
      const responseUrl = places.get(viewId);
      if (responseUrl === undefined) return;
      places.delete(viewId);
      try {
        await respond(responseUrl, message, { replaceOriginal: false });
      } catch (error) {
        log.warn({ err: error }, 'private answer not delivered');
      }
    },
  };
};
