import type { WebClient } from '@slack/web-api';
import type { House } from '../../../application/house.ts';
import type { Log } from '../../../application/ports.ts';
import type { Registry } from './registry.ts';

/** What the edge works with. */
export type EdgeContext = {
  house: House;
  registry: Registry;
  /** Opens views: one attempt, a second and a half at most. */
  opener: WebClient;
  log: Log;
  /** The workspace that this installation belongs to. */
  homeTeamId: string;
  /** `https://example.slack.com/`, with the slash at its end: for links to messages. */
  workspaceUrl: string;
  /** Ourselves, as a member of channels. */
  botUserId: string;
  /** Somebody acts whom the directory does not know: look them up after the acknowledgement. */
  onStranger(userId: string): void;
};
