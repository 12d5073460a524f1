/** The first part stands in the announcement itself, the others follow in its thread. */
export const FIRST_PART = 3000;
export const NEXT_PART = 3500;

/** Where a text may be parted, best first; each matches the end of a piece, its separator included. */
const BOUNDS = [/^[\s\S]*\n[^\S\n]*\n/, /^[\s\S]*\n/, /^[\s\S]*\s/] as const;
/** A paragraph or a line is kept together where that leaves at least this share of the room filled. */
const FILLED = 0.5;

/** An entity or a pair of surrogates that the end would cut in two begins this far before it. */
const overhang = (text: string, end: number): number => {
  const entity = /&[#\w]{0,10}$/.exec(text.slice(Math.max(0, end - 12), end));
  if (entity !== null && /^[#\w]{0,10};/.test(text.slice(end))) return entity[0].length;
  return /[\uD800-\uDBFF]$/.test(text.slice(0, end)) ? 1 : 0;
};

const firstPiece = (text: string, max: number): string => {
  if (text.length <= max) return text;
  // A word that ends exactly at the room's end is whole.
  const room = text.slice(0, max);
  const last = BOUNDS.length - 1;
  for (const [index, bound] of BOUNDS.entries()) {
    const piece = bound.exec(room)?.[0];
    if (piece !== undefined && piece.trim() !== '' && (index === last || piece.length >= max * FILLED)) {
      return piece;
    }
  }
  if (/^\s/.test(text.slice(max))) return room;
  // One word, or one address, that is longer than a whole message.
  return room.slice(0, max - overhang(text, max));
};

/**
 * Parts long notes into messages, in order: at the end of a paragraph, else of a line, else of a word. Never inside
 * a word, an address or an entity, unless it alone is longer than a message. Joined they are the notes again.
 */
export const splitNotes = (
  notes: string,
  { first, next }: { first: number; next: number } = { first: FIRST_PART, next: NEXT_PART },
): readonly string[] => {
  const pieces: string[] = [];
  let rest = notes.toWellFormed();
  while (rest.length > 0) {
    const piece = firstPiece(rest, pieces.length === 0 ? first : next);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
};
