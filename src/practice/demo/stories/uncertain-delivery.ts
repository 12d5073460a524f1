import type { FaultyCall } from '../../web-api/faults.ts';
import type { Scene, Story } from '../scene.ts';
import { ANNOUNCEMENTS, MANAGER } from '../stage/cast.ts';
import { launch } from './verbs.ts';
import { allGreenAtLaunch } from './way.ts';

/** So many looks into the history are refused by Slack before one is let in: minutes, as the bot looks. */
const LOOKS_IN_VAIN = 3;

const inAnnouncements =
  (method: string) =>
  (call: FaultyCall): boolean =>
    call.method === method && (call.args as { channel?: unknown } | null)?.channel === ANNOUNCEMENTS;

/** Slack takes the announcement and loses its answer; then it is too busy to show the history. */
const losesAnswer = ({ slack: { faults } }: Scene): void => {
  faults.next(inAnnouncements('chat.postMessage'), { kind: 'reset after' });
  faults.next(
    inAnnouncements('conversations.history'),
    { kind: 'rate limited', retryAfterSeconds: 60 },
    LOOKS_IN_VAIN,
  );
};

/** The announcement stands in its channel, and the bot does not know it yet. */
export const uncertainDelivery: Story = {
  name: 'uncertain-delivery',
  summary:
    'The announcement was sent, and Slack’s answer was lost: Greenlight looks before it says it twice.',
  opensAs: MANAGER.id,
  opensAt: ANNOUNCEMENTS,
  hint: 'Slack lost its answer to this announcement, and lets nobody read the history for some minutes. Press “To the next thing”: Greenlight looks, finds it, and posts no second one. The developer panel shows each look.',
  play: async (scene) => {
    await allGreenAtLaunch(scene);
    losesAnswer(scene);
    await launch(scene);
  },
};
