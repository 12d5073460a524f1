import { fetchBy } from '../../../domain/adoption/fetch-deadline.ts';
import { formatDate } from '../../../domain/calendar.ts';
import { lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import type { Renderer, Renderers } from '../renderer.ts';
import { numberWord } from '../words/count-words.ts';
import { whereWords } from './fetch-words.ts';

const leftWords = (days: number): Mrkdwn =>
  days === 0 ? mrkdwn`today is the last working day` : mrkdwn`${numberWord(days)} working days are left`;

/** That the day comes nearer by which everybody needs it: where it was announced, and to teams with customers. */
export const fetchReminder = (
  release: Release,
  { days, department }: { days: number; department: string | null },
): SlackMessage | null => {
  const deadline = fetchBy(release);
  if (deadline === null) return null;
  const by = formatDate(deadline, 'UTC');
  const who = department === null ? mrkdwn`Everybody needs` : mrkdwn`*${department}*: every customer needs`;
  const line = mrkdwn`:alarm_clock: ${who} *${titleOf(release)}* by ${by}, for reasons of security: ${leftWords(days)}.`;
  const where = whereWords(release);
  return messageOf(release, department ?? 'Everybody', joinMrkdwn([line, where]), [
    section(line),
    ...(where === null ? [] : [section(where)]),
  ]);
};

const renderFetchReminder: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  if (release === null || release.launch?.liveAt == null) return { skip: 'no_longer_so' };
  const departmentId = typeof payload.departmentId === 'string' ? payload.departmentId : null;
  const department = departmentId === null ? null : (lightOf(release, departmentId)?.name ?? null);
  const message = fetchReminder(release, { days: Number(payload.days), department });
  return message === null ? { skip: 'no_longer_so' } : { message };
};

/** What people read of the day by which they need it. */
export const adoptionRenderers = {
  'statement.fetch_by': renderFetchReminder,
} satisfies Partial<Renderers>;
