import type { Story } from '../scene.ts';
import { ADMIN, inboxId } from '../stage/cast.ts';

/** The app was installed a minute ago, and its owner looked at it for the first time. */
export const empty: Story = {
  name: 'empty',
  summary: 'Nothing is set up: the first ten minutes of an owner of the workspace.',
  opensAs: ADMIN.id,
  opensAt: inboxId(ADMIN.id),
  play: async ({ slack, settle }) => {
    await slack.person(ADMIN.id).opensHome();
    await settle();
  },
};
