import type { Story } from '../scene.ts';
import { inboxId, leadId, MANAGER } from '../stage/cast.ts';
import { hold, passToDay } from './verbs.ts';
import { everybodyAsked } from './way.ts';

/** The lead of QA stopped it; its manager decides how it goes on. */
export const onHold: Story = {
  name: 'on-hold',
  summary: 'A lead has put the release on hold; its manager can resume it.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'The lead of QA put Atlas 2.0 on hold: press “Resume” in your messages with Greenlight. Nobody is asked until then.',
  play: async (scene) => {
    await everybodyAsked(scene);
    await passToDay(scene, -6, '10:30');
    await hold(
      scene,
      leadId('qa'),
      'A customer reports that a board lost its comments. We look into it first.',
    );
  },
};
