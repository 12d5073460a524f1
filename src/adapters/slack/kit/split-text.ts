import { beginning } from './clip.ts';

/** Where a text may be parted, best first; each matches the end of a piece, its separator included. */
const BOUNDS = [/^[\s\S]*\n[^\S\n]*\n/, /^[\s\S]*\n/, /^[\s\S]*\s/] as const;

/** A piece is only parted at a better bound if that leaves at least this share of the room filled. */
const FILLED = 0.5;

const firstPiece = (text: string, max: number): string => {
  const room = beginning(text, max);
  if (room.length === text.length) return text;
  for (const bound of BOUNDS) {
    const piece = bound.exec(room)?.[0];
    if (piece !== undefined && piece.length >= max * FILLED) return piece;
  }
  return room;
};

/**
 * Parts a long text at the end of a paragraph, else of a line, else of a word, else between two characters.
 * Nothing is lost: the pieces joined give the text again (a broken surrogate becomes U+FFFD).
 * @param max of each piece in UTF-16 code units, at least 2
 */
export const splitText = (text: string, max: number): string[] => {
  const pieces: string[] = [];
  let rest = text.toWellFormed();
  while (rest.length > 0) {
    const piece = firstPiece(rest, max);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
};
