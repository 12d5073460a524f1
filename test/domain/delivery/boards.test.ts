import { expect, test } from 'vitest';
import { releaseBoards } from '../../../src/domain/delivery/boards.ts';
import { MAYA, NOW, someSettings } from '../../support/builders.ts';
import { allGreen, deploying } from '../deciding.ts';

const settings = someSettings();
const RICO = { userId: 'U0RICO', name: 'Rico' };

test.each([
  ['none where the manager who launched reads on', MAYA, [false, false]],
  ['one for somebody who took it over meanwhile', RICO, [true, true]],
] as const)('while a deployment runs a launch prompt is posted: %s', (_words, manager, expected) => {
  const prompts = releaseBoards(deploying({ manager, standInId: 'U0STAND' }), settings, NOW).filter(
    ({ kind }) => kind === 'board.launch_prompt',
  );
  expect(prompts.map(({ payload }) => payload.post)).toEqual(expected);
});

test('ready for the second time: a message of its own, the first is left as it is', () => {
  const ready = allGreen();
  const subjects = (readied: number) =>
    releaseBoards(ready, settings, NOW, readied)
      .filter(({ kind }) => kind === 'board.all_green')
      .map(({ slot }) => slot?.subject);
  expect([subjects(0), subjects(1), subjects(2)]).toEqual([['1'], ['1'], ['1:2']]);
});

test.each([
  ['2026-12-10T12:29:59.000Z', false],
  ['2026-12-10T12:30:00.000Z', true],
  ['2026-12-11T09:00:00.000Z', true],
])('at %s, for a launch at 13:00Z, every change wishes for the launch prompt: %s', (now, post) => {
  const prompts = releaseBoards(allGreen(), settings, now).filter(
    ({ kind }) => kind === 'board.launch_prompt',
  );
  expect(prompts.map(({ payload }) => payload.post)).toEqual([post]);
});
