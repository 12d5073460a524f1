/** A channel as Slack shows it to the bot now. */
export type ChannelState = {
  name: string;
  isPrivate: boolean;
  isMember: boolean;
  isArchived: boolean;
  sharedWith: string | null;
  /** Only some people may post there. */
  isRestricted: boolean;
};

/** A person as Slack shows them now. */
export type PersonState = { name: string; deleted: boolean; isFullMember: boolean };

/** Looks at Slack. A code of Slack's stands in `problem`; what cannot be asked just now throws. */
export type Inspection = {
  token(): Promise<
    { ok: true; workspaceId: string; workspaceName: string; scopes: readonly string[] | null } | Failed
  >;
  channel(channelId: string): Promise<({ ok: true } & ChannelState) | Failed>;
  person(userId: string): Promise<({ ok: true } & PersonState) | Failed>;
  /** Milliseconds that Slack's clock is ahead of ours; null when it was not heard. */
  clockOffsetMs(): number | null;
};
type Failed = { ok: false; problem: string };
