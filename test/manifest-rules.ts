import { z } from 'zod';

// Our own wording of what Slack publishes about app manifests (docs.slack.dev, App manifest reference, and the rules
// of slackapi/manifest-schema): every object is closed, and these are its limits. Parts that belong to Slack's own
// hosting (functions, workflows, datastores) are left out: a manifest that uses them is refused here.

const text = (max: number, min = 1) => z.string().min(min).max(max);
const webAddress = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^https?:\/\//);
const scopes = z.array(text(50)).max(255);
const unique = <T>(items: readonly T[]): boolean => new Set(items).size === items.length;

const displayInformation = z.strictObject({
  name: text(35),
  description: text(140).optional(),
  long_description: text(4000, 175).optional(),
  background_color: z
    .string()
    .regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/)
    .optional(),
});

const slashCommand = z.strictObject({
  command: text(32, 2).startsWith('/'),
  url: webAddress(3000).optional(),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: z.boolean().optional(),
});

const shortcut = z.strictObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
});

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean().optional() }).optional(),
  slash_commands: z.array(slashCommand).min(1).max(50).optional(),
  shortcuts: z.array(shortcut).min(1).max(10).optional(),
  unfurl_domains: z.array(text(255)).min(1).max(5).optional(),
});

const oauthConfig = z.strictObject({
  redirect_urls: z.array(z.string().max(2500)).max(1000).refine(unique).optional(),
  scopes: z
    .strictObject({
      bot: scopes.optional(),
      user: scopes.optional(),
      bot_optional: scopes.optional(),
      user_optional: scopes.optional(),
    })
    .refine(({ bot = [], bot_optional = [] }) => bot_optional.every((scope) => bot.includes(scope)), {
      error: 'an optional scope stands among the scopes as well',
    })
    .optional(),
  token_management_enabled: z.boolean().optional(),
  pkce_enabled: z.boolean().optional(),
});

const settings = z.strictObject({
  allowed_ip_address_ranges: z.array(z.string()).min(1).max(50).refine(unique).optional(),
  event_subscriptions: z
    .strictObject({
      request_url: webAddress(3500).optional(),
      bot_events: z.array(text(50)).max(100).refine(unique).optional(),
      user_events: z.array(text(50)).max(100).refine(unique).optional(),
    })
    .optional(),
  incoming_webhooks: z.strictObject({ incoming_webhooks_enabled: z.boolean().optional() }).optional(),
  interactivity: z
    .strictObject({
      is_enabled: z.boolean(),
      request_url: webAddress(3500).optional(),
      message_menu_options_url: webAddress(3500).optional(),
    })
    .optional(),
  org_deploy_enabled: z.boolean().optional(),
  socket_mode_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
  is_mcp_enabled: z.boolean().optional(),
});

/** What Slack accepts as the manifest of an app that runs on a server of its own. */
export const Manifest = z.strictObject({
  $schema: z.string().optional(),
  _metadata: z
    .strictObject({
      major_version: z.number().int().min(1).max(2).optional(),
      minor_version: z.number().int().optional(),
    })
    .optional(),
  display_information: displayInformation,
  features: features.optional(),
  oauth_config: oauthConfig.optional(),
  settings: settings.optional(),
});

export type Manifest = z.infer<typeof Manifest>;

/** The scope that Slack asks for before it sends an event; null where it asks for none (docs.slack.dev, Events). */
export const SCOPE_OF_EVENT: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  member_joined_channel: 'channels:read',
  team_join: 'users:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_rename: 'channels:read',
  channel_left: 'channels:read',
  channel_shared: 'channels:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_deleted: 'groups:read',
  group_rename: 'groups:read',
  group_left: 'groups:read',
  user_change: 'users:read',
};
