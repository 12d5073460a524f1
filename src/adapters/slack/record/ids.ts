/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const RECORD_ACTIONS = { evidence: 'record.evidence' } as const;
