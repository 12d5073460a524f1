import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { type FieldProblem, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { stepped, withTelling, withVersion } from './decide-version.ts';
import { goesOutside, isOut, versionOf } from './version.ts';

const needed = (fields: Readonly<Record<string, string>>): readonly FieldProblem[] =>
  Object.entries(fields)
    .filter(([, text]) => text.trim() === '')
    .map(([field]) => ({
      field,
      problem:
        field === 'reason'
          ? 'Say what was wrong, in a few words.'
          : 'Write what they read, in a few sentences.',
    }));

/** What its readers have is corrected where it stands; outside Slack its writer sends it once more. */
export const correctVersion = (
  release: Release,
  { versionId, words, reason }: Extract<Command, { type: 'correct_version' }>,
  { by, now }: Context,
): Decision => {
  const version = versionOf(release, versionId);
  if (version === undefined) return refuse({ code: 'unknown_matter' });
  if (!isOut(version)) return refuse({ code: 'version_not_out' });
  const problems = needed({ words, reason });
  if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
  if (version.words === words.trim()) return decided(release);
  const corrected = { by, at: now, reason: reason.trim() };
  const again = goesOutside(version)
    ? ({ state: 'published', sent: null, round: version.round + 1 } as const)
    : {};
  const next = { ...version, ...again, words: words.trim(), corrected };
  return decided(withVersion(release, next), stepped(next, 'corrected', corrected.reason));
};

/** The announcement itself: another approved text takes its place in every channel. */
export const correctAnnouncement = (
  release: Release,
  { announcementId, reason }: Extract<Command, { type: 'correct_announcement' }>,
  { by, now }: Context,
): Decision => {
  if (release.announcementId === null) return refuse({ code: 'version_not_out' });
  const problems = needed({ reason });
  if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
  const corrected = { by, at: now, reason: reason.trim() };
  return decided(
    { ...withTelling(release, { corrected }), announcementId },
    { type: 'announcement_corrected', reason: corrected.reason },
  );
};
