import { describe, expect, test } from 'vitest';
import { guessChannel, guessReleasesChannel } from '../../../src/domain/settings/guess-channel.ts';

const open = (...names: string[]) =>
  names.map((name) => ({ channelId: `C:${name}`, name, isArchived: false, sharedWith: null }));
const DOCS = { key: 'docs', name: 'Documentation' };

describe('the channel of a department is guessed by its name', () => {
  test.each([
    [['general', 'docs'], 'docs'],
    [['team-docs'], 'team-docs'],
    [['docs_team'], 'docs_team'],
    [['documentation'], 'documentation'],
    [['tech-writing'], 'tech-writing'],
    [['team-docs', 'docs'], 'docs'],
  ])('%s', (names, expected) => {
    expect(guessChannel(DOCS, open(...names))).toBe(`C:${expected}`);
  });

  test('a channel that only contains the word is no guess', () => {
    expect(guessChannel(DOCS, open('docs-random', 'my-docs'))).toBeNull();
  });

  test('archived channels, shared ones and those that are taken are passed over', () => {
    const [docs] = open('docs');
    if (docs === undefined) throw new Error('one channel was made');
    expect(guessChannel(DOCS, [{ ...docs, isArchived: true }])).toBeNull();
    expect(guessChannel(DOCS, [{ ...docs, sharedWith: 'T9' }])).toBeNull();
    expect(guessChannel(DOCS, [docs], ['C:docs'])).toBeNull();
  });

  test('a department with a name of its own is found by that name', () => {
    expect(guessChannel({ key: 'x1', name: 'Partner team' }, open('partner-team'))).toBe('C:partner-team');
  });
});

test('the releases channel is guessed too', () => {
  expect(guessReleasesChannel(open('releases', 'random'))).toBe('C:releases');
  expect(guessReleasesChannel(open('random'))).toBeNull();
});
