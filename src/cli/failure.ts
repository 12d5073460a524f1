/** A command could not do what it was asked. The message is for a person: one plain sentence, or a short list. */
export class CliFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliFailure';
  }
}

/** What the process ends with. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** The sentence at the bottom of whatever was thrown, without a stack. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
