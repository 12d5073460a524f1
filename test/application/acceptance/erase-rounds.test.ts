import { beforeEach, expect, test } from 'vitest';
import { openRound } from '../../../src/application/acceptance/open-round.ts';
import { erasePerson } from '../../../src/application/record/erase-person.ts';
import { anActor, leadOf, WORKSPACE } from '../../support/builders.ts';
import { aHouse, as, maya, must, planAndStart, releaseOf, runTo, type TestHouse } from '../a-house.ts';

/** Of no department, so that nothing else needs them. */
const SAM = { userId: 'U0SAM', name: 'Sam Sharp' };
const SLOW = 'The board is slow for Sam Sharp.';

let house: TestHouse;
let releaseId: string;
let roundId: string;

const everything = (): string => {
  const { sqlite } = house;
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  return tables
    .map((name) => JSON.stringify(sqlite.prepare(`select * from "${String(name)}"`).all()))
    .join('\n');
};

const erase = (words = false) =>
  erasePerson(house.house, { workspaceId: WORKSPACE, userId: SAM.userId, words });

const known = ({ userId, name }: typeof SAM) => ({
  userId,
  name,
  zone: null,
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted: false,
});

const opens = (ownerId: string) =>
  openRound(house.house, maya, {
    releaseId,
    form: {
      build: '2.0-rc1',
      from: '2026-11-17',
      until: '2026-11-20',
      ownerId,
      inviteeIds: [SAM.userId, leadOf('docs')],
      channelId: '',
    },
  });

const round = async () => (await releaseOf(house, releaseId)).rounds[0];

beforeEach(async () => {
  house = await aHouse();
  const docs = { userId: leadOf('docs'), name: 'Dana Docs' };
  await house.store.transaction((tx) =>
    tx.savePeople(WORKSPACE, [known(SAM), known(docs), known({ userId: 'U0MAYA', name: 'Maya' })]),
  );
  releaseId = await planAndStart(house);
});

const tryIt = async (): Promise<void> => {
  expect(await opens('U0MAYA')).toMatchObject({ ok: true });
  roundId = (await round())?.id ?? '';
  await runTo(house, '2026-11-18T09:00:00.000Z');
  const command = { type: 'try_round', roundId, finding: 'problem', words: SLOW } as const;
  await must(house, releaseId, command, as(anActor(SAM)));
};

test('whoever tried it is found nowhere any more, and one pseudonym stands instead', async () => {
  await tryIt();
  await must(house, releaseId, { type: 'settle_finding', roundId, userId: SAM.userId, as: 'limitation' });
  expect(everything()).toContain(SAM.userId);
  const erased = await erase();
  const pseudonym = erased.ok ? erased.pseudonym : '';
  const left = everything();
  expect([left.includes(SAM.name), left.includes(SAM.userId)]).toEqual([false, false]);
  const now = await round();
  expect(now?.trials).toMatchObject([
    { by: { name: pseudonym }, words: `The board is slow for ${pseudonym}.`, finding: 'problem' },
  ]);
  expect(now?.inviteeIds).toContain(now?.trials[0]?.by.userId);
});

test('their words can go too: in the round, in the blocker that came of them, and in the record', async () => {
  await tryIt();
  await must(house, releaseId, { type: 'settle_finding', roundId, userId: SAM.userId, as: 'blocker' });
  const before = await releaseOf(house, releaseId);
  await must(house, releaseId, {
    type: 'confirm_blocker',
    blockerId: before.blockers[0]?.id ?? '',
    solved: true,
  });
  expect(await erase(true)).toMatchObject({ ok: true });
  expect(everything()).not.toContain('The board is slow');
  expect((await round())?.trials).toMatchObject([{ finding: 'problem', words: '(erased)' }]);
});

test('whoever looks after an open round, or sees to something of the plan, is still needed', async () => {
  await opens(SAM.userId);
  const needed = { ok: false, problems: ['atlas-2.0 still waits for something of theirs.'] };
  expect(await erase()).toEqual(needed);
  const open = await round();
  await must(house, releaseId, {
    type: 'close_round',
    roundId: open?.id ?? '',
    verdict: 'accepted',
    words: '',
  });
  const values = {
    what: 'Freeze the code',
    owner: SAM,
    when: { kind: 'relative', days: -5, count: 'working_days', time: null, zone: null },
  } as const;
  await must(house, releaseId, { type: 'put_item', part: 'milestones', itemId: null, values });
  expect(await erase()).toEqual(needed);
  const itemId = (await releaseOf(house, releaseId)).plan.contents.milestones[0]?.id ?? '';
  await must(house, releaseId, { type: 'finish_item', part: 'milestones', itemId, done: true });
  const erased = await erase();
  expect(erased).toMatchObject({ ok: true });
  const release = await releaseOf(house, releaseId);
  const pseudonym = erased.ok ? erased.pseudonym : '';
  expect(release.plan.contents.milestones[0]?.owner?.name).toBe(pseudonym);
  expect(everything()).not.toContain(SAM.name);
});

test('what they said of the date, and of a move that is on its way, is erased like the rest', async () => {
  const { sqlite } = house;
  const said = { by: SAM, at: '2026-11-17T09:00:00.000Z', words: SLOW };
  const launchAt = '2026-12-10T13:00:00.000Z';
  const review = JSON.stringify({ ...said, answer: 'missing', days: null, launchAt });
  const to = { date: '2026-12-17', time: '14:00', zone: 'Europe/Berlin', at: '2026-12-17T13:00:00.000Z' };
  const move = JSON.stringify({ ...said, to, reason: 'quality', leavesAt: '2026-11-17T09:02:00.000Z' });
  sqlite.prepare('update release_light set review_json = ?').run(review);
  sqlite.prepare('update release set move_json = ?').run(move);
  const erased = await erase(true);
  const name = erased.ok ? erased.pseudonym : '';
  const release = await releaseOf(house, releaseId);
  expect(release.move).toMatchObject({ by: { name }, words: '(erased)' });
  expect(release.lights[0]?.review).toMatchObject({ by: { name }, words: '(erased)' });
  expect(everything()).not.toContain(SAM.userId);
});
