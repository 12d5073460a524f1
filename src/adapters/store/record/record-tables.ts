export type AuditRemainderTable = { event_id: string; workspace_id: string; json: string };

export type RecordAnchorTable = {
  workspace_id: string;
  seq: number;
  hash: string;
  day: string;
  decisions: number;
  at: string;
};

export type EvidenceLinkTable = {
  workspace_id: string;
  token_digest: string;
  release_id: string;
  user_id: string;
  expires_at: string;
};

export type ErasedPersonTable = { workspace_id: string; digest: string };
