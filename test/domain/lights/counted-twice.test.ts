import { describe, expect, test } from 'vitest';
import type { Light, Overlap, RecordedAnswer } from '../../../src/domain/lights/light.ts';
import { countedTwice } from '../../../src/domain/lights/separation.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, aStartedRelease, MAYA, NOW } from '../../support/builders.ts';

const VERA = { userId: 'U0VERA', name: 'Vera' };
const OMAR = { userId: 'U0OMAR', name: 'Omar' };
const QA: Overlap = { departments: ['QA'], manager: false };
const MANAGES: Overlap = { departments: [], manager: true };

const said = (by: RecordedAnswer['by'], also?: Overlap): RecordedAnswer => ({
  answer: 'green',
  by,
  at: NOW,
  asDeputy: false,
  ...(also && { also }),
});

const green = (key: 'docs' | 'qa', answer: RecordedAnswer, change: Partial<Light> = {}): Light =>
  aLight(key, { askedAt: NOW, state: 'green', answer, ...change });

const named = (lights: readonly Light[], change: Partial<Release> = {}) =>
  countedTwice({ ...aStartedRelease(), lights, ...change }).map(({ name, by }) => [name, by.name]);

describe('who counts twice, as it is named before a launch', () => {
  test.each<[string, readonly Light[], string[][]]>([
    ['nobody', [green('docs', said(VERA)), green('qa', said(OMAR))], []],
    ['somebody who answered for another before', [green('docs', said(VERA, QA))], [['Docs', 'Vera']]],
    ['the release manager', [green('docs', said(MAYA, MANAGES))], [['Docs', 'Maya']]],
    [
      'a light that counts with a condition',
      [green('docs', said(VERA, QA), { state: 'conditional' })],
      [['Docs', 'Vera']],
    ],
    ['no light that lost its ground', [green('docs', said(VERA, QA), { state: 'stale' })], []],
    ['no light that waits again', [green('docs', said(VERA, QA), { state: 'waiting' })], []],
    [
      'one of several who said green, though another said it last',
      [
        green('docs', said(OMAR), {
          votes: [
            { by: VERA, at: NOW },
            { by: OMAR, at: NOW },
          ],
        }),
        green('qa', said(VERA)),
      ],
      [['Docs', 'Vera']],
    ],
  ])('%s', (_who, lights, expected) => {
    expect(named(lights)).toEqual(expected);
  });

  test('whoever gave a light and was handed the release after that', () => {
    const lights = [green('docs', said(VERA)), green('qa', said(OMAR))];
    expect(named(lights, { manager: VERA })).toEqual([['Docs', 'Vera']]);
  });

  test('nobody in a rehearsal, which one person plays alone', () => {
    expect(named([green('docs', said(VERA, QA))], { practice: true })).toEqual([]);
  });
});
