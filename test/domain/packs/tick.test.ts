import { describe, expect, it } from 'vitest';
import type { Asks, PackItem } from '../../../src/domain/packs/pack.ts';
import { LINK_MAX, readWords, TEXT_MAX } from '../../../src/domain/packs/tick.ts';

const item = (asks: Asks): PackItem => ({
  id: 'faq',
  question: 'Is there a page?',
  why: '',
  required: true,
  label: 'FAQ link',
  asks,
  feeds: null,
});

const long = `https://docs.example.com/${'a'.repeat(LINK_MAX)}`;

describe('a link is the whole https address of a page', () => {
  it.each(['https://docs.example.com', ' https://docs.example.com/a?b=c#d ', 'HTTPS://docs.example.com/ü'])(
    '%s is taken',
    (typed) => {
      expect(readWords(item('link'), typed)).toEqual({ link: typed.trim(), text: null });
    },
  );

  it.each([
    '',
    'docs.example.com',
    'http://docs.example.com',
    'https://docs',
    'https://',
    'https://a b.example.com',
    'javascript:alert(1)',
    'see https://docs.example.com',
    'https://docs.example.com\nhttps://evil.example.com',
    long,
  ])('%j is refused at the field', (typed) => {
    expect(readWords(item('link'), typed)).toMatchObject({ problems: [{ field: 'words' }] });
  });
});

describe('words beside a yes', () => {
  it('are kept as they were typed, without the space around them', () => {
    expect(readWords(item('text'), '  None known.\n')).toEqual({ link: null, text: 'None known.' });
  });

  it.each([
    ['nothing', '   '],
    ['too much', 'ä'.repeat(TEXT_MAX + 1)],
  ])('%s is refused at the field', (_name, typed) => {
    expect(readWords(item('text'), typed)).toMatchObject({ problems: [{ field: 'words' }] });
  });

  it('may be as many as the field holds', () => {
    expect(readWords(item('text'), '🚀'.repeat(TEXT_MAX))).toMatchObject({ link: null });
  });

  it('are not kept where a tap is enough', () => {
    expect(readWords(item('nothing'), 'more')).toEqual({ link: null, text: null });
  });
});
