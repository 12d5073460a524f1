import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { refuse } from '../refusal.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import { ACCEPT_REASON_MAX, type CarriedIssue } from './carried.ts';

const readiness = (before: Release, after: Release, name: string) =>
  lightsAreOpen(before) ? readinessEvents(before, after, name) : [];

/** What is critical elsewhere in the product stands on this plan; what was accepted before stays so. */
export const followIssues = (
  release: Release,
  { issues }: Extract<Command, { type: 'follow_issues' }>,
  _context: Context,
): Decision => {
  const acceptedOf = (id: string): CarriedIssue['accepted'] =>
    release.carried.find((known) => known.id === id)?.accepted ?? null;
  const carried = issues.map((issue) => ({ ...issue, accepted: acceptedOf(issue.id) }));
  const ids = carried.map(({ id }) => id);
  if (JSON.stringify(carried) === JSON.stringify(release.carried)) return decided(release);
  const next = { ...release, carried };
  const added = ids.some((id) => !release.carried.some((known) => known.id === id));
  return decided(
    next,
    { type: 'issues_carried', ids, texts: carried.map(({ text }) => text), added },
    ...readiness(release, next, carried[0]?.from.title ?? ''),
  );
};

/** The manager says why it may go although something critical is open elsewhere in the product. */
export const acceptCarried = (
  release: Release,
  { carriedId, reason }: Extract<Command, { type: 'accept_carried' }>,
  { by, now }: Context,
): Decision => {
  const issue = release.carried.find(({ id }) => id === carriedId);
  if (issue === undefined) return refuse({ code: 'unknown_matter' });
  const why = reason.trim();
  const problem =
    why === ''
      ? 'Say why it may go all the same.'
      : [...why].length > ACCEPT_REASON_MAX
        ? `At most ${ACCEPT_REASON_MAX} characters.`
        : null;
  if (problem !== null) return refuse({ code: 'fields_invalid', problems: [{ field: 'reason', problem }] });
  if (issue.accepted?.reason === why) return decided(release);
  const accepted = { by, at: now, reason: why };
  const carried = release.carried.map((each) => (each === issue ? { ...issue, accepted } : each));
  const next = { ...release, carried };
  return decided(
    next,
    { type: 'carried_accepted', carriedId, title: issue.from.title, text: issue.text, reason: why },
    ...readiness(release, next, issue.from.title),
  );
};
