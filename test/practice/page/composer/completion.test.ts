import { describe, expect, test } from 'vitest';
import {
  type Completable,
  completionOf,
  takeSuggestion,
  wordsOfHint,
} from '../../../../src/practice/page/composer/completion.ts';

const completable: Completable = {
  commands: [
    { name: '/release', description: 'Plan a release.', usageHint: '[new | list | launch] [release]' },
    { name: '/remind', description: 'Remind me.', usageHint: '' },
  ],
  people: [
    { name: 'docs-lead', role: 'Lead of Documentation' },
    { name: 'docs-deputy', role: 'Deputy' },
    { name: 'reader', role: 'Reads along' },
  ],
  channels: [{ name: 'docs' }, { name: 'releases' }],
  appName: 'Greenlight',
};

const labels = (text: string): string[] =>
  completionOf(text, completable)?.suggestions.map(({ label }) => label) ?? [];

describe('the composer offers', () => {
  test.each([
    ['every command after a slash', '/', ['/release', '/remind', '/invite']],
    ['commands that begin so', '/rel', ['/release']],
    ['the words that a command knows', '/release ', ['new', 'list', 'launch']],
    ['those of them that begin so', '/release l', ['list', 'launch']],
    ['nothing where the word is complete', '/release new', []],
    ['nothing where the hint only describes', '/release new ', []],
    ['nothing for a command that is unknown', '/nothing ', []],
    ['no command in the middle of a message', 'see /rel', []],
    ['people after @', 'ask @docs', ['@docs-lead', '@docs-deputy']],
    ['people by their role, too', '@Documentation', ['@docs-lead']],
    ['the app among the people', '@gre', ['@Greenlight']],
    ['channels after #', 'see #rel', ['#releases']],
    ['people within a command', '/release new @rea', ['@reader']],
    ['nobody inside an address', 'mail@docs', []],
    ['nothing for plain words', 'hello', []],
  ])('%s', (_, text, expected) => {
    expect(labels(text)).toEqual(expected);
  });
});

describe('Enter', () => {
  test.each([
    ['takes a name that is only begun', '/rel', 0],
    ['sends a name that is complete', '/release', -1],
    ['sends a mention that is complete', 'hi @reader', -1],
    ['sends a command whose next word may be left out', '/release ', -1],
  ])('%s', (_, text, first) => {
    expect(completionOf(text, completable)?.first).toBe(first);
  });
});

describe('a taken suggestion', () => {
  const take = (before: string, after: string): { text: string; caret: number } => {
    const completion = completionOf(before, completable);
    const suggestion = completion?.suggestions[0];
    if (!completion || !suggestion) throw new Error(`Nothing is offered for ${before}`);
    return takeSuggestion(before + after, completion, suggestion);
  };

  test.each([
    ['replaces what was typed, with room for what follows', '/rel', '', '/release ', 9],
    ['leaves what stands before and after', 'ask @docs', ' about it', 'ask @docs-lead about it', 14],
    ['stands in place of one word of a command', '/release n', '', '/release new ', 13],
  ])('%s', (_, before, after, text, caret) => {
    expect(take(before, after)).toEqual({ text, caret });
  });
});

test('a usage hint has words at the places where it lists them', () => {
  expect(wordsOfHint('[new | list] [release]')).toEqual([['new', 'list'], []]);
  expect(wordsOfHint('')).toEqual([]);
});
