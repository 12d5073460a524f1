import type { Renderers } from '../renderer.ts';
import { renderAllGreen } from './all-green.ts';
import { renderAnnouncement } from './announcement.ts';
import { renderLaunchPrompt } from './launch-prompt.ts';

export const launchRenderers = {
  'board.all_green': renderAllGreen,
  'board.launch_prompt': renderLaunchPrompt,
  'board.announcement': renderAnnouncement,
} satisfies Partial<Renderers>;
