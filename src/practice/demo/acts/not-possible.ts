import type { DeliveryProblem } from '../../delivery/delivery.ts';

/** Somebody wanted what cannot be done. The message is for that person. */
export class NotPossible extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotPossible';
  }
}

/** What a person reads where the bot did not acknowledge; `what` is what they used. */
export const notAcknowledged = (what: string, problem: DeliveryProblem): NotPossible =>
  new NotPossible(
    problem === 'operation_timeout'
      ? `${what} failed because the app did not respond in time (operation_timeout).`
      : `${what} failed with the error "${problem}".`,
  );
