import { STEPS } from '../../src/practice/demo/guide/steps.ts';
import type { Story } from '../../src/practice/demo/scene.ts';
import { type RunningDemo, startDemo } from '../../src/practice/demo/start-demo.ts';
import { STORIES } from '../../src/practice/demo/stories/table.ts';

/** A demo on a free port, with one of its stories or a test's own. */
export const aDemo = (story: Story | string): Promise<RunningDemo> => {
  const found = typeof story === 'string' ? STORIES.find(({ name }) => name === story) : story;
  if (found === undefined) throw new Error(`There is no story ${String(story)}.`);
  return startDemo({ story: found, steps: STEPS, port: 0 });
};
