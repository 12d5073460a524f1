import { expect, test } from 'vitest';
import { addressProblem, readHookForm } from '../../../src/domain/hooks/hook-form.ts';
import { departmentId, someSettings } from '../../support/builders.ts';
import { anInboundHook } from './facts.ts';

test.each([
  ['https://example.com/greenlight?x=1', false, null],
  ['http://example.com', false, /https/],
  ['http://127.0.0.1:4000/x', false, /https/],
  ['http://127.0.0.1:4000/x', true, null],
  ['http://10.0.0.1/x', true, /https/],
  ['https://localhost/x', false, /this machine/],
  ['https://me:secret@example.com', false, /user name/],
  ['https://example.com/#a', false, /#/],
  ['example.com', false, /whole address/],
  ['ftp://example.com', true, /https/],
])('the address %s, inside allowed: %s', (address, insideToo, problem) => {
  const found = addressProblem(address, insideToo);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});

const around = { hooks: [anInboundHook()], settings: someSettings(), insideToo: false };
const form = {
  direction: 'in',
  name: ' monitoring ',
  reports: ['alert', 'gossip'],
  departmentIds: [departmentId('eng')],
  releaseKey: '',
} as const;

test('a form becomes a hook, with what is known here alone', () => {
  expect(readHookForm(form, around)).toEqual({
    wish: {
      direction: 'in',
      name: 'monitoring',
      reports: ['alert'],
      departmentIds: [departmentId('eng')],
      releaseKey: null,
    },
  });
});

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'CI' }, 'name'],
  [{ name: 'x'.repeat(41) }, 'name'],
  [{ reports: ['gossip'] }, 'reports'],
  [{ departmentIds: ['dep-gone'] }, 'departmentIds'],
])('%j is refused at %s', (changed, field) => {
  expect(readHookForm({ ...form, ...changed }, around)).toMatchObject({ problems: [{ field }] });
});

test('thirty are the most', () => {
  const hooks = Array.from({ length: 30 }, (_each, index) => anInboundHook({ name: `h${index}` }));
  expect(readHookForm(form, { ...around, hooks })).toMatchObject({ problems: [{ field: 'name' }] });
});
