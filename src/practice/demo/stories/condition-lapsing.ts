import type { Story } from '../scene.ts';
import { inboxId, leadId, leadName } from '../stage/cast.ts';
import { type Condition, green, greenIf, passToDay } from './verbs.ts';
import { everybodyAsked } from './way.ts';

const FILM: Condition = {
  condition: 'The film of the training stands in the help pages.',
  owner: leadName('docs'),
  dueOn: -2,
};

/** Seven are green, and Support is if another department keeps a promise until tonight. */
export const conditionLapsing: Story = {
  name: 'condition-lapsing',
  summary: 'A green light counts on one more thing, and its day ends tonight.',
  opensAs: leadId('docs'),
  opensAt: inboxId(leadId('docs')),
  hint: 'Support is green if you bring a film into the help pages today: press “It is done”. Or press “To the next thing” until tomorrow: its light turns red, and @release-manager reads in “/release launch” what is in the way. It can still be done then.',
  play: async (scene) => {
    await everybodyAsked(scene);
    await passToDay(scene, -6, '10:30');
    for (const key of ['engineering', 'qa', 'product-marketing']) await green(scene, key);
    await passToDay(scene, -6, '16:30');
    await greenIf(scene, 'support', FILM);
    await passToDay(scene, -3, '18:15');
    await green(scene, 'sales');
    await passToDay(scene, -2, '17:30');
  },
};
