import type { Reads } from '../../../application/ports.ts';
import { lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';

/**
 * What stands in a department's channel once the department went over to what was split off: where it answers now,
 * and nothing to press. Null where it did not go over.
 */
export const leftCard = async (
  reads: Pick<Reads, 'release'>,
  release: Release,
  departmentId: string,
): Promise<SlackMessage | null> => {
  for (const id of release.family.splitInto.toReversed()) {
    const into = await reads.release(release.workspaceId, id);
    const light = into === null ? undefined : lightOf(into, departmentId);
    if (into === null || light === undefined) continue;
    const line = mrkdwn`*${light.name}* answers for *${titleOf(into)}* now, which was split off from ${titleOf(release)}. Nothing is asked here any more.`;
    return messageOf(release, light.name, line, [section(line)]);
  }
  return null;
};
