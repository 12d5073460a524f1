import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mentionedPeople, plainFromMrkdwn } from '../../../../src/adapters/slack/kit/plain-from-mrkdwn.ts';
import { anyUserText } from './hostile.ts';

const NAMES: Readonly<Record<string, string>> = { U0MAYA: 'Maya' };
const plain = (text: string): string => plainFromMrkdwn(text, (userId) => NAMES[userId] ?? null);

it.each([
  ['<@U0MAYA> and <@U0GONE|tom> and <@U0GONE>', '@Maya and @tom and @somebody'],
  ['<#C0DOCS|docs>, <#C0DOCS>', '#docs, #channel'],
  ['<!here> <!channel|channel> <!subteam^S0DOCS|@docs>', '@here channel @docs'],
  ['<!date^1700000000^{date}|14 Nov>', '14 Nov'],
  [
    '<https://example.com/a|the page> <https://example.com/b> <mailto:a@b.c|a@b.c>',
    'the page https://example.com/b a@b.c',
  ],
  ['*bold* _slanted_ ~gone~ `code` in_a_word 2*3*4', 'bold slanted gone code in_a_word 2*3*4'],
  ['&lt;b&gt; &amp;amp; &', '<b> &amp; &'],
  ['  around  ', 'around'],
  ['', ''],
])('%j reads %j', (text, words) => {
  expect(plain(text)).toBe(words);
});

it('whoever is mentioned is looked up once', () => {
  expect(mentionedPeople('<@U0MAYA> <@U0TOM|tom> <@U0MAYA> <#C0DOCS>')).toEqual(['U0MAYA', 'U0TOM']);
});

it('what is escaped and formats nothing reads as it was written', () => {
  fc.assert(
    fc.property(anyUserText, (typed) => {
      const text = typed.replace(/[*_~`]/g, '').trim();
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(plain(escaped)).toBe(text);
    }),
  );
});
