import type { Story } from '../scene.ts';
import { MANAGER, RELEASES } from '../stage/cast.ts';
import { close, passToDay } from './verbs.ts';
import { launchedAndRated } from './way.ts';

/** The look back is done; what people said can still be read. */
export const closed: Story = {
  name: 'closed',
  summary: 'Closed with what was learnt; what people said can still be read.',
  opensAs: MANAGER.id,
  opensAt: RELEASES,
  opensOnPin: true,
  hint: 'Atlas 2.0 is closed: its card, pinned in #releases, says what came of it. Type “/release feedback atlas-2.0” to read what people said.',
  play: async (scene) => {
    await launchedAndRated(scene);
    // Seven working days after the launch the bot asks its manager to look back.
    await passToDay(scene, 11, '10:30');
    await close(scene, {
      outcome: 'Out on the planned day. A quarter of the teams shared a board in the first week.',
      lessons: 'Decide the price before the first question goes out.',
    });
  },
};
