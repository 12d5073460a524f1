import { expect, test } from 'vitest';
import { registerBlockers } from '../../../../src/adapters/slack/blockers/listeners.ts';
import { departmentId } from '../../../support/builders.ts';
import { aHouse, dana, maya, omar, stranger } from '../lights/a-house.ts';
import { atlas, OMAR } from '../lights/samples.ts';
import { aBlocker } from './samples.ts';

const RELEASE = atlas().id;

const aBlockedHouse = async (blocker = aBlocker()) => {
  const house = await aHouse(atlas({}, { blockers: [blocker] }));
  registerBlockers(house.edge, house.house);
  return house;
};

const about = { releaseId: RELEASE, extra: 'b1' };
const FIELDS = { solverDepartment: null, solverPerson: null, solver: null };

test('a button without ids, of another release or about nothing changes nothing', async () => {
  const { edge, release } = await aBlockedHouse();
  const before = await release();
  expect(await edge.click('blocker.take', { actor: dana })).toMatchObject({ kind: 'refused' });
  expect(
    await edge.clickMessage('blocker.take', { releaseId: 'rel-other', extra: 'b1' }, { actor: dana }),
  ).toMatchObject({ refusal: { code: 'unknown_release' } });
  for (const action of ['blocker.take', 'blocker.done', 'blocker.not_ours', 'blocker.gone', 'blocker.pass']) {
    const nothing = { releaseId: RELEASE, extra: 'b9' };
    expect(await edge.clickMessage(action, nothing, { actor: maya }), action).toMatchObject({
      kind: 'refused',
    });
  }
  expect(await release()).toEqual(before);
});

test('the same click twice is one, and asks nobody anything new', async () => {
  const { edge, release, house } = await aBlockedHouse();
  for (const key of ['one', 'two', 'two'])
    expect(await edge.clickMessage('blocker.take', about, { actor: dana, key })).toEqual({ kind: 'nothing' });
  expect((await release()).blockers).toMatchObject([{ state: 'taken', takenBy: { name: 'Dana' } }]);
  const log = await house.store.reads.auditEntries(dana.workspaceId, RELEASE);
  expect(log.map(({ type }) => type)).toEqual(['blocker_taken']);
});

test('in a private list the click is answered in words, on the message itself it shows', async () => {
  const { edge } = await aBlockedHouse();
  const message = { channelId: 'C0DOCS', ts: '1.000001', isEphemeral: true };
  const said = await edge.click('blocker.take', { actor: dana, ids: about, message });
  expect(said).toMatchObject({ kind: 'say', message: { text: expect.stringContaining('You have it') } });
});

test('whoever can solve it, raised it or manages the release names somebody else; others read who can', async () => {
  const { edge, release } = await aBlockedHouse();
  expect(await edge.clickMessage('blocker.pass', about, { actor: stranger })).toMatchObject({
    refusal: { code: 'not_entitled', command: 'pass_blocker' },
  });
  for (const actor of [dana, omar, maya])
    expect(await edge.clickMessage('blocker.pass', about, { actor })).toMatchObject({ kind: 'open' });
  const own = { ...FIELDS, solverDepartment: departmentId('sales') };
  expect(await edge.send('blocker.pass_form', about, own, { actor: maya })).toMatchObject({
    kind: 'fields',
    problems: [{ field: 'solverDepartment' }],
  });
  expect(await edge.send('blocker.pass_form', about, FIELDS, { actor: maya })).toMatchObject({
    kind: 'fields',
    problems: [{ field: 'solver' }],
  });
  await edge.send('blocker.pass_form', about, { ...FIELDS, solverPerson: OMAR.userId }, { actor: maya });
  expect((await release()).blockers).toMatchObject([{ solver: { kind: 'person', userId: OMAR.userId } }]);
});

test('of the department, the person and the name that were filled in, the first counts', async () => {
  const { edge, release } = await aBlockedHouse();
  const all = { solverDepartment: departmentId('qa'), solverPerson: OMAR.userId, solver: 'The printer' };
  const solverAfter = async (typed: Record<string, string | null>) => {
    await edge.send('blocker.pass_form', about, typed, { actor: maya });
    return (await release()).blockers[0]?.solver;
  };
  expect(await solverAfter(all)).toMatchObject({ kind: 'department', departmentId: departmentId('qa') });
  expect(await solverAfter({ ...all, solverDepartment: null })).toMatchObject({ kind: 'person' });
  expect(await solverAfter({ ...FIELDS, solver: ' The printer ' })).toEqual({
    kind: 'other',
    name: 'The printer',
  });
  // Whom Greenlight does not know, or may not ask, is named all the same.
  expect(await solverAfter({ ...FIELDS, solverPerson: 'U0NOBODY' })).toEqual({
    kind: 'other',
    name: 'U0NOBODY',
  });
});

test('what is raised belongs to whoever sends the form: the draft of somebody else gives no address away', async () => {
  const { edge, release } = await aBlockedHouse();
  const from = {
    channelId: 'C0DOCS',
    ts: '1700000000.000100',
    text: 'It is broken.',
    permalink: 'https://example.slack.com/archives/C0DOCS/p1700000000000100',
  };
  expect(await edge.shortcutBy('blocker.raise', { actor: omar, channelId: 'C0DOCS' }, from)).toMatchObject({
    kind: 'open',
  });
  const draftId = `blocker:C0DOCS:1700000000.000100:${OMAR.userId}`;
  const typed = {
    ...FIELDS,
    release: RELEASE,
    text: 'It is broken.',
    severity: 'stops',
    solver: 'IT',
    expectedOn: null,
  };
  await edge.send('blocker.raise_form', { extra: draftId }, typed, { actor: dana });
  await edge.send('blocker.raise_form', { extra: draftId }, typed, { actor: omar });
  const [, byDana, byOmar] = (await release()).blockers;
  expect(byDana).toMatchObject({ raisedBy: { name: 'Dana' }, link: null });
  expect(byOmar).toMatchObject({ raisedBy: { name: 'Omar' }, link: from.permalink });
});
