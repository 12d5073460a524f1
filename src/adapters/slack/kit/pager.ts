import type { Button, KnownBlock } from '@slack/types';
import { actions, context } from './blocks.ts';

type Paged = {
  /** Counted from 0. */
  page: number;
  /** How many stand on one. */
  size: number;
  count: number;
};

/** "21 to 40 of 55", with Back and More; nothing where all of it stands on one page. */
export const pager = (
  blockId: string,
  { page, size, count }: Paged,
  to: Record<'earlier' | 'later', (text: string, page: number) => Button>,
): KnownBlock[] => {
  if (count <= size) return [];
  return [
    context(`${page * size + 1} to ${Math.min(count, (page + 1) * size)} of ${count}`),
    actions(blockId, [
      ...(page > 0 ? [to.earlier('Back', page - 1)] : []),
      ...((page + 1) * size < count ? [to.later('More', page + 1)] : []),
    ]),
  ];
};
