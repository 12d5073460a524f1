import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { addDuration, type ExactDuration, type Instant } from '../../../domain/calendar.ts';
import type { Db } from '../guard-queries.ts';
import { writeTransaction } from '../write-transaction.ts';

const STEP = 500;

type Rule = { keep: ExactDuration; deleteBefore: (instant: Instant) => RawBuilder<unknown> };

/** What is forgotten, and after how long. Slack repeats a request for at most a day. */
const RULES: readonly Rule[] = [
  {
    keep: { days: 30 },
    deleteBefore: (instant) => sql`
      delete from due_action where id in (
        select id from due_action
        where state in ('done', 'cancelled') and settled_at < ${instant} limit ${STEP}
      )`,
  },
  {
    keep: { hours: 26 },
    deleteBefore: (instant) => sql`
      delete from inbound where (workspace_id, key) in (
        select workspace_id, key from inbound where at < ${instant} limit ${STEP}
      )`,
  },
  {
    keep: { days: 7 },
    deleteBefore: (instant) => sql`
      delete from form_draft where (workspace_id, id) in (
        select workspace_id, id from form_draft where updated_at < ${instant} limit ${STEP}
      )`,
  },
];

const backBy = (now: Instant, { days = 0, hours = 0 }: ExactDuration): Instant =>
  addDuration(now, { days: -days, hours: -hours });

/** Deletes in steps of 500, each a transaction of its own, letting requests in between. Returns how many rows. */
export const sweepOld = async (db: Db, now: Instant): Promise<number> => {
  let total = 0;
  for (const { keep, deleteBefore } of RULES) {
    const instant = backBy(now, keep);
    let step = STEP;
    while (step === STEP) {
      const { numAffectedRows } = await writeTransaction(db, (trx) => deleteBefore(instant).execute(trx));
      step = Number(numAffectedRows ?? 0n);
      total += step;
      await setImmediate();
    }
  }
  return total;
};
