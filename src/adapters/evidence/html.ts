/** A piece of HTML that is safe to stand in a page. */
export type Html = { readonly html: string };

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Signs that turn the direction of all that follows, and others that nobody sees. */
const INVISIBLE = /(?![\n\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

type Piece = Html | string | number | readonly Html[];

const written = (piece: Piece): string => {
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('\n');
};

/** Writes HTML; whatever is put into it is text, unless it was written by this function. */
export const html = (parts: TemplateStringsArray, ...values: readonly Piece[]): Html => ({
  html: String.raw({ raw: parts.raw }, ...values.map(written)),
});

export const nothing: Html = html``;
