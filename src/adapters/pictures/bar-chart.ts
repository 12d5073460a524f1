import type { Bar, Picture } from '../../domain/numbers/pictures.ts';

/**
 * Dark words on a white card, so that a picture reads the same on a light and on a dark screen; one blue for all bars
 * (of the palette of Okabe and Ito, which everybody tells from the rest). Colour alone says nothing: a bar that
 * stands on few releases is striped, and its words say so.
 */
const INK = '#1d1c1d';
const QUIET = '#5c5b5d';
const PAPER = '#ffffff';
const EDGE = '#8a898b';
const BLUE = '#0072b2';
const TRACK = '#e6e6e8';

export const FONT_FAMILY = 'DejaVu Sans';

const WIDTH = 1200;
const MARGIN = 32;
const TITLE_Y = 56;
const SCOPE_Y = 90;
const FIRST_ROW = 116;
const ROW = 56;
const BAR_HEIGHT = 28;
const LABEL_SIZE = 18;
const BARS_X = 520;
const BARS_WIDTH = 380;
const GAP = 16;

/** So many characters have room beside the bars, and behind them. */
const LABEL_LENGTH = 48;
const VALUE_LENGTH = 28;
const TITLE_LENGTH = 70;

/** Characters that XML cannot hold, and those that would turn the words around. */
const FORBIDDEN =
  /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const xml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

const clipped = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
};

type TextParts = { x: number; y: number; size: number; fill?: string; anchor?: 'end'; weight?: 'bold' };

const words = (text: string, { x, y, size, fill = INK, anchor, weight }: TextParts): string =>
  `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" font-size="${size}" fill="${fill}"${
    anchor === undefined ? '' : ` text-anchor="${anchor}"`
  }${weight === undefined ? '' : ` font-weight="${weight}"`}>${xml(text)}</text>`;

const rect = (x: number, y: number, width: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" rx="4" fill="${fill}"/>`;

const row = ({ label, length, value, few }: Bar, nth: number, most: number): string => {
  const top = FIRST_ROW + nth * ROW;
  const middle = top + BAR_HEIGHT / 2 + LABEL_SIZE / 2 - 3;
  const width = most === 0 ? 0 : (Math.min(length, most) / most) * BARS_WIDTH;
  const at = few === null ? value : `${value}, ${few}`;
  return [
    words(clipped(label, LABEL_LENGTH), { x: BARS_X - GAP, y: middle, size: LABEL_SIZE, anchor: 'end' }),
    rect(BARS_X, top, BARS_WIDTH, TRACK),
    width === 0 ? '' : rect(BARS_X, top, Math.max(width, 3), few === null ? BLUE : 'url(#few)'),
    words(clipped(at, VALUE_LENGTH), { x: BARS_X + BARS_WIDTH + GAP, y: middle, size: LABEL_SIZE }),
  ].join('');
};

const STRIPES = `<defs><pattern id="few" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="12" height="12" fill="${PAPER}"/><rect width="7" height="12" fill="${BLUE}"/></pattern></defs>`;

/**
 * A picture as SVG: a title, whose numbers they are, and a bar in each line.
 *
 * @param scope "all products, 2026"
 */
export const barChart = ({ title, bars, most }: Picture, scope: string): string => {
  const height = FIRST_ROW + bars.length * ROW + MARGIN - (ROW - BAR_HEIGHT) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    STRIPES,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="12" fill="${PAPER}" stroke="${EDGE}"/>`,
    words(clipped(title, TITLE_LENGTH), { x: MARGIN, y: TITLE_Y, size: 26, weight: 'bold' }),
    words(clipped(scope, TITLE_LENGTH), { x: MARGIN, y: SCOPE_Y, size: 18, fill: QUIET }),
    ...bars.map((bar, nth) => row(bar, nth, most)),
    '</svg>',
  ].join('');
};
