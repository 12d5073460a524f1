import type { LessonUseKind } from '../../../domain/lessons/lesson.ts';
import type { PointKind } from '../../../domain/retro/point.ts';

export type RetroPointTable = {
  workspace_id: string;
  release_id: string;
  id: string;
  kind: PointKind;
  text: string;
  author_id: string | null;
  author_name: string | null;
  day: string;
};

export type RetroTakenPartTable = { workspace_id: string; release_id: string; user_id: string };

export type RetroVoteTable = RetroTakenPartTable & { point_id: string };

export type LessonTable = {
  workspace_id: string;
  id: string;
  release_id: string;
  text: string;
  tags_json: string;
  kept_by_id: string;
  kept_by_name: string;
  kept_at: string;
};

export type LessonUseTable = {
  workspace_id: string;
  lesson_id: string;
  release_id: string;
  used_as: LessonUseKind;
  text: string;
  used_by_id: string;
  used_at: string;
};
