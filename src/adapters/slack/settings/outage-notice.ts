import { z } from 'zod';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { Renderer } from '../renderer.ts';
import { counted } from '../words/listed.ts';

const shape = z.object({
  since: z.string(),
  until: z.string(),
  reason: z.enum(['unreachable', 'refused']),
  late: z.number(),
});

const WHY = { unreachable: 'could not be reached', refused: 'did not let Greenlight in' } as const;

/** Renders `statement.outage`: one summary once Slack takes messages again. */
export const renderOutage: Renderer = async (row, reads) => {
  const read = shape.safeParse(row.payload);
  if (!read.success) return { skip: 'unreadable' };
  const { since, until, reason, late } = read.data;
  const { zone } = await reads.settings(row.workspaceId);
  const from = slackDate(since, zone);
  const to = slackDate(until, zone);
  const what =
    late === 0
      ? 'Nothing of your releases was to be sent meanwhile.'
      : `${counted(late, 'message')} of your releases went late. None is lost.`;
  const text = mrkdwn`Slack ${WHY[reason]} from ${from} to ${to}. ${what}`;
  return { message: message(text, [section(text)]) };
};
