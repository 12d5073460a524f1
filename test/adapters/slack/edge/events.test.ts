import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DIRECTORY_EVENTS } from '../../../../src/adapters/slack/edge/listen-to-events.ts';

test('the manifest asks for the events that somebody listens to, and for no others', () => {
  const { settings } = parse(readFileSync('manifest.yml', 'utf8'));
  const asked: string[] = settings.event_subscriptions.bot_events;
  const listened = [...DIRECTORY_EVENTS, 'app_home_opened', 'app_mention', 'member_joined_channel'];
  expect([...asked].sort()).toEqual(listened.sort());
});
