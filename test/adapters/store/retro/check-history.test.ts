import { expect, test } from 'vitest';
import type { DomainEvent } from '../../../../src/domain/event.ts';
import type { TickAnswer } from '../../../../src/domain/packs/tick.ts';
import { aRelease, departmentId, MAYA, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore } from '../../../support/store.ts';

const docs = departmentId('docs');

const ticked = (itemId: string, answer: TickAnswer | null): DomainEvent => ({
  type: 'item_ticked',
  departmentId: docs,
  name: 'Docs',
  itemId,
  label: itemId,
  answer,
  link: null,
  text: null,
});

test('what a question caught in a year, by the record; rehearsals and answers taken back are left out', async () => {
  const { store, ids } = memoryStore();
  const said = async (releaseId: string, at: string, event: DomainEvent): Promise<void> =>
    store.transaction((tx) =>
      tx.appendAudit(WORKSPACE, [
        { id: ids.next(), releaseId, event, by: { ...MAYA, role: 'release manager' }, at },
      ]),
    );
  await store.transaction(async (tx) => {
    for (const id of ['one', 'two']) await tx.saveRelease(aRelease({ id, key: id }), null);
    await tx.saveRelease(aRelease({ id: 'play', key: 'play', practice: true }), null);
  });
  await said('one', '2025-01-01T10:00:00.000Z', ticked('faq', 'no'));
  await said('one', '2026-03-01T10:00:00.000Z', ticked('faq', 'yes'));
  await said('two', '2026-04-01T10:00:00.000Z', ticked('faq', 'yes'));
  await said('two', '2026-04-01T11:00:00.000Z', ticked('faq', null));
  await said('two', '2026-04-02T10:00:00.000Z', ticked('links', 'no'));
  await said('play', '2026-04-02T10:00:00.000Z', ticked('faq', 'no'));
  const history = await store.reads.checkHistory(WORKSPACE, docs, '2026-01-01T00:00:00.000Z');
  expect(history).toEqual([
    {
      departmentId: docs,
      itemId: 'faq',
      releases: 2,
      answers: 2,
      caught: 0,
      firstAt: '2025-01-01T10:00:00.000Z',
    },
    {
      departmentId: docs,
      itemId: 'links',
      releases: 1,
      answers: 1,
      caught: 1,
      firstAt: '2026-04-02T10:00:00.000Z',
    },
  ]);
});
