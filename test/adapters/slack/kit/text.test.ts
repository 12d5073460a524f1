import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip } from '../../../../src/adapters/slack/kit/clip.ts';
import { splitText } from '../../../../src/adapters/slack/kit/split-text.ts';
import { clipEscaped, clipMarkup, escapeMrkdwn, safeName } from '../../../../src/adapters/slack/kit/text.ts';
import { anyUserText, HOSTILE, hasBrokenEntity, hasMarkup } from './hostile.ts';

const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('escapeMrkdwn', () => {
  test('escapes &, < and >, nothing else, and twice when asked twice', () => {
    expect(escapeMrkdwn('<!channel> & *bold* "x"')).toBe('&lt;!channel&gt; &amp; *bold* "x"');
    expect(escapeMrkdwn('&lt;')).toBe('&amp;lt;');
  });

  test('leaves nothing that Slack reads as markup, and nothing is lost', () => {
    fc.assert(
      fc.property(anyUserText, (text) => {
        const escaped = escapeMrkdwn(text);
        expect(hasMarkup(escaped) || hasBrokenEntity(escaped)).toBe(false);
        expect(decoded(escaped)).toBe(text.toWellFormed());
      }),
    );
  });
});

describe('safeName', () => {
  test.each([
    ['Spring 2.4', 'Spring 2.4'],
    ['*bold* `code`', 'bold code'],
    ['release_notes', 'release notes'],
    ['a\n> quoted', 'a &gt; quoted'],
    ['<!channel>', '&lt;!channel&gt;'],
    ['R&D', 'R&amp;D'],
    ['***', '(no name)'],
    ['\u200B\u202E', '(no name)'],
    ['مرحبا 2.0', '\u2068مرحبا 2.0\u2069'],
    ['👩🏽‍🚀 crew', '👩🏽‍🚀 crew'],
  ])('%j becomes %j', (text, expected) => {
    expect(safeName(text)).toBe(expected);
  });

  test('is one line of at most 80 characters that formats nothing and pings nobody', () => {
    const isSafe = (text: string): void => {
      const name = safeName(text);
      expect(hasMarkup(name) || hasBrokenEntity(name)).toBe(false);
      expect(name).not.toMatch(/[*_~`\n\r\u2028]/);
      expect(name).not.toBe('');
      expect(decoded(name.replace(/[\u2068\u2069]/g, '')).length).toBeLessThanOrEqual(80);
    };
    for (const text of Object.values(HOSTILE)) isSafe(text);
    fc.assert(fc.property(anyUserText, isSafe));
  });
});

describe('clip', () => {
  test.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['👩🏽‍🚀👩🏽‍🚀', 9, '👩🏽‍🚀…'],
    ['é'.normalize('NFD').repeat(3), 5, `${'é'.normalize('NFD').repeat(2)}…`],
    ['🇩🇪🇫🇷🇮🇹', 8, '🇩🇪…'],
  ])('%j in %i is %j', (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });

  test('never exceeds the limit, never breaks a surrogate pair', () => {
    fc.assert(
      fc.property(anyUserText, fc.integer({ min: 3, max: 200 }), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(clipped.isWellFormed()).toBe(true);
        if (text.length <= max) expect(clipped).toBe(text.toWellFormed());
      }),
    );
  });
});

describe('clipEscaped', () => {
  test('counts the escaped length and keeps entities whole', () => {
    expect(clipEscaped('<<<<', 16)).toBe('&lt;&lt;&lt;&lt;');
    expect(clipEscaped('<<<<<', 16)).toBe('&lt;&lt;&lt;…');
    expect(clipEscaped('a&b', 5)).toBe('a…');
  });

  test('keeps its limit with every text', () => {
    const keeps = (text: string, max: number): void => {
      const clipped = clipEscaped(text, max);
      expect(clipped.length).toBeLessThanOrEqual(max);
      expect(hasMarkup(clipped) || hasBrokenEntity(clipped)).toBe(false);
      expect(clipped.isWellFormed()).toBe(true);
    };
    for (const text of Object.values(HOSTILE)) keeps(text, 3000);
    fc.assert(fc.property(anyUserText, fc.integer({ min: 8, max: 200 }), keeps));
  });
});

describe('clipMarkup', () => {
  test('keeps a mention, a date or an entity whole or leaves it out', () => {
    expect(clipMarkup('ask <@U0MAYA> now', 14)).toBe('ask <@U0MAYA>…');
    expect(clipMarkup('ask <@U0MAYA> now', 12)).toBe('ask …');
    expect(clipMarkup('R&amp;D is first', 5)).toBe('R…');
  });
});

describe('splitText', () => {
  test('parts at the end of a paragraph, else of a line, else of a word, else between characters', () => {
    expect(splitText('One two.\n\nThree four.', 12)).toEqual(['One two.\n\n', 'Three four.']);
    expect(splitText('One two.\nThree four.', 12)).toEqual(['One two.\n', 'Three four.']);
    expect(splitText('One two three four', 9)).toEqual(['One two ', 'three ', 'four']);
    expect(splitText('🇩🇪🇫🇷🇮🇹', 9)).toEqual(['🇩🇪🇫🇷', '🇮🇹']);
    expect(splitText('', 9)).toEqual([]);
  });

  test('loses nothing and keeps every piece within the limit', () => {
    const isLossless = (text: string, max: number): void => {
      const pieces = splitText(text, max);
      expect(pieces.join('')).toBe(text.toWellFormed());
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length).toBeLessThanOrEqual(max);
        expect(piece.isWellFormed()).toBe(true);
      }
    };
    for (const text of Object.values(HOSTILE)) isLossless(text, 3000);
    fc.assert(fc.property(anyUserText, fc.integer({ min: 2, max: 200 }), isLossless));
  });
});
