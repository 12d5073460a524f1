import { z } from 'zod';
import { shortHash } from '../../../domain/record/anchor.ts';
import { dayInWords, inThousands } from '../../../domain/record/plain-numbers.ts';
import { context, section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import type { Renderer } from '../renderer.ts';
import { counted } from '../words/listed.ts';

const shape = z.object({
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  decisions: z.number().int().positive(),
});

/** Renders `statement.record_anchor`: where the record stood at the end of a day, with the whole hash. */
export const renderRecordLine: Renderer = async (row) => {
  const read = shape.safeParse(row.payload);
  if (!read.success) return { skip: 'unreadable' };
  const { seq, hash, day, decisions } = read.data;
  const line = mrkdwn`Record of ${dayInWords(day)}: ${counted(decisions, 'decision')}, entry ${inThousands(seq)}, \`${shortHash(hash)}\`.`;
  const whole = mrkdwn`\`${seq}:${hash}\``;
  return { message: message(joinMrkdwn([line, whole], ' '), [section(line), context(whole)]) };
};

const TITLE = mrkdwn`*Record of decisions*`;

/** Renders `board.record_thread`: the pinned message in whose thread the lines stand. */
export const renderRecordThread: Renderer = async (row, reads) => {
  const { auditChannelId } = await reads.settings(row.workspaceId);
  const where =
    auditChannelId === null
      ? 'On each day with decisions I add one line in this thread at the end of the day.'
      : 'The lines have a channel of their own now; those of earlier days stay in this thread.';
  const why =
    'Each line fixes everything that was decided until then. If somebody changed the database later, it would no longer fit. Please leave the lines as they are; whoever checks the record can compare it with them.';
  const text = renderedMrkdwn(`${where} ${why}`);
  return { message: message(joinMrkdwn([TITLE, text]), [section(joinMrkdwn([TITLE, text]))]) };
};
