import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { barChart } from '../../../src/adapters/pictures/bar-chart.ts';
import { type Drawn, draw } from '../../../src/adapters/pictures/draw.ts';
import { altText, picturesOf } from '../../../src/domain/numbers/pictures.ts';
import { NAMES, NUMBERS, SCOPE } from './some-pictures.ts';

const PICTURES = picturesOf(NUMBERS, NAMES);

/** `node test/adapters/pictures/renew.ts` draws them anew: look at each before you commit it. */
const storedAt = (name: string): string => `test/fixtures/pictures/${name}.png`;

/** The pixels of a stored picture, as the library that drew it reads it. */
const decoded = (file: string, { width, height }: Drawn): Buffer => {
  const png = readFileSync(file).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="data:image/png;base64,${png}" width="${width}" height="${height}"/></svg>`;
  return draw(svg).pixels;
};

/** How many of a hundred pixels differ so much that somebody would see it. */
const difference = (a: Buffer, b: Buffer): number => {
  let differ = 0;
  for (let at = 0; at < a.length; at += 4) {
    const apart = [0, 1, 2, 3].some(
      (channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > 48,
    );
    if (apart) differ += 1;
  }
  return (differ / (a.length / 4)) * 100;
};

const TOLERANCE = 0.1;

describe.each(PICTURES.map((picture) => [picture.name, picture] as const))(
  'the picture "%s"',
  (name, picture) => {
    test('is the stored one, but for what nobody sees', () => {
      const drawn = draw(barChart(picture, SCOPE));
      const stored = decoded(storedAt(name), drawn);
      expect(stored.length).toBe(drawn.pixels.length);
      expect(difference(stored, drawn.pixels)).toBeLessThan(TOLERANCE);
    });

    test('says the same to whoever does not see it', () => {
      const alt = altText(picture, SCOPE);
      for (const { label, value, few } of picture.bars) {
        expect(alt).toContain(`${label}: ${value}${few === null ? '' : ` (${few})`}`);
      }
    });
  },
);

test('another number is another picture: the comparison would notice', () => {
  const [picture] = PICTURES;
  if (picture === undefined) throw new Error('There is no picture.');
  const [first, ...others] = picture.bars;
  if (first === undefined) throw new Error('There is no bar.');
  const changed = { ...picture, bars: [{ ...first, length: first.length - 20, value: '55%' }, ...others] };
  const [before, after] = [picture, changed].map((each) => draw(barChart(each, SCOPE)).pixels);
  expect(difference(before ?? Buffer.alloc(0), after ?? Buffer.alloc(0))).toBeGreaterThan(TOLERANCE);
});

test('there is one for each kind of numbers, and none without a bar', () => {
  expect(PICTURES.map(({ name }) => name)).toEqual(['kept', 'lights', 'moves', 'way']);
  const nothing = { ...NUMBERS, departments: [], slips: [], gates: [] };
  expect(picturesOf(nothing, NAMES).map(({ name }) => name)).toEqual(['kept']);
});

test('departments stand in the order of their names, not of their numbers', () => {
  const lights = PICTURES.find(({ name }) => name === 'lights');
  const labels = lights?.bars.map(({ label }) => label) ?? [];
  expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b, 'en')));
});

test('the alternative text of a picture is a whole sentence', () => {
  const moves = PICTURES.find(({ name }) => name === 'moves');
  expect(moves === undefined ? '' : altText(moves, SCOPE)).toBe(
    'Why dates moved, and by how many days, all products, 2026. the people are missing: 14 days; nobody said why: 7 days (only 1 release).',
  );
});

/** Relative luminance and contrast (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

test('words and bars stand out from the card, and the card from a light and a dark screen', () => {
  const [picture] = PICTURES;
  const svg = picture === undefined ? '' : barChart(picture, SCOPE);
  const [, paper = '', edge = ''] = /rx="12" fill="(#\w{6})" stroke="(#\w{6})"/.exec(svg) ?? [];
  for (const [, ink = ''] of svg.matchAll(/<text [^>]*fill="(#\w{6})"/g)) {
    expect(contrast(ink, paper)).toBeGreaterThan(4.5);
  }
  expect(contrast('#0072b2', paper)).toBeGreaterThan(3);
  expect(contrast('#0072b2', '#e6e6e8')).toBeGreaterThan(3);
  for (const screen of ['#ffffff', '#1a1d21']) expect(contrast(edge, screen)).toBeGreaterThan(3);
});

test('what people wrote is words in a picture and nothing else', () => {
  const nasty = '</text><image href="file:///etc/passwd"/>\u0000\u202e&';
  const svg = barChart({ name: 'x', title: nasty, bars: [], most: 0 }, nasty);
  expect(svg).not.toContain('<image');
  for (const sign of ['\u0000', '\u202e']) expect(svg).not.toContain(sign);
  expect(() => draw(svg)).not.toThrow();
});
