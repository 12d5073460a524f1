import { expect, it } from 'vitest';
import { WITHOUT_FORMS } from '../../../../src/adapters/slack/launch/ids.ts';
import { registerWithout } from '../../../../src/adapters/slack/launch/without/listeners.ts';
import { LIGHT_FORMS } from '../../../../src/adapters/slack/lights/ids.ts';
import { WORKSPACE } from '../../../support/builders.ts';
import { aHouse, dana, maya } from './a-house.ts';
import { atlas, DOCS, docsOf, OMAR } from './samples.ts';

const ids = { releaseId: 'rel-atlas', departmentId: DOCS };

/** Omar is a guest here. */
const withGuest = async () => {
  const room = await aHouse(atlas());
  const { store } = room.house;
  const omar = await store.reads.person(WORKSPACE, OMAR.userId);
  if (omar === null) throw new Error('Omar is one of the people.');
  await store.transaction((tx) => tx.savePeople(WORKSPACE, [{ ...omar, isFullMember: false }]));
  return room;
};

const typed = { condition: 'The guide is printed.', dueOn: '2026-12-08' };

it('a guest cannot be named for a condition: the form stays, with the words at its field', async () => {
  const { edge, release } = await withGuest();
  const reply = await edge.send(
    LIGHT_FORMS.conditional,
    ids,
    { ...typed, owner: OMAR.userId },
    { actor: dana },
  );
  expect(reply).toMatchObject({ kind: 'fields', problems: [{ field: 'owner' }] });
  expect(docsOf(await release()).answer).toBeNull();
});

it('a full member can', async () => {
  const { edge, release } = await withGuest();
  const sent = { ...typed, owner: maya.userId };
  expect(await edge.send(LIGHT_FORMS.conditional, ids, sent, { actor: dana })).toEqual({ kind: 'nothing' });
  expect(docsOf(await release()).answer).toMatchObject({ owner: { userId: maya.userId, name: 'Maya' } });
});

it('a guest cannot accept the risk of a launch without a department', async () => {
  const { edge, house, release } = await withGuest();
  registerWithout(edge, house);
  const reply = await edge.send(
    WITHOUT_FORMS.decide,
    { releaseId: 'rel-atlas' },
    { department: DOCS, reason: 'It follows.', acceptedBy: OMAR.userId },
    { actor: maya },
  );
  expect(reply).toMatchObject({ kind: 'fields', problems: [{ field: 'acceptedBy' }] });
  expect(docsOf(await release()).waiver).toBeNull();
});
