import type { Clock, Ids } from '../application/ports.ts';
import type { Environment } from '../config.ts';

/** What a command works with: where it reads settings from, and where it writes what a person reads. */
export type CliContext = {
  env: Environment;
  clock: Clock;
  ids: Ids;
  out(text: string): void;
  err(text: string): void;
};

/** Options that every command takes. */
export type GlobalOptions = { database?: string; workspace?: string };
