import { createRegistry, type Registry } from '../../src/adapters/slack/edge/registry.ts';
import type { Reply } from '../../src/adapters/slack/edge/reply.ts';
import type { Ids } from '../../src/adapters/slack/edge/value.ts';
import type { ActionVisit, ChosenMessage, Typed, Visit } from '../../src/adapters/slack/edge/visit.ts';
import { decodeCommandText, textAfter } from '../../src/adapters/slack/kit/decode-command.ts';
import type { Actor } from '../../src/domain/person.ts';
import { anActor } from './builders.ts';

type Who = { actor?: Actor; channelId?: string | null; key?: string | null };

export type Click = Who & {
  ids?: Ids | null;
  chosen?: readonly string[];
  message?: ActionVisit['message'];
};

export type RecordingEdge = Registry & {
  /** `/release TEXT`, as it arrives from Slack: mentions as `<@U1|name>`. */
  command(text: string, who?: Who): Promise<Reply>;
  click(actionId: string, click?: Click): Promise<Reply>;
  /** A click on a message that everybody in the channel, or in these direct messages, sees. */
  clickMessage(actionId: string, ids: Ids, who?: Who): Promise<Reply>;
  /** A click in an open window that carries these ids. */
  clickIn(actionId: string, click: Click & { metadata: Ids; typed?: Typed }): Promise<Reply>;
  send(callbackId: string, metadata: Ids, typed: Typed, who?: Who): Promise<Reply>;
  /** A form was closed without being sent. */
  closeForm(callbackId: string, metadata: Ids, typed: Typed, who?: Who): Promise<void>;
  /** A shortcut, from the menu of a message where one is given. */
  shortcutBy(callbackId: string, who?: Who, chosenMessage?: ChosenMessage): Promise<Reply>;
};

const found = <Listener>(listener: Listener | undefined, id: string): Listener => {
  if (listener === undefined) throw new Error(`Nothing is registered for "${id}".`);
  return listener;
};

/**
 * Collects what features register, and lets a test do what the edge does with it: no Slack, no Bolt. Every
 * call is a request of its own unless the test gives it a key.
 */
export const recordingEdge = (slashCommand = '/release'): RecordingEdge => {
  const registry = createRegistry(slashCommand);
  let requests = 0;
  const visitOf = ({ actor = anActor(), channelId = null, key }: Who): Visit => {
    requests += 1;
    return { actor, channelId, request: { actor, key: key === undefined ? `request-${requests}` : key } };
  };
  const click = (actionId: string, { ids = null, chosen = [], message = null, ...who }: Click = {}) =>
    found(
      registry.action(actionId),
      actionId,
    )({
      ...visitOf(who),
      actionId,
      ids,
      chosen,
      message,
      view: null,
    });
  return {
    ...registry,
    command: (text, who = {}) => {
      const command = decodeCommandText(text);
      const [first = '', ...words] = command.words.map((word) => word.text);
      const visit = { ...visitOf(who), subcommand: first, command, words, rest: textAfter(command, 1) };
      if (first === '') return found(registry.bareCommand(), 'the bare command')(visit);
      const known = registry.subcommands.find(({ name }) => name === first);
      return found(known, first).run(visit);
    },
    click,
    clickMessage: (actionId, ids, who = {}) =>
      click(actionId, { ...who, ids, message: { channelId: 'C0MSG', ts: '1.000001', isEphemeral: false } }),
    clickIn: (actionId, { metadata, typed = {}, ids = null, chosen = [], ...who }) =>
      found(
        registry.action(actionId),
        actionId,
      )({
        ...visitOf(who),
        actionId,
        ids,
        chosen,
        message: null,
        view: { id: 'V1', hash: 'h1', callbackId: 'a window', metadata, typed },
      }),
    send: (callbackId, metadata, typed, who = {}) =>
      found(
        registry.submit(callbackId),
        callbackId,
      )({
        ...visitOf(who),
        view: { id: 'V1', hash: 'h1', callbackId, metadata, typed },
      }),
    closeForm: (callbackId, metadata, typed, who = {}) =>
      found(
        registry.close(callbackId),
        callbackId,
      )({
        ...visitOf(who),
        view: { id: 'V1', hash: 'h1', callbackId, metadata, typed },
      }),
    shortcutBy: (callbackId, who = {}, chosenMessage) =>
      found(
        registry.shortcut(callbackId),
        callbackId,
      )({ ...visitOf(who), chosenMessage: chosenMessage ?? null }),
  };
};
