import type { Renderers } from '../renderer.ts';
import { renderReminders } from './digest.ts';

export const reminderRenderers = { 'board.reminders': renderReminders } satisfies Partial<Renderers>;
