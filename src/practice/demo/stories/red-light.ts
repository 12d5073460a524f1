import type { Story } from '../scene.ts';
import { inboxId, MANAGER } from '../stage/cast.ts';
import { green, notYet, onTrack, passToDay, type Trouble } from './verbs.ts';
import { everybodyAsked } from './way.ts';

const TROUBLE: Trouble = {
  reason: 'The price of the team plan is not decided. Nobody can print the price sheet.',
  solver: 'The finance team',
  expectedOn: -1,
};

/** Two days before the launch: five green, one red, one works on it, one is silent. */
export const redLight: Story = {
  name: 'red-light',
  summary: 'Two days before the launch: one department is red, one works on it, one is silent.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'Product marketing waits for a price: ask its lead to press “Change answer” in #product-marketing, or type “/release launch” and see what a red light does.',
  play: async (scene) => {
    await everybodyAsked(scene);
    await passToDay(scene, -6, '10:30');
    for (const key of ['engineering', 'qa']) await green(scene, key);
    await passToDay(scene, -3, '16:30');
    await onTrack(scene, 'support');
    await passToDay(scene, -2, '11:30');
    await notYet(scene, 'product-marketing', TROUBLE);
  },
};
