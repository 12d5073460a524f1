import type { House } from '../../../application/house.ts';
import type { Actor } from '../../../domain/person.ts';
import { clip } from '../kit/clip.ts';
import { mentionedPeople, plainFromMrkdwn } from '../kit/plain-from-mrkdwn.ts';

/** Of a message as much as says what it is about; its address stands beside it. */
const QUOTED_MAX = 300;
/** More is not looked at: most of a long message is not quoted. */
const READ_MAX = 3000;

/** What the message says, as people read it. */
export const quotedMessage = async (house: House, { workspaceId }: Actor, whole: string): Promise<string> => {
  const text = whole.slice(0, READ_MAX);
  const names = new Map<string, string>();
  for (const userId of mentionedPeople(text)) {
    const person = await house.store.reads.person(workspaceId, userId);
    if (person !== null) names.set(userId, person.name);
  }
  return clip(
    plainFromMrkdwn(text, (userId) => names.get(userId) ?? null),
    QUOTED_MAX,
  );
};
