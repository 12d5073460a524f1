import { expect, it } from 'vitest';
import { LIGHT_ACTIONS } from '../../../../src/adapters/slack/lights/ids.ts';
import { hasEnding } from '../../../../src/adapters/slack/lights/notices/settled-notice.ts';
import { SETTLED_BY } from '../../../../src/domain/delivery/settled-notices.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { aHouse, type Delivered, dana, maya } from './a-house.ts';
import { atlas, DOCS, docsOf } from './samples.ts';

const toManager = (all: readonly Delivered[], kind: string): Delivered[] =>
  all.filter((each) => each.kind === kind && each.message !== null);

const alone = () => {
  const release = atlas();
  return aHouse({ ...release, lights: [docsOf(release)] });
};

const notYet = {
  type: 'answer',
  departmentId: DOCS,
  answer: { answer: 'not_yet', reason: 'No guide.', solver: 'Dana', expectedOn: '2026-12-24' },
} as const;

it('a red light that turned green loses its buttons in one edit, and nobody is notified again', async () => {
  const { happens, deliver, edge } = await alone();
  await happens(dana, notYet);
  const [told] = toManager(await deliver(), 'statement.to_manager');
  expect(JSON.stringify(told?.message?.blocks)).toContain('"button"');
  await edge.click(LIGHT_ACTIONS.green, { actor: dana, ids: { releaseId: 'rel-atlas', departmentId: DOCS } });
  await happens(dana, { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } });
  const later = await deliver();
  expect(toManager(later, 'statement.to_manager')).toEqual([]);
  const [settled, ...more] = toManager(later, 'board.settled_notice');
  expect(more).toEqual([]);
  expect(settled?.message?.text).toMatch(/Docs\* was not ready .* No guide\. Settled: Docs is green since /);
  expect(JSON.stringify(settled?.message?.blocks)).not.toContain('"button"');
});

it('a red light that was mended before the manager could be told is not told any more', async () => {
  const { happens, deliver } = await alone();
  await happens(dana, notYet);
  await happens(dana, { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } });
  expect(toManager(await deliver(), 'statement.to_manager')).toEqual([]);
});

it('a hold that somebody else began says who ended it', async () => {
  const { happens, deliver } = await alone();
  await happens(dana, { type: 'hold', reason: 'Review.' });
  await deliver();
  await happens(maya, { type: 'resume', launch: null });
  const [settled] = toManager(await deliver(), 'board.settled_notice');
  expect(settled?.message?.text).toMatch(/was put on hold: Review\. Settled: Maya resumed it, /);
});

const buttons = (delivered: Delivered | undefined): string[] =>
  buttonsOf([...(delivered?.message?.blocks ?? [])]).map(({ label }) => label);

it('a red light that comes too late offers what fits: a hold, or its end while it is on hold', async () => {
  const { happens, deliver } = await alone();
  await happens(dana, notYet);
  const [told] = toManager(await deliver(), 'statement.to_manager');
  expect(buttons(told)).toEqual(['Move', 'Hold']);
  await happens(maya, { type: 'hold', reason: 'Review.' });
  const [held, ...more] = toManager(await deliver(), 'board.settled_notice');
  expect(more).toEqual([]);
  expect(buttons(held)).toEqual(['Move', 'Resume']);
  expect(held?.message?.text).toContain('It is on hold: I ask nobody until it goes on.');
  await happens(maya, { type: 'resume', launch: null });
  const [resumed] = toManager(await deliver(), 'board.settled_notice');
  expect(resumed?.message).toEqual(told?.message);
});

it('a red light that is given during a hold offers no second hold', async () => {
  const { happens, deliver } = await alone();
  await happens(maya, { type: 'hold', reason: 'Review.' });
  await deliver();
  await happens(dana, notYet);
  const [told] = toManager(await deliver(), 'statement.to_manager');
  expect(buttons(told)).toEqual(['Move', 'Resume']);
});

it('every event that settles something has words for how it ended', () => {
  expect(
    Object.values(SETTLED_BY)
      .flat()
      .filter((type) => !hasEnding(type)),
  ).toEqual([]);
});
