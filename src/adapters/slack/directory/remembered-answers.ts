import type { Inspection } from '../../../application/directory/inspection.ts';

const remembered = <Answer>(ask: (id: string) => Promise<Answer>): ((id: string) => Promise<Answer>) => {
  const answers = new Map<string, Answer>();
  return async (id) => {
    const known = answers.get(id);
    if (known !== undefined) return known;
    const fresh = await ask(id);
    answers.set(id, fresh);
    return fresh;
  };
};

/**
 * The same inspection, asking for each channel and person once: with more of them than Slack answers in a
 * minute, a check that a rate limit stopped goes on where it stopped instead of never ending.
 */
export const rememberAnswers = (inspection: Inspection): Inspection => ({
  ...inspection,
  channel: remembered(inspection.channel),
  person: remembered(inspection.person),
});
