import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPicture } from '../adapters/pictures/draw-picture.ts';
import { type NumberHouse, reportOf } from '../application/numbers/read-numbers.ts';
import { altText, picturesOf } from '../domain/numbers/pictures.ts';

/**
 * Draws the numbers of the whole workspace, of all years and of each, into a folder: `2026-lights.png`, and beside it
 * `2026-lights.txt`, which says the same in words. What is there under these names is replaced.
 *
 * @returns how many pictures were drawn
 */
export const drawNumbers = async (house: NumberHouse, folder: string): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  const { years } = reportOf(house, { product: null, year: null });
  let drawn = 0;
  for (const year of [null, ...years]) {
    const { numbers, names } = reportOf(house, { product: null, year });
    const scope = `all products, ${year ?? 'all years'}`;
    for (const picture of picturesOf(numbers, names)) {
      const name = join(folder, `${year ?? 'all'}-${picture.name}`);
      writeFileSync(`${name}.png`, await drawPicture(picture, scope));
      writeFileSync(`${name}.txt`, `${altText(picture, scope)}\n`);
      drawn += 1;
    }
  }
  return drawn;
};
