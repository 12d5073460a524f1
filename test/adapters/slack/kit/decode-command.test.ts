import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCommandText, textAfter } from '../../../../src/adapters/slack/kit/decode-command.ts';
import { escapeMrkdwn } from '../../../../src/adapters/slack/kit/text.ts';
import { anyUserText, HOSTILE } from './hostile.ts';

const wordsOf = (raw: string) => decodeCommandText(raw).words.map(({ kind, text }) => [kind, text]);

describe('a decoded command', () => {
  test('has people, channels, groups and links with their ids', () => {
    const decoded = decodeCommandText(
      'handover atlas-2.0 <@U0MAYA|maya> in <#C0DOCS|docs> <!subteam^S0QA|@qa> <https://example.com/a|example>',
    );
    expect(decoded.text).toBe('handover atlas-2.0 @maya in #docs @qa https://example.com/a');
    expect(decoded.users).toEqual(['U0MAYA']);
    expect(decoded.channels).toEqual(['C0DOCS']);
    expect(decoded.words.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'user',
      'text',
      'channel',
      'group',
      'link',
    ]);
    expect(decoded.words[2]).toEqual({ kind: 'user', id: 'U0MAYA', at: 19, text: '@maya' });
  });

  test.each([
    ['', []],
    ['   ', []],
    ['list', [['text', 'list']]],
    ['<@U1>', [['user', '@U1']]],
    ['<@W1|>', [['user', '@W1']]],
    ['<@U1|Maya Lopez>', [['user', '@Maya Lopez']]],
    [
      'to <@U1|maya>, please',
      [
        ['text', 'to'],
        ['user', '@maya'],
        ['text', ','],
        ['text', 'please'],
      ],
    ],
    ['<#G1|secret>', [['channel', '#secret']]],
    ['<!here>', [['broadcast', '@here']]],
    ['<!channel|channel>', [['broadcast', '@channel']]],
    [
      'Tom &amp; Ann',
      [
        ['text', 'Tom'],
        ['text', '&'],
        ['text', 'Ann'],
      ],
    ],
    ['<mailto:a@b.example|a@b.example>', [['link', 'a@b.example']]],
    ['<http://atlas.io|atlas.io>', [['link', 'atlas.io']]],
    ['<https://evil.example|good.example>', [['link', 'https://evil.example']]],
    ['<https://example.com/?a=1&amp;b=2>', [['link', 'https://example.com/?a=1&b=2']]],
    ['\u200Batlas-2.0\uFEFF', [['text', 'atlas-2.0']]],
    [
      'new\u00A0Atlas',
      [
        ['text', 'new'],
        ['text', 'Atlas'],
      ],
    ],
  ])('%j has the words %j', (raw, words) => {
    expect(wordsOf(raw)).toEqual(words);
  });

  test.each([
    ['&lt;@U0MAYA|maya&gt;', '<@U0MAYA|maya>'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['&amp;lt;!channel&amp;gt;', '&lt;!channel&gt;'],
    ['<@maya>', '<@maya>'],
    ['<javascript:alert(1)|x>', '<javascript:alert(1)|x>'],
    ['<!date^1^{date}|x>', '<!date^1^{date}|x>'],
    ['<@U1', '<@U1'],
    ['a < b > c', 'a < b > c'],
  ])('%j only looks like a mention and stays text', (raw, text) => {
    const decoded = decodeCommandText(raw);
    expect(decoded.text).toBe(text);
    expect(decoded.words.every(({ kind }) => kind === 'text')).toBe(true);
    expect([...decoded.users, ...decoded.channels]).toEqual([]);
  });

  test('names each person once', () => {
    expect(decodeCommandText('<@U1|a> <@U2|b> <@U1|a>').users).toEqual(['U1', 'U2']);
  });

  test('gives back what a person typed, once escaped by Slack, and no mention out of it', () => {
    const comesBack = (typed: string): void => {
      const decoded = decodeCommandText(escapeMrkdwn(typed));
      expect(decoded.words.every(({ kind }) => kind === 'text')).toBe(true);
      expect(decoded.text).toBe(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is dropped
        typed.toWellFormed().replace(/[\u200B\u2060\uFEFF]|[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g, ''),
      );
    };
    for (const text of Object.values(HOSTILE)) comesBack(text);
    fc.assert(fc.property(anyUserText, comesBack));
  });

  test('knows where each word stands, whatever was sent', () => {
    fc.assert(
      fc.property(anyUserText, (raw) => {
        const { text, words } = decodeCommandText(raw);
        for (const word of words) expect(text.slice(word.at, word.at + word.text.length)).toBe(word.text);
      }),
    );
  });
});

describe('textAfter', () => {
  const command = decodeCommandText('hold  atlas-2.0   price sheet is wrong,\n ask <@U1|maya>');

  test('is the rest with its own spaces and lines', () => {
    expect(textAfter(command, 2)).toBe('price sheet is wrong,\n ask @maya');
    expect(textAfter(command, 0)).toBe(command.text);
  });

  test('is empty when nothing follows', () => {
    expect(textAfter(command, 99)).toBe('');
    expect(textAfter(decodeCommandText(''), 0)).toBe('');
  });
});
