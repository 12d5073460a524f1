import type { Reply } from './reply.ts';
import type { ActionVisit, CommandVisit, ShortcutVisit, ViewVisit } from './visit.ts';

/** A subcommand: `usage` and `summary` are what help shows. */
export type Subcommand = {
  name: string;
  /** What follows the name: "KEY reason". */
  usage: string;
  summary: string;
  run(visit: CommandVisit): Promise<Reply>;
};

/**
 * Where features register their listeners. Every listener decides and stores first and returns what the
 * person should see; acknowledging, wording refusals, and surviving a throw are the edge's.
 */
export interface SlackEdge {
  /** The slash command's name as it is called in this workspace, for every text that mentions it. */
  readonly slashCommand: string;
  subcommand(subcommand: Subcommand): void;
  /** Registered in this order, shown in this order by help. */
  readonly subcommands: readonly Subcommand[];
  onAction(actionId: string, listener: (visit: ActionVisit) => Promise<Reply>): void;
  onSubmit(callbackId: string, listener: (visit: ViewVisit) => Promise<Reply>): void;
  /** A form was closed without being sent; there is nothing to show any more. */
  onClose(callbackId: string, listener: (visit: ViewVisit) => Promise<void>): void;
  onShortcut(callbackId: string, listener: (visit: ShortcutVisit) => Promise<Reply>): void;
  /** What `/release` alone does. */
  onBareCommand(listener: (visit: CommandVisit) => Promise<Reply>): void;
}
