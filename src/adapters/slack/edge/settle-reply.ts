import type { ModalView } from '@slack/types';
import type { SlackMessage } from '../kit/message.ts';
import { failureOf } from '../outcome.ts';
import type { EdgeContext } from './edge-context.ts';
import { notSetUpMessage } from './not-set-up.ts';
import { noticeView, plainMessage } from './notice.ts';
import type { Reply } from './reply.ts';
import { respond } from './respond.ts';
import { type RefusalSubject, wordRefusal } from './word-refusal.ts';

/** What the edge can answer through, for commands and clicks. */
export type Line = {
  triggerId: string | undefined;
  responseUrl: string | undefined;
  /** True when the click came out of an open form: new windows go on top of it. */
  inModal: boolean;
  /** Hears which form was opened. */
  opened?: (viewId: string) => void;
  /** The open form that was clicked, which an update takes the place of. */
  clicked?: { id: string; hash: string };
};

const TOO_SLOW = 'Slack did not open the form in time. Try again.';

/** The way to Slack broke: the form may stand open all the same. */
const UNSURE = 'Slack did not confirm that the form opened. If no form opened, press again.';

/** Null where it stands open; else what the person who pressed reads. */
type NotOpened = typeof TOO_SLOW | typeof UNSURE | null;

const notOpened = (error: unknown): NotOpened => (failureOf(error).kind === 'uncertain' ? UNSURE : TOO_SLOW);

const openView = async ({ opener, log }: EdgeContext, line: Line, view: ModalView): Promise<NotOpened> => {
  if (line.triggerId === undefined) return TOO_SLOW;
  try {
    const args = { trigger_id: line.triggerId, view };
    const { view: opened } = await (line.inModal ? opener.views.push(args) : opener.views.open(args));
    if (opened?.id !== undefined) line.opened?.(opened.id);
    return null;
  } catch (error) {
    log.warn({ err: error }, 'view not opened');
    return notOpened(error);
  }
};

/** Shows the view in the place of the form that was clicked; without one, opens it. */
const replaceView = async (
  context: EdgeContext,
  line: Line,
  { view, redraw }: Extract<Reply, { kind: 'update' }>,
): Promise<NotOpened> => {
  const { clicked, inModal } = line;
  if (clicked === undefined || !inModal) return openView(context, line, view);
  try {
    const shown = { view_id: clicked.id, hash: clicked.hash, view };
    await context.opener.views.update(shown).catch(async (error: unknown) => {
      // An earlier click was answered meanwhile: only what is newest may take the place of that.
      if (redraw === undefined || failureOf(error).problem !== 'hash_conflict') throw error;
      await context.opener.views.update({ view_id: clicked.id, view: await redraw() });
    });
    return null;
  } catch (error) {
    context.log.warn({ err: error }, 'view not updated');
    return notOpened(error);
  }
};

/** A sentence for one person: in the acknowledgement where that can carry it, else after it, else in a window. */
export type Spoken = { message: SlackMessage; replace: boolean } | null;

const unopened = (why: NotOpened): Spoken =>
  why === null ? null : { message: plainMessage(why), replace: false };

/**
 * Turns a reply to a command or a click into what has to be said. Forms are opened on the way, before the
 * acknowledgement, because their trigger lives three seconds.
 */
export const settleReply = async (
  context: EdgeContext,
  line: Line,
  reply: Reply,
  about: RefusalSubject,
): Promise<Spoken> => {
  switch (reply.kind) {
    case 'nothing':
    case 'close_all':
      return null;
    case 'say':
    case 'whisper':
      return { message: reply.message, replace: false };
    case 'replace':
      return { message: reply.message, replace: true };
    case 'open':
    case 'push':
      return unopened(await openView(context, line, reply.view));
    case 'update':
      return unopened(await replaceView(context, line, reply));
    case 'fields':
      return {
        message: plainMessage(reply.problems.map(({ problem }) => problem).join('\n')),
        replace: false,
      };
    case 'refused': {
      const words = await wordRefusal(context, reply, about);
      const isNotSetUp = reply.refusal.code === 'not_set_up';
      return {
        message: isNotSetUp ? await notSetUpMessage(context, about.userId, words) : plainMessage(words),
        replace: false,
      };
    }
  }
};

/**
 * Brings windows that lie under the used one up to date, after the acknowledgement. At most once each: one that
 * cannot be reached shows what it showed, and what is pressed in it is decided by what is so then.
 */
export const refreshBehind = async ({ opener, log }: EdgeContext, reply: Reply): Promise<void> => {
  if (!('behind' in reply)) return;
  for (const { viewId, view } of reply.behind ?? []) {
    await opener.views
      .update({ view_id: viewId, view })
      .catch((error: unknown) => log.warn({ err: error }, 'window behind not updated'));
  }
};

/** Says it after the acknowledgement: through the response_url, or in a window where there is none. */
export const speak = async (context: EdgeContext, line: Line, spoken: Spoken): Promise<void> => {
  if (spoken === null) return;
  try {
    if (line.responseUrl !== undefined) {
      await respond(line.responseUrl, spoken.message, { replaceOriginal: spoken.replace });
    } else {
      await openView(context, line, noticeView(spoken.message));
    }
  } catch (error) {
    context.log.warn({ err: error }, 'private answer not delivered');
  }
};
