import { sql } from 'kysely';
import type { LessonReads, LessonWrites } from '../../../application/lessons/lesson-ports.ts';
import type { Db } from '../guard-queries.ts';
import { noteFrom } from '../meetings/meeting-store.ts';
import { readJson } from '../stored-json.ts';
import { tagsShape } from './retro-shapes.ts';

type CheckRow = {
  item_id: string;
  releases: number;
  answers: number;
  caught: number;
  first_at: string;
};

// Written out and not bound: only then does the planner see that a partial index holds what is asked for.
const IS_TICK = sql`audit_event.type = 'item_ticked'`;

export const lessonReads = (db: Db): LessonReads => ({
  lessons: async (workspaceId) => {
    const rows = await db
      .selectFrom('lesson')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .orderBy('kept_at')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      releaseId: row.release_id,
      text: row.text,
      tags: readJson(tagsShape, row.tags_json, 'lesson.tags_json'),
      by: { userId: row.kept_by_id, name: row.kept_by_name },
      at: row.kept_at,
    }));
  },

  lessonUses: async (workspaceId) => {
    const rows = await db
      .selectFrom('lesson_use')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .orderBy('lesson_id')
      .orderBy('release_id')
      .execute();
    return rows.map((row) => ({
      lessonId: row.lesson_id,
      releaseId: row.release_id,
      as: row.used_as,
      text: row.text,
      at: row.used_at,
    }));
  },

  openActions: async (workspaceId) => {
    const rows = await db
      .selectFrom('note')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where(sql<boolean>`done_at is null and kind = 'action'`)
      .orderBy('due_on')
      .orderBy('id')
      .execute();
    return rows.map(noteFrom);
  },

  checkHistory: async (workspaceId, departmentId, since) => {
    const answer = sql`json_extract(data_json, '$.answer')`;
    const { rows } = await sql<CheckRow>`
      select json_extract(data_json, '$.itemId') as item_id,
        count(distinct case when audit_event.at >= ${since} then release_id end) as releases,
        count(case when audit_event.at >= ${since} then 1 end) as answers,
        count(case when audit_event.at >= ${since} and ${answer} = 'no' then 1 end) as caught,
        min(audit_event.at) as first_at
      from audit_event join release on release.id = audit_event.release_id
      where audit_event.workspace_id = ${workspaceId} and ${IS_TICK} and release.practice = 0
        and json_extract(data_json, '$.departmentId') = ${departmentId} and ${answer} is not null
      group by item_id order by item_id
    `.execute(db);
    return rows.map((row) => ({
      departmentId,
      itemId: row.item_id,
      releases: row.releases,
      answers: row.answers,
      caught: row.caught,
      firstAt: row.first_at,
    }));
  },
});

export const lessonWrites = (db: Db): LessonWrites => ({
  addLesson: async (workspaceId, { id, releaseId, text, tags, by, at }) => {
    await db
      .insertInto('lesson')
      .values({
        workspace_id: workspaceId,
        id,
        release_id: releaseId,
        text,
        tags_json: JSON.stringify(tags),
        kept_by_id: by.userId,
        kept_by_name: by.name,
        kept_at: at,
      })
      .execute();
  },

  saveLessonUse: async (workspaceId, { lessonId, releaseId, as, text, at }, by) => {
    const use = { used_as: as, text, used_by_id: by.userId, used_at: at };
    await db
      .insertInto('lesson_use')
      .values({ workspace_id: workspaceId, lesson_id: lessonId, release_id: releaseId, ...use })
      .onConflict((conflict) => conflict.columns(['lesson_id', 'release_id']).doUpdateSet(use))
      .execute();
  },
});
