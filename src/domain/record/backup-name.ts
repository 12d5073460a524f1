import { type RecordHead, shortHash } from './anchor.ts';

/**
 * The name of a backup in a folder, "greenlight-2024-12-12-1210-ab12cd34ef56.db": the day, and where the record
 * stood, so that a backup found later says what it was, and every list of files is a list of anchors. Without a
 * record only the day; with several workspaces the one that stands farthest.
 */
export const backupName = (date: string, heads: readonly RecordHead[]): string => {
  const [first] = heads.filter(({ seq }) => seq > 0).sort((a, b) => b.seq - a.seq);
  const head = first === undefined ? '' : `-${first.seq}-${shortHash(first.hash)}`;
  return `greenlight-${date}${head}.db`;
};
