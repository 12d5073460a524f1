import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../src/practice/read/angle-brackets.ts';
import { mrkdwnPieces, type Piece } from '../../../src/practice/read/mrkdwn-pieces.ts';

const MARKS: Readonly<Record<string, [string, string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  strike: ['<s>', '</s>'],
  underline: ['<u>', '</u>'],
  code: ['<code>', '</code>'],
  pre: ['<pre>', '</pre>'],
  quote: ['<q>', '</q>'],
};

/** Writes pieces in one line, so that a table can be read. */
const written = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if ('pieces' in piece) return (MARKS[piece.kind] ?? ['', '']).join(written(piece.pieces));
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'line break') return '<br>';
      if (piece.kind === 'emoji') return `[emoji ${piece.name}]`;
      if (piece.kind === 'link') return `[${piece.label ?? ''} ${piece.url}]`;
      return 'id' in piece ? `[${piece.kind} ${piece.id}]` : `[${piece.kind}]`;
    })
    .join('');

describe('marks of mrkdwn', () => {
  it.each([
    ['bold, italic and struck', '*a* _b_ ~c~', '<b>a</b> <i>b</i> <s>c</s>'],
    ['marks inside marks', '*_a_ b*', '<b><i>a</i> b</b>'],
    ['marks beside punctuation', '(*a*), "_b_".', '(<b>a</b>), "<i>b</i>".'],
    ['underscores inside a word', 'snake_case_name', 'snake_case_name'],
    ['a star inside a word', '2*3*4 and a*b*', '2*3*4 and a*b*'],
    ['a mark before a blank', '* a* and *a *', '* a* and *a *'],
    ['a mark that is never closed', '*a and _b', '*a and _b'],
    ['an empty pair', '** __ ~~', '** __ ~~'],
    ['marks over two lines', '*a\nb*', '*a<br>b*'],
    ['nothing inside code', '`*a* :b: <@U01>`', '<code>*a* :b: [user U01]</code>'],
    ['code with entities', '`&lt;b&gt; &amp;amp;`', '<code><b> &amp;</code>'],
    ['a mark that code holds closes nothing', '*a `b*` c', '*a <code>b*</code> c'],
    ['a mention in bold', '*<@U01>*', '<b>[user U01]</b>'],
    ['a mark after a mention', '<@U01>*a*', '[user U01]<b>a</b>'],
    ['letters of other scripts', 'שלום *שלום* é_é_', 'שלום <b>שלום</b> é_é_'],
    ['an unknown command', '<!party> *a*', '<!party> <b>a</b>'],
  ])('%s', (_, text, shown) => {
    expect(written(mrkdwnPieces(text))).toBe(shown);
  });
});

describe('blocks of mrkdwn', () => {
  it.each([
    ['a quote', '&gt; a *b*\nc', '<q>a <b>b</b></q>c'],
    ['a quote by the sign itself', '> a', '<q>a</q>'],
    ['a quote of two lines', '&gt; a\n&gt;b', '<q>a<br>b</q>'],
    ['a quote to the end', '&gt;&gt;&gt; a\nb', '<q>a<br>b</q>'],
    ['a sign inside a line', 'a &gt; b', 'a > b'],
    ['preformatted text without its first and last line break', '```\na\n*b*\n```', '<pre>a\n*b*</pre>'],
    ['preformatted text between lines', 'a\n```b```\nc', 'a<pre>b</pre>c'],
    ['a fence that is never closed', '``` a', '``` a'],
    ['lists, which are plain text', '• a\n• b', '• a<br>• b'],
    ['empty lines', 'a\n\nb', 'a<br><br>b'],
  ])('%s', (_, text, shown) => {
    expect(written(mrkdwnPieces(text))).toBe(shown);
  });
});

describe('emoji and addresses', () => {
  it.each([
    ['an emoji by name', 'go :rocket:!', 'go [emoji rocket]!'],
    ['two emoji beside each other', ':+1::tada:', '[emoji +1][emoji tada]'],
    ['a time of the day', 'at 12:30:45', 'at 12:30:45'],
    ['an address with a name', '<https://a.example|*a*>', '[*a* https://a.example]'],
    ['a bare address', 'see https://a.example/b_c_d.', 'see [ https://a.example/b_c_d].'],
    ['a bare address with an entity', 'https://a.example?a=1&amp;b=2', '[ https://a.example?a=1&b=2]'],
    ['a bare address in bold', '*https://a.example*', '<b>[ https://a.example]</b>'],
    ['an escaped tag', '&lt;https://a.example&gt;', '<[ https://a.example]>'],
  ])('%s', (_, text, shown) => {
    expect(written(mrkdwnPieces(text))).toBe(shown);
  });
});

const lettersIn = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if ('pieces' in piece) return lettersIn(piece.pieces);
      return piece.kind === 'text' ? piece.text : piece.kind === 'emoji' ? piece.name : '';
    })
    .join('');

describe('any text', () => {
  const parts = fc.constantFrom('*', '_', '~', '`', '```', '\n', '&gt; ', '&amp;', ':a:', ' ', 'b', 'é');

  it('loses no letter', () => {
    const letters = (text: string): string => decodeEntities(text).replace(/[^abé]/g, '');
    fc.assert(
      fc.property(fc.array(parts), (chosen) => {
        const text = chosen.join('');
        expect(letters(lettersIn(mrkdwnPieces(text)))).toBe(letters(text));
      }),
    );
  });

  it('of many open marks is read in one go', () => {
    const before = performance.now();
    expect(lettersIn(mrkdwnPieces('*a _b ~c '.repeat(4_000))).length).toBe(36_000);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
