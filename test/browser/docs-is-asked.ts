import type { Story } from '../../src/practice/demo/scene.ts';
import { channelId, leadId } from '../../src/practice/demo/stage/cast.ts';
import { setUp } from '../../src/practice/demo/stage/set-up.ts';
import { passToDay, plan, start } from '../../src/practice/demo/stories/verbs.ts';

/** The lead of Documentation was asked half an hour ago. */
export const docsIsAsked: Story = {
  name: 'docs-is-asked',
  summary: 'The lead of Documentation is asked.',
  opensAs: leadId('docs'),
  opensAt: channelId('docs'),
  play: async (scene) => {
    await setUp(scene);
    await plan(scene);
    await start(scene);
    await passToDay(scene, -14, '11:30');
  },
};
