import { expect, test } from 'vitest';
import { checklistView } from '../../../../src/adapters/slack/packs/checklist-view.ts';
import { questionsView } from '../../../../src/adapters/slack/packs/editor/questions-view.ts';
import { findChecklist } from '../../../../src/application/packs/find-checklist.ts';
import { aForm, aHouse, maya, planAndStart, releaseOf } from '../../../application/a-house.ts';
import { aDepartment, departmentId, MAYA, NOW, WORKSPACE } from '../../../support/builders.ts';
import { aPack, settingsWithPacks } from '../../../support/packs.ts';

const docs = departmentId('docs');

test('beside its checklist a department reads what others learnt to ask, and where; nobody ticks it', async () => {
  const house = await aHouse(settingsWithPacks(['docs']));
  await house.store.transaction((tx) => tx.addPack(WORKSPACE, aPack('docs')));
  const earlier = await planAndStart(house);
  const later = await planAndStart(house, { form: aForm({ title: 'Borealis 1.0', date: '2027-01-20' }) });
  const tags = { departmentIds: [docs], product: null, path: null, kind: 'question' } as const;
  const lesson = {
    id: 'les-1',
    releaseId: earlier,
    text: 'Is *the guide* for guests there?',
    tags,
    by: MAYA,
    at: NOW,
  };
  await house.store.transaction((tx) => tx.addLesson(WORKSPACE, lesson));
  const found = await findChecklist(house.store.reads, maya.actor, { releaseId: later, departmentId: docs });
  if (!found.ok) throw new Error(found.refusal.code);
  const { blocks } = checklistView(found);
  const at = blocks.findIndex((block) => JSON.stringify(block).includes('Learnt from earlier releases'));
  expect(blocks.slice(at + 1)).toMatchObject([
    { type: 'section', text: { type: 'plain_text', text: 'Is *the guide* for guests there?' } },
    { type: 'context', elements: [{ text: 'From Atlas 2.0.' }] },
  ]);
  const own = await findChecklist(house.store.reads, maya.actor, { releaseId: earlier, departmentId: docs });
  expect(own).toMatchObject({ learnt: [] });
  expect((await releaseOf(house, later)).plan.contents.risks).toEqual([]);
});

test('a question that caught nothing in a year says so where it can be taken out', () => {
  const { items } = aPack('docs');
  const [first] = items;
  const editing = { basePackId: null, items, kept: false, overtaken: false } as const;
  const silent = [{ itemId: first?.id ?? '', releases: 12, hours: 2.5 }];
  const words =
    'In a year nobody ever said no to it, in 12 releases: about 2.5 hours of work, at 10 minutes an answer.';
  expect(JSON.stringify(questionsView(aDepartment('docs'), { ...editing, silent }))).toContain(words);
  expect(JSON.stringify(questionsView(aDepartment('docs'), { ...editing, silent: [] }))).not.toContain(
    'In a year',
  );
});
