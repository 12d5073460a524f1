import type { Story } from '../scene.ts';
import { channelId, leadId } from '../stage/cast.ts';
import { setUp } from '../stage/set-up.ts';
import { writePart } from './manager-verbs.ts';
import { green, passToDay, plan, start } from './verbs.ts';

const FACTS = 'Facts and way back';

/** All eight were green; then the price changed, and those who judged it are asked whether it still holds. */
export const priceChange: Story = {
  name: 'price-change',
  summary: 'All eight were green, then the price changed: those who judged it are asked again.',
  opensAs: leadId('docs'),
  opensAt: channelId('docs'),
  hint: 'All eight were green. Then the price changed, and Documentation judged the old one: press “Still green” if nothing has to be written anew. Be @qa-lead: QA does not judge prices, and nobody asks it.',
  play: async (scene) => {
    await setUp(scene);
    await plan(scene);
    await writePart(scene, FACTS, { price: '9 € a person and month', packages: 'Team and Company' });
    await start(scene);
    await passToDay(scene, -14, '16:30');
    for (const key of ['docs', 'training', 'marketing']) await green(scene, key);
    await passToDay(scene, -6, '10:30');
    for (const key of ['engineering', 'qa', 'product-marketing']) await green(scene, key);
    await passToDay(scene, -3, '18:15');
    for (const key of ['sales', 'support']) await green(scene, key);
    await passToDay(scene, -2, '11:00');
    await writePart(scene, FACTS, { price: '12 € a person and month' });
    await passToDay(scene, -2, '11:05');
  },
};
