import type { Story } from '../scene.ts';
import { MANAGER, RELEASES } from '../stage/cast.ts';
import { setUp } from '../stage/set-up.ts';

/** Where the guide begins. */
export const start: Story = {
  name: 'start',
  summary: 'Everything is set up and nothing planned: the guide begins here.',
  opensAs: MANAGER.id,
  opensAt: RELEASES,
  play: setUp,
};
