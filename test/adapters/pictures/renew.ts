import { mkdirSync, writeFileSync } from 'node:fs';
import { barChart } from '../../../src/adapters/pictures/bar-chart.ts';
import { draw } from '../../../src/adapters/pictures/draw.ts';
import { picturesOf } from '../../../src/domain/numbers/pictures.ts';
import { NAMES, NUMBERS, SCOPE } from './some-pictures.ts';

mkdirSync('test/fixtures/pictures', { recursive: true });
for (const picture of picturesOf(NUMBERS, NAMES)) {
  writeFileSync(`test/fixtures/pictures/${picture.name}.png`, draw(barChart(picture, SCOPE)).png);
}
