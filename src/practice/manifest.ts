import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    app_home: z.object({ messages_tab_read_only_enabled: z.boolean() }),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
    shortcuts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['global', 'message']),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const manifest = shape.parse(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));

/** What the real manifest asks for: the practice Slack grants no more than Slack would. */
export const MANIFEST_SCOPES = manifest.oauth_config.scopes.bot;
export const MANIFEST_EVENTS = manifest.settings.event_subscriptions.bot_events;

const shortcutsOf = (kind: 'global' | 'message') =>
  manifest.features.shortcuts
    .filter(({ type }) => type === kind)
    .map(({ callback_id, name, description }) => ({ callbackId: callback_id, name, description }));

/** What people see of the app before they use it. */
export const MANIFEST_APP = {
  name: manifest.display_information.name,
  /** Whether nobody can write into the conversation with the bot. */
  isReadOnly: manifest.features.app_home.messages_tab_read_only_enabled,
  commands: manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
    name: command,
    description,
    usageHint: usage_hint,
  })),
  /** Those that can be used anywhere, and those in the menu of a message. */
  shortcuts: shortcutsOf('global'),
  messageShortcuts: shortcutsOf('message'),
} as const;
