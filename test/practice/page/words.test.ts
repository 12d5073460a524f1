import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hostOf, loadableSource } from '../../../src/practice/page/blocks/image-source.ts';
import { glyphOf, plainPieces, withGlyphs } from '../../../src/practice/page/words/emoji-table.ts';
import { markdownPieces } from '../../../src/practice/page/words/markdown-pieces.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('emoji', () => {
  it('every one that the bot sends has a glyph', () => {
    const names = globSync('src/adapters/slack/**/*.ts', { cwd: root }).flatMap((path) =>
      [...readFileSync(`${root}${path}`, 'utf8').matchAll(/(?<![\w:]):([a-z][a-z0-9_+-]+):(?![\w:])/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(new Set(names).size).toBeGreaterThan(3);
    expect([...new Set(names)].filter((name) => glyphOf(name) === null)).toEqual([]);
  });

  it.each([
    ['a known name', 'go :rocket:', 'go 🚀'],
    ['an unknown one', ':unheard_of:', ':unheard_of:'],
    ['a name that every object has', ':constructor:', ':constructor:'],
    ['a time', '12:30:45', '12:30:45'],
  ])('%s in a string', (_, text, shown) => {
    expect(withGlyphs(text)).toBe(shown);
  });

  it('plain text is taken apart at them only', () => {
    expect(plainPieces('*a* :tada:!')).toEqual([
      { kind: 'text', text: '*a* ' },
      { kind: 'emoji', name: 'tada', glyph: null },
      { kind: 'text', text: '!' },
    ]);
  });
});

describe('pictures', () => {
  const origin = 'http://127.0.0.1:4477';

  it.each([
    ['one that is in its address', 'data:image/png;base64,AAAA', true],
    ['one of the page', '/app/page/a.svg', true],
    ['one of the page, in full', `${origin}/a.png`, true],
    ['one of another host', 'https://example.com/a.png', false],
    ['one of another port', 'http://127.0.0.1:1/a.png', false],
    ['one without a protocol', '//example.com/a.png', false],
    ['a document in its address', 'data:text/html,a', false],
  ])('%s', (_, address, isLoaded) => {
    expect(loadableSource(address, origin) !== null).toBe(isLoaded);
  });

  it('the host that is not asked is named', () => {
    expect(hostOf('https://example.com/a.png')).toBe('example.com');
    expect(hostOf('nonsense')).toBeNull();
  });
});

describe('standard Markdown', () => {
  const text = (words: string) => ({ kind: 'text', text: words });

  it('knows headings, rules, paragraphs and fences', () => {
    expect(markdownPieces('# A\nb\nc\n\n---\n```js\n*d*\n```')).toEqual([
      { kind: 'heading', level: 1, pieces: [text('A')] },
      { kind: 'paragraph', pieces: [text('b'), { kind: 'line break' }, text('c')] },
      { kind: 'rule' },
      { kind: 'paragraph', pieces: [{ kind: 'pre', pieces: [text('*d*')] }] },
    ]);
  });

  it('knows its own marks and links, and nothing inside code', () => {
    expect(markdownPieces('**a** *b* [c](https://c.example) `**d**`')).toEqual([
      {
        kind: 'paragraph',
        pieces: [
          { kind: 'bold', pieces: [text('a')] },
          text(' '),
          { kind: 'italic', pieces: [text('b')] },
          text(' '),
          { kind: 'link', url: 'https://c.example', label: 'c' },
          text(' '),
          { kind: 'code', pieces: [text('**d**')] },
        ],
      },
    ]);
  });

  it('knows lists in lists', () => {
    const list = (isOrdered: boolean, start: number, indent: number, words: string) => ({
      kind: 'list',
      isOrdered,
      start,
      indent,
      items: [[text(words)]],
    });
    expect(markdownPieces('- a\n  2. b')).toEqual([
      { kind: 'paragraph', pieces: [list(false, 1, 0, 'a'), list(true, 2, 1, 'b')] },
    ]);
  });
});
