import { type Angle, decodeEntities, parseAngle, parseAngles } from './angle-brackets.ts';

/** What stands in a line: words, mentions, dates, links, emoji, and what is set off by marks around them. */
export type Piece =
  | Angle
  /** `glyph` is what the sender says that it looks like. */
  | { kind: 'emoji'; name: string; glyph: string | null }
  | { kind: 'line break' }
  | { kind: 'bold' | 'italic' | 'strike' | 'underline' | 'code'; pieces: Piece[] }
  /** Blocks of their own, with no line break before or after them. */
  | { kind: 'pre' | 'quote'; pieces: Piece[] }
  /** `start` is the number of the first item, `indent` how deep the list stands in others. */
  | { kind: 'list'; isOrdered: boolean; start: number; indent: number; items: Piece[][] }
  /** Such as "#14532d". */
  | { kind: 'colour'; value: string };

type Lexeme =
  | { kind: 'piece'; piece: Piece }
  | { kind: 'mark'; mark: string }
  /** As it was sent, entities and all. */
  | { kind: 'text'; text: string }
  | { kind: 'newline' };

const STYLES: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
};

/**
 * Everything in mrkdwn that is more than a letter. Code comes first, because nothing inside it is formatted; an
 * address goes before the marks, because it may hold underscores.
 */
const LEXEMES = new RegExp(
  [
    '```(?<pre>[\\s\\S]+?)```',
    '(?<![\\p{L}\\p{N}`])`(?<code>[^`\\n]+)`(?![\\p{L}\\p{N}`])',
    '<(?<angle>[^<>\\n]+)>',
    "(?<![\\p{L}\\p{N}]):(?<emoji>[a-z0-9_+'-]+):",
    '(?<url>https?://(?:(?!&[lg]t;)[^\\s<>|*~`])+(?<![.,;:!?)\'"_]))',
    '(?<newline>\\n)',
    '(?<mark>[*_~])',
  ].join('|'),
  'gu',
);

const piece = (one: Piece): Lexeme => ({ kind: 'piece', piece: one });

const lexemeOf = (groups: Readonly<Record<string, string | undefined>>, raw: string): Lexeme => {
  const { pre, code, angle, emoji, url, newline, mark } = groups;
  // Slack drops the line breaks next to the fences.
  if (pre !== undefined) return piece({ kind: 'pre', pieces: parseAngles(pre.replace(/^\n|\n$/g, '')) });
  if (code !== undefined) return piece({ kind: 'code', pieces: parseAngles(code) });
  if (emoji !== undefined) return piece({ kind: 'emoji', name: emoji, glyph: null });
  if (url !== undefined) return piece({ kind: 'link', url: decodeEntities(url), label: null });
  if (newline !== undefined) return { kind: 'newline' };
  if (mark !== undefined) return { kind: 'mark', mark };
  const known = angle === undefined ? null : parseAngle(angle);
  return known === null ? { kind: 'text', text: raw } : piece(known);
};

const lexemesOf = (text: string): Lexeme[] => {
  const lexemes: Lexeme[] = [];
  let end = 0;
  for (const match of text.matchAll(LEXEMES)) {
    if (match.index > end) lexemes.push({ kind: 'text', text: text.slice(end, match.index) });
    lexemes.push(lexemeOf(match.groups ?? {}, match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) lexemes.push({ kind: 'text', text: text.slice(end) });
  return lexemes;
};

const edgeOf = (lexeme: Lexeme | undefined, at: 0 | -1): string => {
  if (lexeme?.kind === 'text') return lexeme.text.at(at) ?? '';
  return lexeme?.kind === 'mark' ? lexeme.mark : '';
};

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
const isBlank = (character: string): boolean => /\s/.test(character);

const isMark = (lexeme: Lexeme | undefined, mark: string): boolean =>
  lexeme?.kind === 'mark' && lexeme.mark === mark;

/** A mark opens before a word and not inside one. */
const opensAt = (lexemes: readonly Lexeme[], at: number, mark: string): boolean => {
  const next = lexemes[at + 1];
  const isInWord = isWord(edgeOf(lexemes[at - 1], -1));
  return next !== undefined && !isInWord && !isBlank(edgeOf(next, 0)) && !isMark(next, mark);
};

/** It closes behind a word and not inside one. */
const closingAfter = (lexemes: readonly Lexeme[], opening: number, mark: string): number | null => {
  for (let at = opening + 2; at < lexemes.length; at += 1) {
    const closes =
      isMark(lexemes[at], mark) &&
      !isBlank(edgeOf(lexemes[at - 1], -1)) &&
      !isWord(edgeOf(lexemes[at + 1], 0));
    if (closes) return at;
  }
  return null;
};

const wordsOf = (lexeme: Lexeme): Piece | null => {
  if (lexeme.kind === 'piece') return lexeme.piece;
  if (lexeme.kind === 'newline') return null;
  return { kind: 'text', text: lexeme.kind === 'mark' ? lexeme.mark : decodeEntities(lexeme.text) };
};

const append = (pieces: Piece[], one: Piece | null): void => {
  const last = pieces.at(-1);
  if (one?.kind === 'text' && last?.kind === 'text') last.text += one.text;
  else if (one !== null) pieces.push(one);
};

const lineOf = (lexemes: readonly Lexeme[]): Piece[] => {
  const pieces: Piece[] = [];
  // A mark that closes nowhere behind here closes nowhere behind a later one: a line of them is read once.
  const neverClosed = new Set<string>();
  for (let at = 0; at < lexemes.length; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const mark = lexeme.kind === 'mark' ? lexeme.mark : '';
    const style = neverClosed.has(mark) || !opensAt(lexemes, at, mark) ? undefined : STYLES[mark];
    const closing = style === undefined ? null : closingAfter(lexemes, at, mark);
    if (style !== undefined && closing !== null) {
      pieces.push({ kind: style, pieces: lineOf(lexemes.slice(at + 1, closing)) });
      at = closing;
    } else {
      if (style !== undefined) neverClosed.add(mark);
      append(pieces, wordsOf(lexeme));
    }
  }
  return pieces;
};

type Row = { kind: 'line' | 'quote' | 'pre'; pieces: Piece[] };

const QUOTE = /^(?:>|&gt;) ?/;
const QUOTE_TO_THE_END = /^(?:>|&gt;){3} ?/;

const withoutMark = (lexemes: readonly Lexeme[], mark: RegExp): Lexeme[] | null => {
  const [first, ...rest] = lexemes;
  if (first?.kind !== 'text' || !mark.test(first.text)) return null;
  const text = first.text.replace(mark, '');
  return text === '' ? rest : [{ kind: 'text', text }, ...rest];
};

/** Lines, and preformatted text as a row of its own, without the line break that follows it. */
const rowsOf = (lexemes: readonly Lexeme[]): Row[] => {
  const rows: Row[] = [];
  let line: Lexeme[] = [];
  let quotesOn = false;
  const endLine = (): void => {
    const opening = quotesOn ? null : withoutMark(line, QUOTE_TO_THE_END);
    quotesOn ||= opening !== null;
    const quoted = opening ?? withoutMark(line, QUOTE) ?? (quotesOn ? line : null);
    rows.push({ kind: quoted === null ? 'line' : 'quote', pieces: lineOf(quoted ?? line) });
    line = [];
  };
  let followsPre = false;
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'piece' && lexeme.piece.kind === 'pre') {
      if (line.length > 0) endLine();
      rows.push({ kind: 'pre', pieces: [lexeme.piece] });
      followsPre = true;
    } else {
      if (lexeme.kind !== 'newline') line.push(lexeme);
      else if (!followsPre) endLine();
      followsPre = false;
    }
  }
  if (line.length > 0) endLine();
  return rows;
};

/**
 * Takes mrkdwn apart into what a client shows, by Slack's rules: marks count at the edges of words and within one
 * line, nothing is formatted inside code, a quote starts with its line, and lists are plain text.
 */
export const mrkdwnPieces = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let before: Row['kind'] | null = null;
  for (const row of rowsOf(lexemesOf(text))) {
    const last = pieces.at(-1);
    if (row.kind === 'quote' && before === 'quote' && last?.kind === 'quote') {
      last.pieces.push({ kind: 'line break' }, ...row.pieces);
    } else {
      if (row.kind === 'line' && before === 'line') pieces.push({ kind: 'line break' });
      if (row.kind === 'quote') pieces.push({ kind: 'quote', pieces: row.pieces });
      else pieces.push(...row.pieces);
    }
    before = row.kind;
  }
  return pieces;
};
