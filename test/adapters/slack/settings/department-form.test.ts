import { expect, test } from 'vitest';
import { departmentForm } from '../../../../src/adapters/slack/settings/department-form.ts';
import { isFieldDepartment } from '../../../../src/domain/brief/brief.ts';
import { departmentById } from '../../../../src/domain/settings/settings.ts';
import { aDepartment, departmentId, someSettings } from '../../../support/builders.ts';

const about = { departmentId: departmentId('docs') };
const settings = someSettings({ departments: [aDepartment('docs', { name: 'Docs' })] });

const saved = (change: Readonly<Record<string, string>>, from = settings) => {
  const fields = { ...departmentForm.fieldsOf(from, about), ...change };
  const next = departmentForm.apply(from, fields, {
    ...about,
    ids: { next: () => 'new', random: () => 'new' },
  });
  if ('problems' in next) throw new Error(JSON.stringify(next.problems));
  const department = departmentById(next, about.departmentId);
  if (department === undefined) throw new Error('It is gone.');
  return { next, department };
};

test('whether its people answer customers is shown as its name says it, and stays as somebody chose it', () => {
  expect(departmentForm.fieldsOf(settings, about).answersCustomers).toBe('no');
  expect(saved({}).department.rules.answersCustomers).toBeNull();
  const { next, department } = saved({ answersCustomers: 'yes' });
  expect(isFieldDepartment(department)).toBe(true);
  expect(departmentForm.fieldsOf(next, about).answersCustomers).toBe('yes');
  expect(isFieldDepartment(saved({ answersCustomers: 'no' }, next).department)).toBe(false);
});

test('a new name does not change what was shown beside it', () => {
  const { department } = saved({ name: 'Support pages' });
  expect(isFieldDepartment(department)).toBe(false);
});
