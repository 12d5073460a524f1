import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../../../src/practice/people/person.ts';
import { departmentId, WORKSPACE } from '../../../support/builders.ts';
import type { Rehearsal } from '../../../support/rehearsal.ts';
import { inspect, refusedCalls, runToAsk } from '../../../support/steps.ts';
import { buttonsOn, opensChecklist, rehearseWithPacks } from './a-checklist.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;
beforeAll(async () => {
  rehearsal = await rehearseWithPacks(['docs', 'sales']);
  maya = await runToAsk(rehearsal);
});
afterAll(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const modalOf = (person: PersonDriver) => {
  if (person.modal === null) throw new Error('No form is open.');
  return person.modal;
};

/** Opens the form of a department in the settings. */
const opensDepartment = async (person: PersonDriver, name: string): Promise<void> => {
  while (person.modal !== null) await person.closes(true);
  await person.types('#releases', '/release settings');
  const value = JSON.stringify({ v: 1, d: departmentId(name as 'docs') });
  await person.clicks(modalOf(person), 'settings.edit_department', { value });
};

const opensQuestions = async (person: PersonDriver, name: string): Promise<void> => {
  await opensDepartment(person, name);
  await person.clicks(modalOf(person), 'Questions');
};

const newest = (name: string) =>
  inspect(rehearsal, (reads) => reads.newestPack(WORKSPACE, departmentId(name as 'docs')));

/** The menu of the first question, of the second, and so on: each has its own place. */
const takes = (person: PersonDriver, choice: string, nth: number) =>
  person.clicks(modalOf(person), choice, { nth });

describe('an admin changes the questions of a department', () => {
  it('moves, changes, removes and adds them, and saves a new version; the asked release keeps its own', async () => {
    await opensQuestions(maya, 'docs');
    expect(maya.modal?.text).toContain('Releases that were already asked keep theirs.');
    await takes(maya, 'Move down', 0);
    expect(maya.modal?.text).toMatch(/1\. Does every page have an owner[\s\S]*2\. Are all pages written/);
    await takes(maya, 'Remove', 4);
    expect(maya.modal?.text).not.toContain('at the moment of the launch, and by whom');
    await takes(maya, 'Change', 0);
    await maya.fills({ question: 'Who owns the pages?' });
    await maya.submits();
    expect(maya.modal?.text).toContain('1. Who owns the pages?');
    await maya.clicks(modalOf(maya), 'Add a question');
    await maya.fills({ question: 'Are the old pages gone?', label: 'old pages' });
    await maya.submits();
    await maya.submits();
    expect(maya.modal?.text).toContain('Saved. New releases are asked these');

    const pack = await newest('docs');
    expect(pack?.version).toBe(2);
    expect(pack?.items.map(({ label }) => label)).toEqual([
      'owner of the pages',
      'pages',
      'review',
      'pictures and names',
      'FAQ link',
      'old pages',
    ]);
    await maya.closes(true);
    await opensChecklist(rehearsal, maya, 'docs');
    expect(maya.modal?.text).toContain('Does every page have an owner');
    expect(maya.modal?.text).not.toContain('Who owns the pages?');
  });

  it('is told what is wrong at the field, and keeps what was typed', async () => {
    await opensQuestions(maya, 'sales');
    await maya.clicks(modalOf(maya), 'Add a question');
    await maya.fills({ question: 'Is it fun?', label: 'fun', feeds: 'Pages to read: in the announcement' });
    const outcome = await maya.submits();
    expect(outcome).toMatchObject({
      errors: { 'What comes with a yes?': expect.stringContaining('ask for a link or a text') },
    });
    expect(maya.modal?.text).toContain('Is it fun?');
  });

  it('finds what was not saved again, until somebody else saves another version', async () => {
    await opensQuestions(maya, 'sales');
    await takes(maya, 'Remove', 0);
    await opensQuestions(maya, 'sales');
    expect(maya.modal?.text).toContain('Not saved yet: we kept what you changed.');
    expect(maya.modal?.text).not.toContain('Is the playbook ready');
    for (let left = 5; left > 2; left -= 1) await takes(maya, 'Remove', 0);
    await maya.submits();
    expect(maya.modal?.text).toContain('Nothing was saved. A department has 3 to 7 questions, or none.');
    expect((await newest('sales'))?.version).toBe(1);
  });

  it('gives a department without questions those that are shipped for it', async () => {
    await opensDepartment(maya, 'support');
    expect(buttonsOn(maya)).toContain('Use the questions for Support');
    await maya.clicks(modalOf(maya), 'Use the questions for Support');
    expect(maya.modal?.text).toContain('Is it decided who is called about this release');
    expect(await newest('support')).toBeNull();
    await maya.submits();
    expect(maya.modal?.text).toContain('Saved.');
    expect(await newest('support')).toMatchObject({ version: 1 });
  });
});
