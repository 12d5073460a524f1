import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY } from './bar-chart.ts';

/** Only these: a picture is the same on every machine, whatever fonts it has. */
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)),
);

export type Drawn = { width: number; height: number; png: Buffer; pixels: Buffer };

/** Draws an SVG as PNG. Nothing is fetched: it holds words and shapes alone. */
export const draw = (svg: string): Drawn => {
  const image = new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  }).render();
  return { width: image.width, height: image.height, png: image.asPng(), pixels: image.pixels };
};
