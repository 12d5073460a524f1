import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPlanFile } from '../../../src/adapters/plan-file/read-plan-file.ts';
import { LIST_NAMES } from '../../../src/domain/contents/parts.ts';

const page = readFileSync('docs/plan-files.md', 'utf8');

test('the example of the page about plan files is a plan', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const reading = readPlanFile(example);
  expect(reading).toMatchObject({ ok: true, read: { title: 'Atlas 2.0' } });
  expect(reading.ok && reading.read.lists.milestones).toHaveLength(3);
});

test('the page names every list that a plan has', () => {
  for (const name of LIST_NAMES) expect(page).toContain(`\`${name}\``);
});
