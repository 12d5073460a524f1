import { type ComponentChild, h } from 'preact';
import type { Screen } from '../../demo/protocol.ts';

/** Every prepared situation, with the command that starts it. */
export const StoryList = ({ stories }: Pick<Screen, 'stories'>): ComponentChild =>
  h(
    'ul',
    { class: 'guide-stories', 'aria-label': 'Stories' },
    stories.map(({ name, summary }) =>
      h(
        'li',
        { key: name },
        h('code', null, `npm run demo -- --story ${name}`),
        h('p', { class: 'quiet' }, summary),
      ),
    ),
  );
