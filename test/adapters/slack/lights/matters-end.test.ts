import { expect, it } from 'vitest';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { aHouse, type Delivered, dana, maya } from './a-house.ts';
import { atlas, DOCS, docsOf } from './samples.ts';

const alone = () => {
  const release = atlas();
  return aHouse({ ...release, lights: [docsOf(release)] });
};

const said = (all: readonly Delivered[], kind: string): Delivered[] =>
  all.filter((each) => each.kind === kind && each.message !== null);

const buttons = (delivered: Delivered | undefined): string[] =>
  buttonsOf([...(delivered?.message?.blocks ?? [])]).map(({ label }) => label);

const greenIf = (dueOn: string) =>
  ({
    type: 'answer',
    departmentId: DOCS,
    answer: {
      answer: 'conditional',
      condition: 'The guide is printed.',
      owner: { userId: dana.userId, name: dana.name },
      dueOn,
      conditionId: 'con-1',
    },
  }) as const;

it('whoever is to agree to what follows after the launch is not asked any more once that is over', async () => {
  const { happens, deliver } = await alone();
  await happens(dana, greenIf('2026-12-24'));
  const [told] = said(await deliver(), 'statement.to_manager');
  expect(buttons(told)).toEqual(['Agree, it may follow', 'Ask again']);
  await happens(dana, { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } });
  const [settled, ...more] = said(await deliver(), 'board.settled_notice');
  expect(more).toEqual([]);
  expect(buttons(settled)).toEqual([]);
  expect(settled?.message?.text).toMatch(
    /follows after the launch.* printed\. Settled: Docs is green since /,
  );
});

it('a release that is cancelled takes the button from what somebody was to see to', async () => {
  const { happens, deliver } = await alone();
  await happens(dana, greenIf('2026-12-08'));
  const [asked] = said(await deliver(), 'board.condition');
  expect(buttons(asked)).toEqual(['It is done']);
  await happens(maya, { type: 'cancel', reason: 'No budget.' });
  const [over] = said(await deliver(), 'board.condition');
  expect(buttons(over)).toEqual([]);
  expect(over?.message?.text).toContain('This release is over.');
});
