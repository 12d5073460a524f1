import type { App, BlockAction, SlackViewAction, ViewClosedAction, ViewSubmitAction } from '@slack/bolt';
import { inviteToSetUp } from '../../../application/settings/invite-to-set-up.ts';
import type { Actor } from '../../../domain/person.ts';
import { decodeCommandText, textAfter } from '../kit/decode-command.ts';
import type { SlackMessage } from '../kit/message.ts';
import { answerView, errorsAt } from './answer-view.ts';
import { chosenMessageOf } from './chosen-message.ts';
import { runCommand } from './commands.ts';
import type { EdgeContext } from './edge-context.ts';
import { faultWords } from './fault.ts';
import { identify, requestKey } from './identify.ts';
import { nothingThere, plainMessage } from './notice.ts';
import { type PrivateLines, privateLines } from './private-lines.ts';
import { readView, type SlackView } from './read-view.ts';
import { nothing, type Reply, refused, say } from './reply.ts';
import { type Line, refreshBehind, type Spoken, settleReply, speak } from './settle-reply.ts';
import { unpackIds } from './value.ts';
import type { ActionVisit, ViewVisit, Visit } from './visit.ts';

type Who = { userId: string; userTeamId: string | undefined };

const visitOf = async (
  context: EdgeContext,
  who: Who,
  request: { kind: string; triggerId: string | undefined; channelId: string | null },
): Promise<Visit & { known: boolean }> => {
  const { house, homeTeamId } = context;
  const { actor, known } = await identify(house.store.reads, homeTeamId, who.userId, who.userTeamId);
  if (!known) context.onStranger(who.userId);
  const key = requestKey(request.kind, request.triggerId);
  return { actor, known, request: { actor, key }, channelId: request.channelId };
};

const reference = (context: EdgeContext): string => context.house.ids.next().slice(-6);

/** Decides and stores first; a throw becomes words with a reference, so that nobody is left with silence. */
const attempt = async (context: EdgeContext, what: string, work: () => Promise<Reply>): Promise<Reply> => {
  try {
    return await work();
  } catch (error) {
    const quoted = reference(context);
    context.log.error({ err: error, reference: quoted, what }, 'listener failed');
    return { kind: 'fields', problems: [{ field: '', problem: faultWords(error, quoted) }] };
  }
};

/** Forms opened through this line can be followed by a sentence in the same place. */
const followedBy = (lines: PrivateLines, responseUrl: string | undefined): Pick<Line, 'opened'> =>
  responseUrl === undefined ? {} : { opened: (viewId) => lines.opened(viewId, responseUrl) };

const listenToCommands = (app: App, context: EdgeContext, lines: PrivateLines): void => {
  app.command(/^\//, async ({ ack, command }) => {
    const line: Line = {
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
      inModal: false,
      ...followedBy(lines, command.response_url),
    };
    const who = { userId: command.user_id, userTeamId: command.team_id };
    let answer: SlackMessage | undefined;
    let actor: Actor | undefined;
    try {
      const request = { kind: 'command', triggerId: command.trigger_id, channelId: command.channel_id };
      const reply = await attempt(context, command.command, async () => {
        const { known, ...visit } = await visitOf(context, who, request);
        if (!known) return refused({ code: 'not_known_yet' });
        actor = visit.actor;
        const decoded = decodeCommandText(command.text);
        const [first, ...others] = decoded.words.map(({ text }) => text);
        const subcommand = (first ?? '').toLowerCase();
        const rest = textAfter(decoded, 1);
        const asked = { ...visit, subcommand, command: decoded, words: others, rest };
        return runCommand(context.registry, asked, context.house.store.reads);
      });
      answer = (await settleReply(context, line, reply, { userId: who.userId, releaseId: null }))?.message;
    } finally {
      await ack(answer === undefined ? undefined : { response_type: 'ephemeral', ...answer });
    }
    if (actor !== undefined) await inviteToSetUp(context.house, actor);
  });
};

/** What was chosen, whatever the element. */
const chosenIn = (action: Record<string, unknown>): readonly string[] => {
  const option = action.selected_option as { value: string } | null | undefined;
  const options = action.selected_options as { value: string }[] | undefined;
  const single =
    action.selected_date ?? action.selected_time ?? action.selected_user ?? action.selected_conversation;
  if (options !== undefined) return options.map(({ value }) => value);
  if (option != null) return [option.value];
  return typeof single === 'string' ? [single] : [];
};

const messageOf = (body: BlockAction): ActionVisit['message'] => {
  const { container } = body;
  if (container?.type !== 'message') return null;
  return {
    channelId: String(container.channel_id),
    ts: String(container.message_ts),
    isEphemeral: container.is_ephemeral === true,
  };
};

const listenToActions = (app: App, context: EdgeContext, lines: PrivateLines): void => {
  app.action<BlockAction>(/.*/, async ({ ack, body, action }) => {
    const parts = action as unknown as Record<string, unknown>;
    const actionId = String(parts.action_id);
    const line: Line = {
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      inModal: body.view?.type === 'modal',
      ...followedBy(lines, body.response_url),
      ...(body.view !== undefined && { clicked: { id: body.view.id, hash: body.view.hash } }),
    };
    const who = { userId: body.user.id, userTeamId: body.user.team_id };
    const chosen = chosenIn(parts);
    const ids = unpackIds(typeof parts.value === 'string' ? parts.value : chosen[0]);
    const view = body.view === undefined ? null : readView(body.view as unknown as SlackView);
    let spoken: Spoken = null;
    let reply: Reply = nothing;
    try {
      const request = {
        kind: `action:${actionId}`,
        triggerId: body.trigger_id,
        channelId: body.channel?.id ?? null,
      };
      reply = await attempt(context, actionId, async () => {
        const { known, ...visit } = await visitOf(context, who, request);
        const listener = context.registry.action(actionId);
        if (listener === undefined) return say(nothingThere(context.registry.slashCommand));
        if (!known) return refused({ code: 'not_known_yet' });
        return listener({ ...visit, actionId, ids, chosen, message: messageOf(body), view });
      });
      const releaseId = ids?.releaseId ?? view?.metadata.releaseId ?? null;
      spoken = await settleReply(context, line, reply, { userId: who.userId, releaseId });
    } finally {
      await ack();
    }
    await speak(context, line, spoken);
    await refreshBehind(context, reply);
  });
};

const viewVisit = async (
  context: EdgeContext,
  body: SlackViewAction,
): Promise<ViewVisit & { known: boolean }> => {
  const view = readView(body.view as unknown as SlackView);
  const who = { userId: body.user.id, userTeamId: body.user.team_id };
  const triggerId = 'trigger_id' in body && typeof body.trigger_id === 'string' ? body.trigger_id : undefined;
  const request = { kind: `view:${view.callbackId}`, triggerId, channelId: null };
  return { ...(await visitOf(context, who, request)), view };
};

const listenToSubmissions = (app: App, context: EdgeContext, lines: PrivateLines): void => {
  app.view<ViewSubmitAction>(/.*/, async ({ ack, body }) => {
    const { callback_id: callbackId, blocks } = body.view;
    const reply = await attempt(context, callbackId, async () => {
      const { known, ...visit } = await viewVisit(context, body);
      if (!known) return refused({ code: 'not_known_yet' });
      const listener = context.registry.submit(callbackId);
      return listener === undefined ? say(nothingThere(context.registry.slashCommand)) : listener(visit);
    });
    const { metadata } = readView(body.view as unknown as SlackView);
    const about = { userId: body.user.id, releaseId: metadata.releaseId ?? null };
    const answer = await answerView(context, reply, blocks, about).catch(() =>
      errorsAt([{ field: '', problem: 'Something failed on our side. Try again.' }], blocks),
    );
    await (answer === undefined ? ack() : ack(answer as never));
    if (reply.kind === 'whisper') await lines.say(body.view.id, reply.message);
    await refreshBehind(context, reply);
  });
};

/** A constraint of its own: by its callback_id alone, Bolt hears of submissions only. */
const listenToClosings = (app: App, context: EdgeContext): void => {
  app.view<ViewClosedAction>({ callback_id: /.*/, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    const { known: _known, ...visit } = await viewVisit(context, body);
    await context.registry.close(body.view.callback_id)?.(visit);
  });
};

const listenToShortcuts = (app: App, context: EdgeContext, lines: PrivateLines): void => {
  app.shortcut(/.*/, async ({ ack, shortcut }) => {
    const responseUrl = 'response_url' in shortcut ? shortcut.response_url : undefined;
    const chosenMessage = chosenMessageOf(shortcut, context.workspaceUrl);
    const line: Line = {
      triggerId: shortcut.trigger_id,
      responseUrl,
      inModal: false,
      ...followedBy(lines, responseUrl),
    };
    const who = { userId: shortcut.user.id, userTeamId: shortcut.user.team_id };
    let spoken: Spoken = null;
    try {
      const request = {
        kind: `shortcut:${shortcut.callback_id}`,
        triggerId: shortcut.trigger_id,
        channelId: chosenMessage?.channelId ?? null,
      };
      const reply = await attempt(context, shortcut.callback_id, async () => {
        const { known, ...visit } = await visitOf(context, who, request);
        if (!known) return refused({ code: 'not_known_yet' });
        const listener = context.registry.shortcut(shortcut.callback_id);
        return listener === undefined
          ? say(plainMessage('This shortcut is not known here any more.'))
          : listener({ ...visit, chosenMessage });
      });
      spoken = await settleReply(context, line, reply, { userId: who.userId, releaseId: null });
    } finally {
      await ack();
    }
    await speak(context, line, spoken);
  });
};

/** Connects every registered listener to Bolt. One wrapper for all: decide, store, acknowledge, then speak. */
export const listen = (app: App, context: EdgeContext): void => {
  const lines = privateLines(context.log);
  listenToCommands(app, context, lines);
  listenToActions(app, context, lines);
  listenToSubmissions(app, context, lines);
  listenToClosings(app, context);
  listenToShortcuts(app, context, lines);
};
