import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { manifestVariant } from '../src/adapters/slack/manifest-variant.ts';
import { Manifest, SCOPE_OF_EVENT } from './manifest-rules.ts';

const yaml = readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8');
const read = (text: string): Manifest => Manifest.parse(parse(text));
const manifest = read(yaml);
const botScopes = manifest.oauth_config?.scopes?.bot ?? [];
const events = manifest.settings?.event_subscriptions?.bot_events ?? [];

/** Scopes and what of the product stops without each. */
const NEEDED = {
  commands: 'slash command, shortcuts',
  'chat:write': 'every message',
  'im:write': 'conversations.open before a direct message',
  'im:history': 'reconciling direct messages',
  'channels:read': 'checking public channels',
  'channels:history': 'reconciling posts in public channels',
  'channels:join': 'joining chosen public channels',
  'groups:read': 'checking private channels',
  'groups:history': 'reconciling posts in private channels',
  'users:read': 'names, zones, guests',
  'app_mentions:read': 'help on mention',
  'pins:write': 'pinned card, optional',
  'files:write': 'pictures of numbers, optional',
  'files:read': 'whether a picture is ready; notes uploaded in a form, optional',
};

/** Reaching too far: posting where the bot is no member cannot be reconciled, and mail addresses are nobody's business. */
const NEVER = ['chat:write.public', 'chat:write.customize', 'users:read.email', 'channels:manage', 'admin'];

const lineOf = (entry: string): string =>
  yaml.split('\n').find((line) => line.includes(`- ${entry} #`)) ?? '';

describe('the manifest', () => {
  test('is one that Slack accepts', () => {
    expect(Manifest.safeParse(parse(yaml)).error?.issues ?? []).toEqual([]);
  });

  test('asks for exactly the scopes that the product needs', () => {
    expect([...botScopes].sort()).toEqual(Object.keys(NEEDED).sort());
    expect(botScopes.filter((scope) => NEVER.includes(scope))).toEqual([]);
    expect(manifest.oauth_config?.scopes?.user).toBeUndefined();
  });

  test.each(botScopes)('gives the reason for the scope %s beside it', (scope) => {
    expect(lineOf(scope)).toMatch(/# \S+ \S+/);
  });

  test('marks as optional only what all else works without, and lists it among the scopes too', () => {
    const optional = manifest.oauth_config?.scopes?.bot_optional ?? [];
    expect(optional).toEqual(['pins:write', 'files:write', 'files:read']);
    expect(botScopes).toEqual(expect.arrayContaining([...optional]));
  });

  test.each(events)('has the scope that the event %s needs', (event) => {
    const scope = SCOPE_OF_EVENT[event];
    expect(scope).not.toBeUndefined();
    if (typeof scope === 'string') expect(botScopes).toContain(scope);
  });

  test('declares every command and callback id once', () => {
    const names = (manifest.features?.slash_commands ?? []).map(({ command }) => command);
    const ids = (manifest.features?.shortcuts ?? []).map(({ callback_id }) => callback_id);
    expect(names).toEqual(['/release']);
    expect(ids).toEqual([
      'shortcut.plan_release',
      'shortcut.what_needs_me',
      'blocker.raise',
      'note.decision',
      'note.action',
      'issue.from_message',
      'feedback.from_message',
    ]);
    // What a message is the reason of is done from it: everything else can be done from anywhere.
    const types = manifest.features?.shortcuts?.map(({ type }) => type);
    expect(types).toEqual(['global', 'global', 'message', 'message', 'message', 'message', 'message']);
  });

  test('lets people and channels arrive as ids', () => {
    expect(manifest.features?.slash_commands?.[0]?.should_escape).toBe(true);
  });

  test('turns the messages tab on, because direct messages fail without it, and read-only', () => {
    expect(manifest.features?.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });

  test('is for Socket Mode and names no address', () => {
    expect(manifest.settings?.socket_mode_enabled).toBe(true);
    expect(manifest.settings?.interactivity).toEqual({ is_enabled: true });
    expect(yaml).not.toContain('request_url');
  });
});

describe('a variant of the manifest', () => {
  test('over HTTP sends everything to one address and leaves Socket Mode', () => {
    const variant = read(manifestVariant(yaml, { url: 'https://bot.example.com/greenlight/' }));
    const address = 'https://bot.example.com/greenlight/slack/events';
    expect(variant.features?.slash_commands?.[0]?.url).toBe(address);
    expect(variant.settings?.event_subscriptions?.request_url).toBe(address);
    expect(variant.settings?.interactivity?.request_url).toBe(address);
    expect(variant.settings?.socket_mode_enabled).toBe(false);
    expect(variant.oauth_config).toEqual(manifest.oauth_config);
  });

  test('with another command changes that name and nothing else', () => {
    const variant = read(manifestVariant(yaml, { command: '/launches' }));
    expect(variant.features?.slash_commands?.[0]?.command).toBe('/launches');
    expect(read(manifestVariant(yaml, { command: '/release' }))).toEqual(manifest);
    expect({ ...variant, features: null }).toEqual({ ...manifest, features: null });
  });

  test('keeps the reasons written beside the scopes', () => {
    const variant = manifestVariant(yaml, { url: 'https://bot.example.com', command: '/launches' });
    const comments = (text: string): number => text.split('#').length;
    expect(comments(variant)).toBe(comments(yaml));
  });

  test.each([
    { url: 'http://bot.example.com' },
    { url: 'bot.example.com' },
    { command: 'release' },
    { command: '/Release' },
    { command: '/two words' },
    { command: `/${'a'.repeat(32)}` },
  ])('is refused for %o', (options) => {
    expect(() => manifestVariant(yaml, options)).toThrow(RangeError);
  });
});

describe('the rules for manifests', () => {
  const broken: [string, (draft: ReturnType<typeof parse>) => void][] = [
    ['an unknown key', (draft) => (draft.settings.surprise = true)],
    ['a name of 36 characters', (draft) => (draft.display_information.name = 'a'.repeat(36))],
    [
      'a long description of 174 characters',
      (draft) => (draft.display_information.long_description = 'a'.repeat(174)),
    ],
    ['a command without a slash', (draft) => (draft.features.slash_commands[0].command = 'release')],
    ['a shortcut name of 25 characters', (draft) => (draft.features.shortcuts[0].name = 'a'.repeat(25))],
    ['an event twice', (draft) => draft.settings.event_subscriptions.bot_events.push('app_mention')],
    [
      'an optional scope that is not a scope',
      (draft) => draft.oauth_config.scopes.bot_optional.push('reactions:read'),
    ],
  ];

  test.each(broken)('refuse %s', (_, breakIt) => {
    const draft = parse(yaml);
    breakIt(draft);
    expect(Manifest.safeParse(draft).success).toBe(false);
  });
});
