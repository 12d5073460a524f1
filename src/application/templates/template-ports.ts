import type { Instant } from '../../domain/calendar.ts';
import type { WrittenTemplate } from '../plan-file/written-plan.ts';

/** A template that a workspace keeps, as the text of its file. */
export type StoredTemplate = {
  id: string;
  /** Unique in the workspace. */
  name: string;
  file: string;
  savedById: string;
  savedAt: Instant;
};

export type TemplateReads = {
  /** In order of their names. */
  templates(workspaceId: string): Promise<readonly StoredTemplate[]>;
};

export type TemplateWrites = {
  /** In the place of one with the same name. */
  saveTemplate(workspaceId: string, template: StoredTemplate): Promise<void>;
};

/** How templates are written down, and those that come with the program. */
export type TemplateShelf = {
  /** By the name of their file, as in "minor-release". */
  shipped: readonly { key: string; template: WrittenTemplate }[];
  /** Null for a text that is no template any more. */
  read(file: string): WrittenTemplate | null;
  write(template: WrittenTemplate): string;
};

/** For where nothing can be begun from. */
export const EMPTY_SHELF: TemplateShelf = { shipped: [], read: () => null, write: () => '' };
