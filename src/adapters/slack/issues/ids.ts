/** Buttons about what was found. Published: old messages keep them for ever. */
export const ISSUE_ACTIONS = { settle: 'issue.settle', report: 'issue.report', list: 'issue.list' } as const;

export const ISSUE_FORMS = { report: 'issue.report_form' } as const;

/** In the menu of a message. */
export const ISSUE_SHORTCUTS = { report: 'issue.from_message' } as const;
