import type { Instant } from '../../domain/calendar.ts';
import type { Subscription } from '../../domain/subscriptions/weekly.ts';

export type SubscriptionReads = {
  /** Everybody who follows something. */
  subscriptions(workspaceId: string): Promise<readonly Subscription[]>;
};

export type SubscriptionWrites = {
  /** In the place of what they followed; nothing ends it. */
  saveSubscription(workspaceId: string, subscription: Subscription, at: Instant): Promise<void>;
};
