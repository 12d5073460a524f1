import type { Renderers } from '../renderer.ts';
import { renderAnnouncement } from './announcement/announcement.ts';
import { renderAllGreen } from './prompt/all-green.ts';
import { renderLaunchPrompt } from './prompt/launch-prompt.ts';
import { renderSecond } from './second/second-board.ts';
import { renderCompliance } from './without/compliance.ts';

export const launchRenderers = {
  'board.all_green': renderAllGreen,
  'board.launch_prompt': renderLaunchPrompt,
  'board.announcement': renderAnnouncement,
  'board.second': renderSecond,
  'statement.compliance': renderCompliance,
} satisfies Partial<Renderers>;
