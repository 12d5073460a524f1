import { describe, expect, test } from 'vitest';
import { directoryErrands } from '../../../../src/adapters/slack/directory/errands.ts';
import { createSlackClock } from '../../../../src/adapters/slack/slack-clock.ts';
import type { DueRow } from '../../../../src/application/ports.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { aHouse } from '../../../application/a-house.ts';
import { aWorkspace, clientOf, SCOPES } from '../../../practice/server/a-workspace.ts';
import { aDepartment, someSettings } from '../../../support/builders.ts';

const log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

const errandsIn = async (
  change: Parameters<typeof aWorkspace>[0] = {},
  settings: Partial<WorkspaceSettings> | null = null,
) => {
  const slack = await aWorkspace(change);
  const workspaceId = slack.workspace.team.id;
  const test = await aHouse(settings === null ? null : someSettings({ workspaceId, ...settings }));
  const slackClock = createSlackClock(test.house.clock);
  const { errands, learn } = directoryErrands({
    client: clientOf(slack),
    house: test.house,
    workspaceId,
    slackClock,
    slashCommand: '/release',
    log,
  });
  const row = (payload: Record<string, unknown> = {}) => ({ workspaceId, payload }) as unknown as DueRow;
  const { reads } = test.store;
  const calls = (method: string) => slack.log.of(method).length;
  return { ...test, slack, workspaceId, errands, learn, row, reads, calls };
};

describe('reading the directory', () => {
  test('takes over everybody and every channel that the bot sees', async () => {
    const { errands, row, reads, workspaceId } = await errandsIn();
    await errands['directory.refresh'](row());
    expect(await reads.person(workspaceId, 'U0NOAH')).toMatchObject({
      zone: 'America/New_York',
      isFullMember: true,
    });
    expect(await reads.person(workspaceId, 'U0GUEST')).toMatchObject({ isFullMember: false, deleted: false });
    expect(await reads.person(workspaceId, 'U0GONE')).toMatchObject({ isFullMember: false, deleted: true });
    expect(await reads.channel(workspaceId, 'C0REL')).toMatchObject({ isMember: true, memberCount: 312 });
    expect(await reads.channel(workspaceId, 'C0SECRET')).toBeNull();
    expect(await reads.channel(workspaceId, 'C0OLD')).toMatchObject({ isArchived: true });
  });

  test('is due again a day later, and a single look-up does not put that off', async () => {
    const { errands, learn, row, reads, workspaceId, db, slack } = await errandsIn();
    const due = () =>
      db.selectFrom('due_action').select('due_at').where('kind', '=', 'directory.refresh').executeTakeFirst();
    learn('U0NOAH');
    await slack.until(() => slack.log.of('users.info').length > 0, 'the look-up');
    await expect.poll(() => reads.person(workspaceId, 'U0NOAH')).not.toBeNull();
    expect(await due()).toBeUndefined();
    await errands['directory.refresh'](row());
    expect((await due())?.due_at).toBe('2026-11-18T09:00:00.000Z');
  });

  test('a rate limit stops it, nothing half is saved, and it goes on where it stopped', async () => {
    const { errands, row, reads, workspaceId, slack, calls } = await errandsIn();
    slack.faults.next('conversations.list', { kind: 'rate limited', retryAfterSeconds: 30 });
    await expect(errands['directory.refresh'](row())).rejects.toThrow();
    expect(await reads.people(workspaceId)).toEqual([]);
    await errands['directory.refresh'](row());
    expect(calls('users.list')).toBe(1);
    expect(await reads.channels(workspaceId)).not.toEqual([]);
  });

  test('a private channel that the bot was taken out of is one that it is no longer in', async () => {
    const { errands, row, reads, workspaceId, slack } = await errandsIn();
    await errands['directory.refresh'](row());
    slack.workspace.channels.get('C0PRIV')?.members.delete(slack.workspace.app.botUserId);
    await errands['directory.refresh'](row());
    expect(await reads.channel(workspaceId, 'C0PRIV')).toMatchObject({ isMember: false });
  });
});

describe('joining a channel', () => {
  test('makes the bot a member of a public one; twice is no harm', async () => {
    const { errands, row, reads, workspaceId, calls } = await errandsIn();
    await errands['channel.join'](row({ channelId: 'C0OPEN' }));
    await errands['channel.join'](row({ channelId: 'C0OPEN' }));
    expect(await reads.channel(workspaceId, 'C0OPEN')).toMatchObject({ isMember: true });
    expect(calls('conversations.join')).toBe(1);
  });

  test.each(['C0SECRET', 'C0OLD', 'C0PRIV', 'C0NOWHERE'])('leaves %s as it is', async (channelId) => {
    const { errands, row, calls } = await errandsIn();
    await errands['channel.join'](row({ channelId }));
    expect(calls('conversations.join')).toBe(0);
  });
});

describe('the check', () => {
  const settings = {
    releasesChannelId: 'C0REL',
    announcementChannelIds: ['C0OPEN', 'C0SECRET'],
    releaseManagers: ['U0MAYA'],
    admins: ['U0MAYA'],
    departments: [
      aDepartment('docs', { channelId: 'C0OLD', leads: ['U0GONE'], deputies: ['U0GUEST'] }),
      aDepartment('qa', { channelId: 'C0REL', leads: [], deputies: [] }),
    ],
  };

  const findingsOf = async (test: Awaited<ReturnType<typeof errandsIn>>) => {
    await test.errands['doctor.check'](test.row({ userId: 'U0MAYA', checkId: 'check-1' }));
    const rows = await test.db.selectFrom('due_action').selectAll().execute();
    const report = rows.find(({ kind }) => kind === 'statement.doctor_report');
    const { findings } = JSON.parse(report?.payload_json ?? '{}') as {
      findings: { level: string; topic: string; says: string; mend: string | null }[];
    };
    return findings;
  };

  test('says of each channel and person what is wrong, and what mends it', async () => {
    const findings = await findingsOf(await errandsIn({}, settings));
    const problems = findings.filter(({ level }) => level === 'problem');
    expect(problems.map(({ topic, says }) => `${topic}: ${says}`)).toEqual([
      'Channel #open: Greenlight is not in it.',
      expect.stringContaining('An announcement channel (C0SECRET): Greenlight cannot see it'),
      'Channel #old: It is archived.',
      'gone: lead of Docs: the account is deactivated.',
      'guest: deputy of Docs: no full member of this workspace.',
      'QA: Nobody can answer for it.',
    ]);
    expect(problems.every(({ mend }) => (mend ?? '') !== '')).toBe(true);
  });

  test('names missing scopes with what they are for', async () => {
    const scopes = SCOPES.filter((scope) => scope !== 'channels:join');
    const findings = await findingsOf(await errandsIn({ app: { scopes } }, settings));
    expect(findings.find(({ topic }) => topic === 'Scopes')).toMatchObject({
      level: 'problem',
      says: 'Missing: channels:join (joining public channels).',
    });
  });

  test('finds nothing where all is well', async () => {
    const well = { ...settings, announcementChannelIds: ['C0REL'], departments: [] };
    const department = aDepartment('qa', { channelId: 'C0PRIV', leads: ['U0NOAH'], deputies: [] });
    const findings = await findingsOf(await errandsIn({}, { ...well, departments: [department] }));
    expect(findings.filter(({ level }) => level === 'problem')).toEqual([]);
  });
});
