/** One thing that was looked at: how it is, and what mends it where it is not as it should be. */
export type Finding = {
  level: 'ok' | 'notice' | 'problem';
  topic: string;
  says: string;
  mend: string | null;
};

export const ok = (topic: string, says: string): Finding => ({ level: 'ok', topic, says, mend: null });

/** Works, but somebody should know. */
export const notice = (topic: string, says: string, mend: string): Finding => ({
  level: 'notice',
  topic,
  says,
  mend,
});

export const problem = (topic: string, says: string, mend: string): Finding => ({
  level: 'problem',
  topic,
  says,
  mend,
});

/** Problems first, then what should be known; what is well comes last. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] => {
  const order = { problem: 0, notice: 1, ok: 2 } as const;
  return findings.toSorted((a, b) => order[a.level] - order[b.level]);
};
