import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLanguage, type StumbleKind } from '../../../src/domain/announcement/plain-language.ts';

const found = (text: string, names: readonly string[] = []): readonly string[] =>
  plainLanguage(text, names).map((each) => `${each.kind}: ${each.found}`);

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

const STUMBLES: readonly { text: string; kind: StumbleKind; found: string }[] = [
  { text: 'Boards open faster (ATLAS-123).', kind: 'ticket', found: 'ATLAS-123' },
  { text: 'Fixed: #4711 and more.', kind: 'ticket', found: '#4711' },
  { text: '#7 is done.', kind: 'ticket', found: '#7' },
  { text: 'feat(boards): share them', kind: 'commit_word', found: 'feat(boards):' },
  { text: 'All new.\n- fix: the login', kind: 'commit_word', found: 'fix:' },
  { text: 'We refactored the editor.', kind: 'commit_word', found: 'refactored' },
  { text: 'Merge branch of Tuesday.', kind: 'commit_word', found: 'Merge branch' },
  { text: 'It was merged into main.', kind: 'commit_word', found: 'merged into main' },
  { text: 'See the pull request.', kind: 'commit_word', found: 'pull request' },
  { text: 'Since 3f2a9c1 it is fast.', kind: 'commit_word', found: '3f2a9c1' },
  { text: 'Sign in with SSO.', kind: 'abbreviation', found: 'SSO' },
  { text: 'We keep our SLOs.', kind: 'abbreviation', found: 'SLO' },
  { text: 'Now with 2FA2FA.', kind: 'abbreviation', found: '2FA2FA' },
  { text: 'SSO (12 €) is new.', kind: 'abbreviation', found: 'SSO' },
  { text: `${words(31)}.`, kind: 'long_sentence', found: 'word word word word word word …' },
];

describe('what a reader stumbles over is named', () => {
  test.each(STUMBLES)('$kind in "$text"', ({ text, kind, found: what }) => {
    expect(plainLanguage(text).map((each) => ({ kind: each.kind, found: each.found }))).toEqual([
      { kind, found: what },
    ]);
  });
});

const PLAIN: readonly string[] = [
  '',
  'Share a board with one click.',
  'Merge two boards into one.',
  'Sign in once with single sign-on (SSO). SSO is for everybody.',
  'SSO (single sign-on) is new. Turn SSO on in the settings.',
  'Files may be UTF-8 now.',
  'The #1 wish of our users.',
  'Read https://tracker.example/ATLAS-123?hash=3f2a9c1d or ask atlas@EXAMPLE.com.',
  'NEW: boards for the EU, the UK and the USA.',
  'IMPORTANT: save your work.',
  'We fix: nothing in this line begins as a commit.',
  'Open 1234567 boards, or a facade of them.',
  `${words(30)}. ${words(30)}!\n${words(30)}`,
];

test.each(PLAIN)('nothing is pointed out in "%s"', (text) => {
  expect(plainLanguage(text)).toEqual([]);
});

test('what the name of the release or of a department abbreviates is known to its readers', () => {
  expect(found('CRM 4.2 is live. Thank you: QA.')).toEqual(['abbreviation: CRM', 'abbreviation: QA']);
  expect(found('CRM 4.2 is live. Thank you: QA.', ['CRM 4.2', 'QA'])).toEqual([]);
});

test('each thing is named once, with what to write instead', () => {
  const all = plainLanguage('SSO and SSO, ATLAS-1 and ATLAS-1, refactor and refactor.');
  expect(all.map((each) => each.found)).toEqual(['ATLAS-1', 'refactor', 'SSO']);
  for (const { instead } of all) expect(instead).toMatch(/^[A-Z].*\.$/);
});

test('no text makes it throw, and what it finds stands in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const { kind, found: what } of plainLanguage(text)) {
        expect(what).not.toBe('');
        if (kind !== 'long_sentence') expect(text.toWellFormed()).toContain(what);
      }
    }),
  );
});

const PLAIN_WORDS = [
  'boards',
  'people',
  'share',
  'now',
  'with',
  'a',
  'click',
  'Everybody',
  'faster',
  '12',
  'you',
];

test('plain short sentences are never pointed at', () => {
  const sentence = fc
    .array(fc.constantFrom(...PLAIN_WORDS), { minLength: 1, maxLength: 30 })
    .chain((said) => fc.constantFrom('.', '!', '?', '').map((end) => `${said.join(' ')}${end}`));
  const text = fc
    .array(sentence, { maxLength: 12 })
    .chain((all) => fc.constantFrom('. ', '\n', '.\n- ').map((between) => all.join(between)));
  fc.assert(
    fc.property(text, (said) => {
      expect(plainLanguage(said)).toEqual([]);
    }),
  );
});
