import { sql } from 'kysely';

// Written out and not bound: only then does the planner see that a partial index holds what is asked for.

/** Waits or is under way. */
export const IS_OPEN = sql<boolean>`due_action.state in ('pending', 'running', 'uncertain')`;

/** Claimed, and not known to have come to an end. */
export const IS_UNDER_WAY = sql<boolean>`due_action.state in ('running', 'uncertain')`;

/** What somebody must hear of. */
export const IS_TROUBLED = sql<boolean>`due_action.state in ('parked', 'failed', 'uncertain')`;

/** Waits, is under way, or could not be sent. */
export const IS_OPEN_OR_UNSENT = sql<boolean>`due_action.state in ('pending', 'running', 'uncertain', 'parked', 'failed')`;
