import type { Audience } from '../../domain/delivery/due-action.ts';
import type { DueRow } from '../ports.ts';

const audienceOf = (row: Pick<DueRow, 'slot' | 'threadOf'>): Audience | null =>
  row.slot?.audience ?? row.threadOf?.audience ?? null;

/** Where a delivery goes, as the queue and the pace name it: `c:C…`, `u:U…`, or null for Home and errands. */
export const targetOf = (row: Pick<DueRow, 'slot' | 'threadOf'>): string | null => {
  const audience = audienceOf(row);
  if (audience === null) return null;
  return 'channel' in audience ? `c:${audience.channel}` : `u:${audience.user}`;
};
