import type { Story } from '../scene.ts';
import { inboxId, MANAGER } from '../stage/cast.ts';
import { allGreenAtLaunch } from './way.ts';

/** The Launch button is in front of the release manager. */
export const allGreen: Story = {
  name: 'all-green',
  summary: 'All eight are green, and the launch is half an hour away.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'All eight said yes: press “Launch” in your messages with Greenlight, read the announcement, and press “Launch”.',
  play: allGreenAtLaunch,
};
