/** Limits of the practice workspace; the defaults are the strict side of what Slack documents. */
export type Limits = {
  /** chat.postMessage: one a second and channel; so many may come at once. */
  postBurst: number;
  postsPerMinute: number;
  updatesPerMinute: number;
  viewsPerMinute: number;
  historyPerMinute: number;
  /** The most messages that one page of history holds. */
  historyObjects: number;
  tier2PerMinute: number;
  tier3PerMinute: number;
  tier4PerMinute: number;
  /** Methods without a published tier: auth.test, api.test, chat.getPermalink. */
  specialPerMinute: number;
  /** Real milliseconds in which the bot has to acknowledge. */
  acknowledgeMs: number;
  /** Real milliseconds of a trigger_id's life. */
  triggerMs: number;
  responseUrlUses: number;
  /** Virtual minutes. */
  responseUrlMinutes: number;
  /** Characters after which Slack cuts a posted text. */
  textLength: number;
  viewStack: number;
  socketConnections: number;
};

export const STRICT_LIMITS: Limits = {
  postBurst: 1,
  postsPerMinute: 300,
  updatesPerMinute: 50,
  viewsPerMinute: 100,
  historyPerMinute: 50,
  historyObjects: 999,
  tier2PerMinute: 20,
  tier3PerMinute: 50,
  tier4PerMinute: 100,
  specialPerMinute: 600,
  acknowledgeMs: 3000,
  triggerMs: 3000,
  responseUrlUses: 5,
  responseUrlMinutes: 30,
  textLength: 40_000,
  viewStack: 3,
  socketConnections: 10,
};

/** What a commercially distributed app outside Slack's marketplace may read of history. */
export const DISTRIBUTED_APP_HISTORY = { historyPerMinute: 1, historyObjects: 15 } as const;
