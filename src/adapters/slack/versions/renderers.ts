import type { Renderers } from '../renderer.ts';
import { renderVersionTask } from './task-board.ts';
import { renderVersionLine, renderVersionPost } from './version-post.ts';

/** What is read of an announcement's versions, and by whoever sees to them. */
export const versionRenderers = {
  'board.version': renderVersionTask,
  'board.version_post': renderVersionPost,
  'statement.version_line': renderVersionLine,
} satisfies Partial<Renderers>;
