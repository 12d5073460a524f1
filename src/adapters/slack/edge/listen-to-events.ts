import type { App } from '@slack/bolt';
import { homeViewed } from '../../../application/directory/home-viewed.ts';
import { inviteToSetUp } from '../../../application/settings/invite-to-set-up.ts';
import { mayPlan } from '../../../domain/settings/settings.ts';
import type { SlackMessage } from '../kit/message.ts';

import type { EdgeContext } from './edge-context.ts';
import { helpFor } from './help.ts';
import { identify } from './identify.ts';
import { plainMessage } from './notice.ts';

export type EventHooks = {
  /** The state of people and channels may have changed: read it again, soon. */
  onDirectoryHint(): void;
  /** Posts for one person in a channel, at most once. */
  whisper(channelId: string, userId: string, message: SlackMessage): Promise<void>;
};

/** Hints that people or channels are not what they were. */
export const DIRECTORY_EVENTS = [
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'channel_rename',
  'channel_left',
  'channel_shared',
  'group_archive',
  'group_unarchive',
  'group_deleted',
  'group_rename',
  'group_left',
  'team_join',
  'user_change',
] as const;

/**
 * Events are acknowledged by Bolt before we run, so they are hints: whatever they tell is read again from
 * Slack, and losing one loses nothing.
 */
export const listenToEvents = (app: App, context: EdgeContext, hooks: EventHooks): void => {
  const { house, homeTeamId } = context;

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const { actor, known } = await identify(house.store.reads, homeTeamId, event.user, undefined);
    if (!known) context.onStranger(event.user);
    await homeViewed(house, homeTeamId, event.user);
    await inviteToSetUp(house, actor);
  });

  app.event('app_mention', async ({ event }) => {
    if (event.user === undefined) return;
    const settings = await house.store.reads.settings(homeTeamId);
    const { slashCommand } = context.registry;
    const { actor } = await identify(house.store.reads, homeTeamId, event.user, undefined);
    const message = mayPlan(settings)
      ? await helpFor(house.store.reads, context.registry, { actor })
      : plainMessage(`Greenlight is not set up yet. An admin can type ${slashCommand} setup.`);
    await hooks.whisper(event.channel, event.user, message);
  });

  app.event('member_joined_channel', async ({ event }) => {
    if (event.user === context.botUserId) hooks.onDirectoryHint();
  });

  for (const name of DIRECTORY_EVENTS) app.event(name, async () => hooks.onDirectoryHint());
};
