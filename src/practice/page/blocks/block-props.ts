import type { Json } from '../../json.ts';

/** What every block is drawn from. */
export type BlockProps = { block: Json };
