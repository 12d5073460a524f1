import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { auditOf, newest, plan, refusedCalls, releaseOf, stateOf, toldPrivately } from '../support/steps.ts';

/** A week before the launch of Atlas, with what is odd about the tables of real releases. */
const TABLE = [
  '| **What** | **Who** | **When** | **Week** |',
  '|---|---|---|---|',
  '| **Docs freeze** | Docs Lead | Thursday 3rd December 2026 | week 1 |',
  '| Code freeze | <@U0LENG> | 02:00 UTC Friday 4th December 2026 / 19:00 PDT Thursday 3rd December 2026 | week 1 |',
  '| Price sheet | Sales | Tuesday 2nd December 2026 | week 1 |',
  '| Fair | | 30th November - 2nd December 2026 | week 1 |',
  '| Party | Maya | soon | week 2 |',
].join('\n');

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const maya = (): PersonDriver => rehearsal.slack.person('maya');
const milestones = async () => (await releaseOf(rehearsal)).plan.contents.milestones;
const textOf = (person: PersonDriver): string => person.modal?.text ?? '';
const clicks = async (person: PersonDriver, wanted: string, nth = 0): Promise<void> => {
  if (person.modal === null) throw new Error('No window is open.');
  expect((await person.clicks(person.modal, wanted, { nth })).status).toBe(200);
};

const pastes = async (text: string, course = 'They move with the launch') => {
  await maya().types('#releases', '/release timeline atlas-2.0');
  await maya().fills({ text, course });
  return maya().submits();
};

test('a pasted table is shown first, troubles before milestones, and added in one change when accepted', async () => {
  expect(await pastes(TABLE)).toMatchObject({ kind: 'next' });
  const shown = textOf(maya());
  expect(maya().modal?.submit).toBe('Add 4 milestones');
  expect(shown).toContain('Read 4 milestones');
  expect(shown).toContain('Left out: Week.');
  expect(shown).toContain('Row 5, "Party, Maya, soon, week 2": no date in "soon"');
  expect(shown).toContain('Row 2, "Code freeze": 02:00 UTC and 19:00 PDT are an hour apart');
  expect(shown).toContain('Row 3, "Price sheet": 2 December 2026 is a Wednesday, not a Tuesday.');
  const order = [
    'no date in',
    'an hour apart',
    'Fair, Mon 30 Nov',
    'Price sheet, Sales',
    'Docs freeze, Docs Lead',
  ];
  const places = order.map((words) => shown.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(await milestones()).toEqual([]);

  expect(await maya().submits()).toMatchObject({ kind: 'next' });
  expect(textOf(maya())).toContain('4 milestones added.');
  expect(textOf(maya())).toContain('Docs freeze, Docs Lead, Thu 3 Dec');
  expect((await milestones()).map(({ what, owner, when }) => [what, owner, when.kind])).toEqual([
    ['Docs freeze', { userId: null, name: 'Docs Lead' }, 'relative'],
    ['Code freeze', { userId: 'U0LENG', name: 'eng-lead' }, 'relative'],
    ['Price sheet', { userId: null, name: 'Sales' }, 'relative'],
    ['Fair', null, 'fixed'],
  ]);
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'items_added')).toHaveLength(1);
});

test('what was pasted is there again when somebody goes back, closes the window or opens it anew', async () => {
  await pastes(TABLE, 'They stay on their days');
  await clicks(maya(), 'Change what I pasted');
  expect(maya().modal?.title).toBe('Paste a timeline');
  expect(textOf(maya())).toContain('| Party | Maya | soon | week 2 |');
  await maya().fills({ text: TABLE.replace('soon', '12 December 2026') });
  await maya().closes();
  await maya().types('#releases', '/release timeline atlas-2.0');
  expect(await maya().submits()).toMatchObject({ kind: 'next' });
  expect(maya().modal?.submit).toBe('Add 5 milestones');
  await maya().submits();
  expect((await milestones()).every(({ when }) => when.kind === 'fixed')).toBe(true);
  await maya().closes();
  await maya().types('#releases', '/release timeline atlas-2.0');
  expect(textOf(maya())).not.toContain('Party');
});

test('the same table twice: what stands in the plan is named, and left out', async () => {
  await pastes(TABLE);
  await maya().submits();
  await maya().closes();
  await pastes(TABLE);
  expect(maya().modal?.submit).toBe('');
  expect(textOf(maya())).toContain('All of them stand in its plan already: there is nothing to add.');
  await clicks(maya(), 'Change what I pasted');
  await maya().fills({ text: TABLE.replace('soon', '12 December 2026') });
  await maya().submits();
  expect(maya().modal?.submit).toBe('Add 1 milestone');
  expect(textOf(maya())).toContain('In the plan already, left out here: 4');
  await maya().submits();
  expect(textOf(maya())).toContain('1 milestone added. 4 stood in the plan already.');
  expect(await milestones()).toHaveLength(5);
});

test('a paste in which nothing can be read stays in the form, with the reason', async () => {
  expect(await pastes('Docs freeze\tDocs\tsoon')).toMatchObject({ kind: 'errors' });
  expect(Object.values(maya().modal?.errors ?? {})).toEqual([
    'No milestone could be read. Row 1, "Docs freeze, Docs, soon": no date in "soon".',
  ]);
  expect(textOf(maya())).toContain('Docs freeze');
});

test('a long timeline is looked at page by page', async () => {
  const rows = readFileSync('test/fixtures/timelines/kubernetes-1.32-timeline.csv', 'utf8').replaceAll(
    '2024-',
    '2026-',
  );
  await pastes(rows);
  expect(maya().modal?.submit).toBe('Add 37 milestones');
  expect(textOf(maya())).toContain('1 to 20 of 37');
  expect(textOf(maya())).not.toContain('v1.32.0 released');
  await clicks(maya(), 'More');
  expect(textOf(maya())).toContain('21 to 37 of 37');
  expect(textOf(maya())).toContain('v1.32.0 released');
  await maya().submits();
  expect(await milestones()).toHaveLength(37);
});

test('from the list of milestones: the list behind shows them, and what lies under it', async () => {
  const card = newest(maya().inbox);
  await maya().clicks(card, 'The plan in full');
  const lists = buttonsOf(maya().modal?.blocks ?? []).filter(({ label }) => label === 'Open');
  await clicks(
    maya(),
    'Open',
    lists.findIndex(({ value }) => value?.includes('milestones')),
  );
  await clicks(maya(), 'Paste a timeline');
  await maya().fills({ text: TABLE });
  await maya().submits();
  await maya().submits();
  await rehearsal.bot.settle();
  await rehearsal.slack.until(() => textOf(maya()).includes('4 milestones added.'), 'the list behind');
  expect(maya().modal?.callbackId).toBe('contents.list_view');
  await maya().closes();
  await rehearsal.slack.until(() => textOf(maya()).includes('next '), 'the plan under it');
});

test('nobody but the release manager adds to a plan, and nothing is stored', async () => {
  await maya().clicks(newest(maya().inbox), 'Start');
  await rehearsal.bot.settle();
  const before = await stateOf(rehearsal);
  for (const who of ['docs-lead', 'admin', 'guest']) {
    const person = rehearsal.slack.person(who);
    await person.types('#releases', '/release timeline atlas-2.0');
    expect(await toldPrivately(rehearsal, person), who).not.toBe('');
    expect(person.modal, who).toBeNull();
  }
  expect(await stateOf(rehearsal)).toEqual(before);
});
