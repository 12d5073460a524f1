import { standingCheckIn } from '../../../domain/meetings/check-in.ts';
import { lightsAreOpen, type Release } from '../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { CHECK_IN_WORDS, checkInMark } from './meeting-words.ts';

/** What departments said before the last meeting, as far as no light says it better; null where none did. */
export const checkInLine = (release: Release): Mrkdwn | null => {
  if (!lightsAreOpen(release)) return null;
  const said = release.lights.flatMap(({ departmentId, name }) => {
    const answer = standingCheckIn(release, departmentId);
    return answer === null ? [] : [mrkdwn`${checkInMark(answer.is)} ${name} ${CHECK_IN_WORDS[answer.is]}`];
  });
  return said.length === 0 ? null : mrkdwn`Said in writing: ${joinMrkdwn(said, ' · ')}`;
};
