import { expect, test } from 'vitest';
import type { Department } from '../../../src/domain/settings/settings.ts';
import { departmentFrom, presetOf } from '../../../src/domain/settings/settings-presets.ts';
import { askedInAHurry } from '../../../src/domain/urgent/who-is-asked.ts';
import { aDepartment } from '../../support/builders.ts';

const called = (key: string, name: string): Department => ({ ...aDepartment('docs'), id: key, key, name });
const preset = (name: keyof typeof presetOf) =>
  presetOf[name].departments.map((template) => departmentFrom(template, template.key));

test.each<[string, readonly Department[], string[], string[]]>([
  ['the eight', preset('the_eight'), ['engineering', 'qa', 'support'], []],
  ['twelve', preset('twelve'), ['engineering', 'qa', 'support'], []],
  [
    'the starter: who talks to customers answers for support',
    preset('starter'),
    ['engineering', 'customers'],
    ['QA'],
  ],
  [
    'other names of the same',
    [called('dev', 'Developers'), called('x', 'Quality assurance'), called('y', 'Helpdesk')],
    ['dev', 'x', 'y'],
    [],
  ],
  [
    'the name counts where the key does not',
    [called('d7', 'support'), called('d8', 'Sales')],
    ['d7'],
    ['Engineering', 'QA'],
  ],
  [
    'the key counts before a name',
    [called('z', 'QA'), called('qa', 'Testers')],
    ['qa'],
    ['Engineering', 'Support'],
  ],
  ['nobody of them', [called('sales', 'Sales')], [], ['Engineering', 'QA', 'Support']],
])('a hotfix asks, of %s', (_of, departments, asked, missing) => {
  const found = askedInAHurry({ departments });
  expect(found.asked.map(({ key }) => key)).toEqual(asked);
  expect(found.missing).toEqual(missing);
});
