import type { Renderers } from '../renderer.ts';
import { renderAnnouncement } from './announcement/announcement.ts';
import { renderAllGreen } from './prompt/all-green.ts';
import { renderLaunchPrompt } from './prompt/launch-prompt.ts';

export const launchRenderers = {
  'board.all_green': renderAllGreen,
  'board.launch_prompt': renderLaunchPrompt,
  'board.announcement': renderAnnouncement,
} satisfies Partial<Renderers>;
