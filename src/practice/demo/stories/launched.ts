import type { Story } from '../scene.ts';
import { ANNOUNCEMENTS, READER } from '../stage/cast.ts';
import { passToDay } from './verbs.ts';
import { launchedAndRated } from './way.ts';

/** A few working days after the launch: everybody was asked again how it is. */
export const launched: Story = {
  name: 'launched',
  summary: 'Live for three working days: people rate it and say what they think.',
  opensAs: READER.id,
  opensAt: ANNOUNCEMENTS,
  hint: 'Atlas 2.0 is out: rate it under its announcement. Then be @release-manager and type “/release feedback”.',
  play: async (scene) => {
    await launchedAndRated(scene);
    await passToDay(scene, 5, '11:00');
  },
};
