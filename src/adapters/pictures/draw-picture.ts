import type { DrawPicture } from '../../application/numbers/ask-pictures.ts';
import { barChart } from './bar-chart.ts';

/** Draws numbers; what draws is loaded with the first picture, because most days draw none. */
export const drawPicture: DrawPicture = async (picture, scope) => {
  const { draw } = await import('./draw.ts');
  return draw(barChart(picture, scope)).png;
};
