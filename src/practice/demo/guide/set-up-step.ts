import type { Step } from '../scene.ts';
import { ADMIN, channelId, DEPARTMENTS, inboxId } from '../stage/cast.ts';
import { setUp } from '../stage/set-up.ts';

/** What comes before the steps where nobody has set the bot up: by its last screen it joins the departments. */
export const SET_UP_STEP: Step = {
  title: 'Set it up',
  words:
    'Nothing is set up yet: press “Set up” and answer three short screens. Take #releases, #announcements and @release-manager for the first, and each department’s own channel and lead for the others.',
  person: ADMIN.id,
  channel: inboxId(ADMIN.id),
  isDone: ({ workspace: { channels, app } }) =>
    DEPARTMENTS.some(({ key }) => channels.get(channelId(key))?.members.has(app.botUserId)),
  help: { label: 'Set it up for me', play: setUp },
};
