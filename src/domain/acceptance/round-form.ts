import { formatDate, type Instant, isDate, toWall } from '../calendar.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Release } from '../release.ts';

/** What somebody typed about a round. Days as 'YYYY-MM-DD' on the wall of the launch; empty for nothing. */
export type RoundForm = {
  build: string;
  from: string;
  until: string;
  ownerId: string;
  inviteeIds: readonly string[];
  channelId: string;
};

export type ReadRound = {
  build: string;
  from: string;
  until: string;
  ownerId: string;
  inviteeIds: readonly string[];
  channelId: string | null;
};

export const BUILD_MAX = 80;
export const INVITEES_MAX = 50;
export const FINDING_MAX = 1000;
export const VERDICT_MAX = 500;

const buildProblems = (build: string): FieldProblem[] => {
  if (build === '') return [{ field: 'build', problem: 'Say which build they try, as in "2.0-rc1".' }];
  return [...build].length > BUILD_MAX
    ? [{ field: 'build', problem: `At most ${BUILD_MAX} characters.` }]
    : [];
};

const dayProblems = ({ from, until }: RoundForm, today: string): FieldProblem[] => {
  if (!isDate(from)) return [{ field: 'from', problem: 'Choose the first day.' }];
  if (!isDate(until)) return [{ field: 'until', problem: 'Choose the last day.' }];
  return [
    ...(from < today
      ? [{ field: 'from', problem: `${formatDate(from, 'UTC')} has passed: choose today or later.` }]
      : []),
    ...(until < from ? [{ field: 'until', problem: 'Choose the first day, or one after it.' }] : []),
  ];
};

/** People or a channel: a card in both would count somebody twice. */
const whoProblems = ({ inviteeIds, channelId }: RoundForm): FieldProblem[] => {
  if (inviteeIds.length === 0 && channelId === '') {
    return [{ field: 'people', problem: 'Choose who tries it: people here, or a channel below.' }];
  }
  if (inviteeIds.length > 0 && channelId !== '') {
    return [{ field: 'channel', problem: 'Choose people or a channel, not both.' }];
  }
  return inviteeIds.length > INVITEES_MAX
    ? [{ field: 'people', problem: `At most ${INVITEES_MAX} people. For more, choose a channel.` }]
    : [];
};

/** The round as it can be opened, or every problem at once, each at its field. */
export const readRound = (
  form: RoundForm,
  { release, now }: { release: Pick<Release, 'plan'>; now: Instant },
): { round: ReadRound } | { problems: readonly FieldProblem[] } => {
  const build = form.build.trim();
  const { from, until, ownerId, channelId } = form;
  const inviteeIds = [...new Set(form.inviteeIds)];
  const problems = [
    ...buildProblems(build),
    ...dayProblems(form, toWall(now, release.plan.launch.zone).date),
    ...(ownerId === '' ? [{ field: 'owner', problem: 'Choose who looks after it.' }] : []),
    ...whoProblems({ ...form, inviteeIds }),
  ];
  if (problems.length > 0) return { problems };
  const round = { build, from, until, ownerId, inviteeIds };
  return { round: { ...round, channelId: channelId === '' ? null : channelId } };
};
