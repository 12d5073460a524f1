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
  {
    keep: { days: 30 },
    deleteBefore: (instant) => sql`
      delete from reminder where id in (
        select id from reminder where settled_at < ${instant} limit ${STEP}
      )`,
  },
  {
    // One that something open is meant for is kept, and so is everybody's newest: it is still brought up to date.
    keep: { days: 30 },
    deleteBefore: (instant) => sql`
      delete from reminder_digest where (workspace_id, user_id, subject) in (
        select workspace_id, user_id, subject from reminder_digest as old
        where due_at < ${instant}
          and not exists (
            select 1 from reminder
            where reminder.workspace_id = old.workspace_id and reminder.user_id = old.user_id
              and reminder.settled_at is null and reminder.digest = old.subject
          )
          and exists (
            select 1 from reminder_digest as newer
            where newer.workspace_id = old.workspace_id and newer.user_id = old.user_id
              and newer.due_at > old.due_at and newer.sent_at is not null
          )
        limit ${STEP}
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
