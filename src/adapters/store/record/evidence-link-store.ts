import type { RecordReads, RecordWrites } from '../../../application/record/record-ports.ts';
import type { Db } from '../guard-queries.ts';

export const evidenceLinkReads = (db: Db): Pick<RecordReads, 'evidenceLink'> => ({
  evidenceLink: async (workspaceId, tokenDigest) => {
    const row = await db
      .selectFrom('evidence_link')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('token_digest', '=', tokenDigest)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { release_id: releaseId, user_id: userId, expires_at: expiresAt } = row;
    return { tokenDigest, releaseId, userId, expiresAt };
  },
});

export const evidenceLinkWrites = (db: Db): Pick<RecordWrites, 'addEvidenceLink'> => ({
  addEvidenceLink: async (workspaceId, { tokenDigest, releaseId, userId, expiresAt }, now) => {
    // Those that are too old lead nowhere; nobody else takes them away.
    await db.deleteFrom('evidence_link').where('expires_at', '<=', now).execute();
    await db
      .insertInto('evidence_link')
      .values({
        workspace_id: workspaceId,
        token_digest: tokenDigest,
        release_id: releaseId,
        user_id: userId,
        expires_at: expiresAt,
      })
      .execute();
  },
});
