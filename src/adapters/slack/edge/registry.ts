import type { Reply } from './reply.ts';
import type { SlackEdge, Subcommand } from './slack-edge.ts';
import type { ActionVisit, CommandVisit, ShortcutVisit, ViewVisit } from './visit.ts';

/** Everything that features registered, by id. */
export type Registry = SlackEdge & {
  action(actionId: string): ((visit: ActionVisit) => Promise<Reply>) | undefined;
  submit(callbackId: string): ((visit: ViewVisit) => Promise<Reply>) | undefined;
  close(callbackId: string): ((visit: ViewVisit) => Promise<void>) | undefined;
  shortcut(callbackId: string): ((visit: ShortcutVisit) => Promise<Reply>) | undefined;
  bareCommand(): ((visit: CommandVisit) => Promise<Reply>) | undefined;
  /** Every id that has a listener, for the list of published ids. */
  ids(): readonly string[];
};

const register = <Listener>(listeners: Map<string, Listener>, id: string, listener: Listener): void => {
  if (listeners.has(id)) throw new Error(`Two listeners for "${id}".`);
  listeners.set(id, listener);
};

export const createRegistry = (slashCommand: string): Registry => {
  const subcommands: Subcommand[] = [];
  const actions = new Map<string, (visit: ActionVisit) => Promise<Reply>>();
  const submits = new Map<string, (visit: ViewVisit) => Promise<Reply>>();
  const closes = new Map<string, (visit: ViewVisit) => Promise<void>>();
  const shortcuts = new Map<string, (visit: ShortcutVisit) => Promise<Reply>>();
  let bare: ((visit: CommandVisit) => Promise<Reply>) | undefined;
  return {
    slashCommand,
    subcommands,
    subcommand: (subcommand) => void subcommands.push(subcommand),
    onAction: (id, listener) => register(actions, id, listener),
    onSubmit: (id, listener) => register(submits, id, listener),
    onClose: (id, listener) => register(closes, id, listener),
    onShortcut: (id, listener) => register(shortcuts, id, listener),
    onBareCommand: (listener) => {
      bare = listener;
    },
    action: (id) => actions.get(id),
    submit: (id) => submits.get(id),
    close: (id) => closes.get(id),
    shortcut: (id) => shortcuts.get(id),
    bareCommand: () => bare,
    ids: () =>
      [...new Set([...actions.keys(), ...submits.keys(), ...closes.keys(), ...shortcuts.keys()])].sort(),
  };
};
