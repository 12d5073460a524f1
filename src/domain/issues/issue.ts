import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';

/** How bad it is for users: nobody can go on; somebody cannot do something; it is not as it should be. */
export const ISSUE_SEVERITIES = ['critical', 'major', 'minor'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

/** Something that was found while it went out, or afterwards. */
export type Issue = {
  id: string;
  text: string;
  severity: IssueSeverity;
  /** Whoever sees to it. */
  owner: PersonStamp;
  /** The message, or the thread, in which people speak about it. */
  link: string | null;
  reportedBy: PersonStamp;
  reportedAt: Instant;
  settledBy: PersonStamp | null;
  settledAt: Instant | null;
};

export const issueOf = ({ issues }: Pick<Release, 'issues'>, id: string): Issue | undefined =>
  issues.find((issue) => issue.id === id);

export const isOpenIssue = ({ settledAt }: Issue): boolean => settledAt === null;

/** How many of each were found, and how many are open: what the look back begins with. */
export type IssueCounts = Record<IssueSeverity, number> & { open: number };

export const issueCounts = ({ issues }: Pick<Release, 'issues'>): IssueCounts => {
  const of = (severity: IssueSeverity): number =>
    issues.filter((issue) => issue.severity === severity).length;
  return {
    critical: of('critical'),
    major: of('major'),
    minor: of('minor'),
    open: issues.filter(isOpenIssue).length,
  };
};
