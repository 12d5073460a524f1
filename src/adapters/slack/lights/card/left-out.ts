import { counts } from '../../../../domain/launch/waiver.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';

/** Said to a department whose light the launch does not wait for, and that its answer counts all the same. */
export const leftOutWords = ({ name, waiver }: Light): Mrkdwn | null => {
  if (waiver === null) return null;
  const who = mrkdwn`${waiver.by.name} decided, ${waiver.acceptedBy.name} accepts the risk.`;
  return counts(waiver)
    ? mrkdwn`The launch does not wait for ${name}: ${who} If you answer, your answer counts in its place.`
    : mrkdwn`The launch is not to wait for ${name}, once a second person agrees: ${who} If you answer, your answer counts in its place.`;
};
