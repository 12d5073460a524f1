import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const manifest = shape.parse(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));

/** What the real manifest asks for: the practice Slack grants no more than Slack would. */
export const MANIFEST_SCOPES = manifest.oauth_config.scopes.bot;
export const MANIFEST_EVENTS = manifest.settings.event_subscriptions.bot_events;
