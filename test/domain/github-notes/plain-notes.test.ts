import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOfStatus } from '../../../src/domain/github-notes/fetch-result.ts';
import { plainNotes } from '../../../src/domain/github-notes/plain-notes.ts';

test.each([
  ['a heading', "## What's Changed ##\r\n\r\n\r\n\r\nBoards", "What's Changed\n\nBoards"],
  ['bullets', '* one\n- two\n  + three\n- [x] done', '• one\n• two\n  • three\n• done'],
  ['bold and italic', 'A **new** __board__, *now* _free_, ~~not~~', 'A new board, now free, not'],
  ['names with underscores', 'use max_old_space and 2 * 3 * 4', 'use max_old_space and 2 * 3 * 4'],
  ['code', 'Run `npm ci`\n```sh\nnpm ci\n```', 'Run npm ci\nnpm ci'],
  ['a link', '[Docs](https://example.com/a_b "read")', 'Docs (https://example.com/a_b)'],
  ['an address as its own words', '[https://a.example](https://a.example)', 'https://a.example'],
  [
    'a bare address',
    '<https://a.example/x_y_z> https://b.example/_x_',
    'https://a.example/x_y_z https://b.example/_x_',
  ],
  ['a picture', 'Look: ![shot](https://a.example/x.png) here', 'Look:  here'],
  ['a comment', 'a<!-- for editors\nonly -->b <!-- open', 'ab <!-- open'],
  [
    'marks of HTML',
    '<details><summary>More</summary>\nthis &amp; that &lt;b&gt;</details>',
    'More\nthis & that <b>',
  ],
  ['a comparison', 'a < b and c > d', 'a < b and c > d'],
  ['a rule and an underlined heading', 'Title\n=====\n---\ntext', 'Title\ntext'],
  ['a quotation', '> said\n> > twice', 'said\ntwice'],
  ['what is escaped', '1\\. \\*not bold\\*', '1. *not bold*'],
  ['nothing', '<!-- nothing -->\n\n', ''],
])('%s', (_, markdown, plain) => {
  expect(plainNotes(markdown)).toBe(plain);
});

test('no text takes long, throws, or loses its words', () => {
  const hostile = ['[', '(', '*', '_', '`', '<', '<!--', '> ', '# ', '![', '~', '<a ', '**a'].map((piece) =>
    piece.repeat(40_000),
  );
  for (const text of hostile) {
    const began = performance.now();
    plainNotes(text);
    expect(performance.now() - began).toBeLessThan(2_000);
  }
  const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 });
  fc.assert(fc.property(words, (some) => plainNotes(some.join(' ')) === some.join(' ')));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainNotes(text).isWellFormed()));
});

test.each([
  [200, false, null],
  [301, false, 'moved'],
  [401, false, 'bad_token'],
  [403, false, 'not_let_in'],
  [403, true, 'too_many'],
  [404, false, 'not_found'],
  [429, false, 'too_many'],
  [500, false, 'no_answer'],
])('%s, out of calls: %s: %s', (status, isOutOfCalls, problem) => {
  expect(problemOfStatus(status, { isOutOfCalls })).toBe(problem);
});
