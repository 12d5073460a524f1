import type { Instant } from '../../domain/calendar.ts';
import type { Lesson, LessonUse } from '../../domain/lessons/lesson.ts';
import type { CheckHistory } from '../../domain/lessons/silent-checks.ts';
import type { Note } from '../../domain/meetings/note.ts';
import type { PersonStamp } from '../../domain/person.ts';

/** What is read of lessons and of what came of checks. */
export type LessonReads = {
  /** Of all releases, the oldest first. */
  lessons(workspaceId: string): Promise<readonly Lesson[]>;
  lessonUses(workspaceId: string): Promise<readonly LessonUse[]>;
  /** What nobody has done yet, over all releases, the nearest day first. */
  openActions(workspaceId: string): Promise<readonly Note[]>;
  /**
   * How often the questions of a department were answered since a moment, from the record; rehearsals are left out.
   * `firstAt` looks further back.
   */
  checkHistory(workspaceId: string, departmentId: string, since: Instant): Promise<readonly CheckHistory[]>;
};

/** What is written. */
export type LessonWrites = {
  addLesson(workspaceId: string, lesson: Lesson): Promise<void>;
  /** In the place of what was decided before in the same plan. */
  saveLessonUse(workspaceId: string, use: LessonUse, by: PersonStamp): Promise<void>;
};
