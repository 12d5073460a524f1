import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DepartmentKey, departmentId, WORKSPACE } from '../../../support/builders.ts';
import type { Rehearsal } from '../../../support/rehearsal.ts';
import {
  allGreen,
  auditOf,
  cardOf,
  green,
  inspect,
  newest,
  refusedCalls,
  releaseOf,
  runToAsk,
  toldPrivately,
} from '../../../support/steps.ts';
import { buttonsOn, opensChecklist, rehearseWithPacks, taps } from './a-checklist.ts';

let rehearsal: Rehearsal;
// One release for all: each test answers questions of its own.
beforeAll(async () => {
  rehearsal = await rehearseWithPacks(['docs', 'qa', 'training', 'marketing', 'support']);
  await runToAsk(rehearsal);
});
afterAll(async () => {
  expect(refusedCalls(rehearsal).filter(({ error }) => !isConflict(error))).toEqual([]);
  await rehearsal.stop();
});

const isConflict = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'error' in error && error.error === 'hash_conflict';

const person = (name: string) => rehearsal.slack.person(name);
const textOn = (name: string): string => person(name).modal?.text ?? '';
const cardText = (key: string): string => person('maya').reads(cardOf(rehearsal, key));

const ticks = async (key: DepartmentKey) => {
  const release = await releaseOf(rehearsal);
  const all = await inspect(rehearsal, (reads) => reads.ticks(WORKSPACE, release.id));
  return all.filter((tick) => tick.departmentId === departmentId(key));
};

describe('the card of a department', () => {
  it('says how far its checklist is, and opens it for anybody in the channel', async () => {
    expect(cardText('docs')).toContain('Checklist: 0 of 6');
    await opensChecklist(rehearsal, person('reader'), 'docs');
    expect(textOn('reader')).toMatch(/Docs\*?, for \*?Atlas 2\.0/);
    expect(textOn('reader')).toContain('Are all pages written that customers need');
    expect(textOn('reader')).toContain('No answer yet');
  });

  it('has no checklist where the department has its main question alone', () => {
    expect(cardText('sales')).not.toContain('Checklist');
  });

  it('follows each answer, and keeps the checklist once the light was given', async () => {
    const reader = person('reader');
    await opensChecklist(rehearsal, reader, 'marketing');
    await taps(reader, 'message', 'Yes');
    await rehearsal.bot.settle();
    expect(cardText('marketing')).toContain('Checklist: 1 of 6');
    await green(rehearsal, 'marketing');
    expect(cardText('marketing')).toContain('Checklist: 1 of 6');
    await opensChecklist(rehearsal, person('marketing-deputy'), 'marketing');
    await taps(person('marketing-deputy'), 'channels', 'Not applicable');
    await rehearsal.bot.settle();
    expect(cardText('marketing')).toContain('Checklist: 2 of 6');
  });
});

describe('a question of the checklist', () => {
  it('is answered with one tap, which says who, and is open again after the same tap', async () => {
    await opensChecklist(rehearsal, person('reader'), 'docs');
    await taps(person('reader'), 'reviewed', 'No');
    expect(textOn('reader')).toMatch(/\*No\*: reader, today/);
    expect(textOn('reader')).toContain('0 of 6, answered no: review, missing: pages, ');
    await taps(person('reader'), 'reviewed', '✓ No');
    expect(textOn('reader')).toContain('0 of 6, missing: pages');
    expect(await ticks('docs')).toEqual([]);
  });

  it('has the newest answer, whoever gave it, and each is an entry of the record', async () => {
    await opensChecklist(rehearsal, person('reader'), 'training');
    await opensChecklist(rehearsal, person('training-lead'), 'training');
    await taps(person('reader'), 'sessions', 'Yes');
    await taps(person('training-lead'), 'sessions', 'No');
    expect(await ticks('training')).toMatchObject([{ answer: 'no', by: { name: 'training-lead' } }]);
    const entry = (await auditOf(rehearsal)).findLast(({ type }) => type === 'item_ticked');
    expect(entry?.data).toEqual({
      departmentId: departmentId('training'),
      itemId: 'sessions',
      answer: 'no',
    });
    expect(entry?.personal).toMatchObject({
      by: { name: 'training-lead', role: 'lead' },
      label: 'sessions held',
    });
  });

  it('shows both answers of two taps that came faster than the form could follow', async () => {
    const reader = person('reader');
    await opensChecklist(rehearsal, reader, 'support');
    const before = reader.modal;
    if (before === null) throw new Error('The checklist is open.');
    await Promise.all([
      reader.clicks(before, 'Yes', { block: 'item.limits-known' }),
      reader.clicks(before, 'Yes', { block: 'item.way-to-engineers' }),
    ]);
    expect(textOn('reader')).toContain('2 of 6');
    expect(buttonsOn(reader).filter((label) => label === '✓ Yes')).toHaveLength(2);
  });

  it('cannot be answered by a guest', async () => {
    await person('guest').clicks(cardOf(rehearsal, 'docs'), 'Checklist');
    expect(person('guest').modal).toBeNull();
    expect(await toldPrivately(rehearsal, person('guest'))).toMatch(/A full member .* can do this/);
  });
});

describe('a question that asks for a link', () => {
  it('refuses what is no link at its field, and keeps it for the next time', async () => {
    const lead = person('docs-lead');
    await opensChecklist(rehearsal, lead, 'docs');
    await taps(lead, 'faq', 'Yes, with a link');
    await lead.fills({ words: 'docs.example.com' });
    expect(await lead.submits()).toMatchObject({
      errors: { 'FAQ link': expect.stringContaining('https://') },
    });
    if (lead.modal === null) throw new Error('The field stays open.');
    await lead.clicks(lead.modal, 'Back to the checklist');
    await taps(lead, 'faq', 'Yes, with a link');
    expect(lead.modal?.text).toContain('docs.example.com');
  });

  it('shows the link with its answer, lets it be changed, and loses it with the answer', async () => {
    const lead = person('docs-lead');
    const address = 'https://docs.example.com/atlas';
    await opensChecklist(rehearsal, lead, 'docs');
    await taps(lead, 'pages', 'Yes, with a link');
    await lead.fills({ words: address });
    await lead.submits();
    expect(lead.modal?.text).toContain('1 of 6');
    expect(lead.modal?.text).toContain(address);
    expect(await ticks('docs')).toMatchObject([{ itemId: 'pages', link: address }]);
    await taps(lead, 'pages', 'Change link');
    expect(lead.modal?.text).toContain(address);
    if (lead.modal !== null) await lead.clicks(lead.modal, 'Back to the checklist');
    await taps(lead, 'pages', '✓ Yes');
    expect(await ticks('docs')).toEqual([]);
  });
});

describe('before a green light', () => {
  it('the dialog says how far the checklist is, and what is missing', async () => {
    await opensChecklist(rehearsal, person('reader'), 'qa');
    for (const item of ['used-before', 'old-works', 'goes-wrong', 'open-bugs'])
      await taps(person('reader'), item, 'Yes');
    await rehearsal.bot.settle();
    const { confirmation } = await green(rehearsal, 'qa');
    expect(confirmation?.text).toContain('QA is ready for customers to have Atlas 2.0');
    expect(confirmation?.text).toContain('Checklist: 4 of 6, missing: stress test, known limitations.');
  });
});

describe('known limitations that QA wrote down', () => {
  it('stand on the card of Support while its answer is open', async () => {
    const qa = person('qa-lead');
    await opensChecklist(rehearsal, qa, 'qa');
    await taps(qa, 'limitations', 'Yes, with words');
    await qa.fills({ words: 'Boards with *many* cards open slowly.' });
    await qa.submits();
    await rehearsal.bot.settle();
    const line = 'Known limitations, from QA: Boards with *many* cards open slowly.';
    expect(cardText('support')).toContain(line);
    expect(cardText('docs')).not.toContain('Known limitations');
    await green(rehearsal, 'support');
    expect(cardText('support')).not.toContain('Known limitations');
  });

  it('and pages of Documentation are prefilled in the announcement', async () => {
    const lead = person('docs-lead');
    await opensChecklist(rehearsal, lead, 'docs');
    await taps(lead, 'pages', 'Yes, with a link');
    await lead.fills({ words: 'https://docs.example.com/atlas' });
    await lead.submits();
    await allGreen(rehearsal, ['marketing', 'qa', 'support']);
    const maya = person('maya');
    await maya.clicks(newest(maya.inbox), 'Read the announcement');
    expect(maya.modal?.text ?? '').toMatch(
      /Known limitations: Boards with \*many\* cards open slowly\.\s+Read more: https:\/\/docs\.example\.com\/atlas/,
    );
  });
});
