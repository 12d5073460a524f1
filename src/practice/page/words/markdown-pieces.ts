import { mrkdwnPieces, type Piece } from '../../read/mrkdwn-pieces.ts';

/** A part of standard Markdown that stands by itself. */
export type MarkdownPart =
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'heading'; level: number; pieces: Piece[] }
  | { kind: 'rule' };

/** One line in the marks of mrkdwn, which know bold, italic, strike, code and links too. */
const asMrkdwn = (line: string): string =>
  line
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/!?\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<$2|$1>')
            .replace(/(?<!\*)\*(?![*\s])([^*]+)(?<!\s)\*(?!\*)/g, '_$1_')
            .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__/g, '*$1$2*')
            .replace(/~~(?=\S)(.+?)(?<=\S)~~/g, '~$1~'),
    )
    .join('');

const inline = (text: string): Piece[] => mrkdwnPieces(asMrkdwn(text));

const listOf = (lines: readonly string[]): Piece[] =>
  lines.map((line) => {
    const [, blanks = '', mark = '', words = ''] = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/.exec(line) ?? [];
    const isOrdered = /\d/.test(mark);
    return {
      kind: 'list',
      isOrdered,
      start: isOrdered ? Number.parseInt(mark, 10) : 1,
      indent: Math.floor(blanks.length / 2),
      items: [inline(words)],
    };
  });

const LIST = /^\s*([-*+]|\d+[.)])\s+/;

const partOf = (chunk: string): MarkdownPart => {
  const heading = /^(#{1,6})\s+(.*)$/.exec(chunk);
  if (heading !== null) {
    return { kind: 'heading', level: Math.min(heading[1]?.length ?? 1, 4), pieces: inline(heading[2] ?? '') };
  }
  if (/^(-{3,}|\*{3,}|_{3,})$/.test(chunk.trim())) return { kind: 'rule' };
  if (chunk.startsWith('```')) {
    const text = chunk.replace(/^```[^\n]*\n?/, '').replace(/\n?```$/, '');
    return { kind: 'paragraph', pieces: [{ kind: 'pre', pieces: [{ kind: 'text', text }] }] };
  }
  const lines = chunk.split('\n');
  if (lines.every((line) => LIST.test(line))) return { kind: 'paragraph', pieces: listOf(lines) };
  return { kind: 'paragraph', pieces: inline(chunk) };
};

/** Lines that belong together: a fence, a heading, a list, or what stands between blank lines. */
const chunksOf = (text: string): string[] =>
  text.split(/(^```[\s\S]*?^```$)/m).flatMap((part) => {
    if (part.startsWith('```')) return [part];
    const chunks: string[] = [];
    let goesOn = false;
    for (const line of part.split('\n')) {
      const stands = /^#{1,6}\s|^(-{3,}|\*{3,}|_{3,})$/.test(line);
      const isList = LIST.test(line);
      const last = chunks.at(-1);
      if (line.trim() === '') goesOn = false;
      else if (goesOn && !stands && last !== undefined && LIST.test(last) === isList) {
        chunks[chunks.length - 1] = `${last}\n${line}`;
      } else {
        chunks.push(line);
        goesOn = !stands;
      }
    }
    return chunks;
  });

/** Takes standard Markdown apart: headings, lists, rules, fences, paragraphs. Tables stay as they are written. */
export const markdownPieces = (text: string): MarkdownPart[] => chunksOf(text).map(partOf);
