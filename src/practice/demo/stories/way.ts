import type { Scene } from '../scene.ts';
import { GUEST, leadId } from '../stage/cast.ts';
import { setUp } from '../stage/set-up.ts';
import { green, launch, passToDay, plan, rate, start } from './verbs.ts';

type Step = (scene: Scene) => Promise<void>;
const nothingMore: Step = async () => undefined;

/**
 * Atlas from its plan to the evening on which all have been asked; three of those with ten days are green.
 * @param completed what else its manager does before Start
 */
export const everybodyAsked = async (scene: Scene, completed: Step = nothingMore): Promise<void> => {
  await setUp(scene);
  await plan(scene);
  await completed(scene);
  await start(scene);
  await passToDay(scene, -14, '16:30');
  for (const key of ['docs', 'training', 'marketing']) await green(scene, key);
  await passToDay(scene, -7, '19:30');
};

/** All eight are green, each in its own working hours. */
export const everybodyGreen = async (scene: Scene, completed: Step = nothingMore): Promise<void> => {
  await everybodyAsked(scene, completed);
  await passToDay(scene, -6, '10:30');
  for (const key of ['engineering', 'qa', 'product-marketing']) await green(scene, key);
  await passToDay(scene, -3, '18:15');
  for (const key of ['sales', 'support']) await green(scene, key);
};

/** The same, and the moment is near. */
export const allGreenAtLaunch = async (scene: Scene): Promise<void> => {
  await everybodyGreen(scene);
  await passToDay(scene, 0, '13:35');
};

/** Live, announced, and rated by four people on its first day; two of them say why. */
export const launchedAndRated = async (scene: Scene): Promise<void> => {
  await allGreenAtLaunch(scene);
  await launch(scene);
  await passToDay(scene, 0, '16:00');
  await rate(scene, leadId('docs'), 5, { liked: 'One question, on the day on which it mattered.' });
  await rate(scene, leadId('sales'), 3, {
    disliked: 'The price came late.',
    wish: 'The price sheet a week earlier.',
  });
  await rate(scene, leadId('support'), 4);
  await rate(scene, GUEST.id, 5);
};
