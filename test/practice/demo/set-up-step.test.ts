import { afterAll, beforeAll, expect, test } from 'vitest';
import { SET_UP_STEP } from '../../../src/practice/demo/guide/set-up-step.ts';
import { empty } from '../../../src/practice/demo/stories/empty.ts';
import { openScene } from './open-scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
  await empty.play(scene);
});
afterAll(() => scene.stop());

test('where nothing is set up, setting it up comes before the steps, and its button does it', async () => {
  expect(SET_UP_STEP.isDone(scene.slack)).toBe(false);
  await SET_UP_STEP.help?.play(scene);
  expect(SET_UP_STEP.isDone(scene.slack)).toBe(true);
});
