/** Whoever acts, as the verified request and the directory say. Never taken from a button's value. */
export type Actor = {
  workspaceId: string;
  userId: string;
  name: string;
  /** Guests, people of other organisations, bots and deactivated accounts may only look and give feedback. */
  isFullMember: boolean;
  /** Owner or admin of the Slack workspace itself: only used until Greenlight has an admin of its own. */
  isSlackAdmin: boolean;
};

/** A person as they were when something happened: the name is kept, so that a record stays readable. */
export type PersonStamp = { userId: string; name: string };

export const stampOf = (actor: Actor): PersonStamp => ({ userId: actor.userId, name: actor.name });

/** The bot itself, for what time does: a reminder that fires, a stage that follows from an announcement. */
export const clockStamp: PersonStamp = { userId: 'greenlight', name: 'Greenlight' };
