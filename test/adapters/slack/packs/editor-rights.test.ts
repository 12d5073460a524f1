import { beforeEach, expect, it } from 'vitest';
import { registerQuestions } from '../../../../src/adapters/slack/packs/editor/listeners.ts';
import { QUESTION_ACTIONS, QUESTION_FORMS } from '../../../../src/adapters/slack/packs/ids.ts';
import { changePack } from '../../../../src/application/packs/change-pack.ts';
import { aHouse, maya, type TestHouse } from '../../../application/a-house.ts';
import { anActor, departmentId, WORKSPACE } from '../../../support/builders.ts';
import { aPack, packId, settingsWithPacks } from '../../../support/packs.ts';
import { type RecordingEdge, recordingEdge } from '../../../support/recording-edge.ts';

let test: TestHouse;
let edge: RecordingEdge;
beforeEach(async () => {
  test = await aHouse(settingsWithPacks(['docs']));
  await test.store.transaction((tx) => tx.addPack(WORKSPACE, aPack('docs')));
  edge = recordingEdge();
  registerQuestions(edge, test.house);
});

const ids = { departmentId: departmentId('docs') };
const reader = anActor({ userId: 'U0READER', name: 'Reader' });
const newest = () => test.store.reads.newestPack(WORKSPACE, departmentId('docs'));

it.each(Object.values(QUESTION_ACTIONS))(
  '"%s" is for admins only, also with a forged click',
  async (actionId) => {
    expect(await edge.click(actionId, { actor: reader, ids })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not_entitled', command: 'settings' },
    });
  },
);

it.each(Object.values(QUESTION_FORMS))(
  'the form "%s" is for admins only, also a forged one',
  async (form) => {
    const typed = { question: 'Is it fun?', label: 'fun' };
    expect(await edge.send(form, { ...ids, extra: 'new' }, typed, { actor: reader })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not_entitled' },
    });
    expect((await newest())?.version).toBe(1);
  },
);

it('a department that is gone is said, and nothing is saved', async () => {
  const gone = { departmentId: 'dep-gone' };
  expect(await edge.send(QUESTION_FORMS.list, gone, {})).toMatchObject({ kind: 'refused' });
});

it('what was changed over an older version is not laid over a newer one', async () => {
  await edge.click(QUESTION_ACTIONS.more, { ids: { ...ids, extra: 'remove:faq' } });
  const items = aPack('docs').items.toReversed();
  await changePack(test.house, maya, { ...ids, basePackId: packId('docs'), items });
  const reply = await edge.send(QUESTION_FORMS.list, ids, {});
  expect(JSON.stringify(reply)).toContain('somebody else changed these questions meanwhile');
  expect(await newest()).toMatchObject({ version: 2, items });
  expect(JSON.stringify(await edge.click(QUESTION_ACTIONS.open, { ids }))).not.toContain('Not saved yet');
});
