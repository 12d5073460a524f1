import type { NoteKind } from '../../../domain/meetings/note.ts';

export type NoteTable = {
  workspace_id: string;
  id: string;
  release_id: string;
  kind: NoteKind;
  text: string;
  owner_id: string;
  owner_name: string;
  due_on: string | null;
  done_at: string | null;
  permalink: string | null;
  noted_by_id: string;
  noted_by_name: string;
  noted_at: string;
};

export type CalendarFeedTable = { workspace_id: string; release_id: string; token: string };
