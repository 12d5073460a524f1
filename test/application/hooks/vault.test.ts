import { expect, test } from 'vitest';
import { createVault } from '../../../src/application/hooks/vault.ts';
import { countingIds } from '../../support/store.ts';

const key = 'ab'.repeat(32);
const vault = createVault(key, countingIds());

test('a secret is read back with its key and for its hook alone', () => {
  const sealed = vault.seal('glh_secret', 'hook-1');
  expect(sealed).not.toContain('glh_secret');
  expect(vault.open(sealed, 'hook-1')).toBe('glh_secret');
  expect(vault.open(sealed, 'hook-2')).toBeNull();
  expect(createVault('cd'.repeat(32), countingIds()).open(sealed, 'hook-1')).toBeNull();
});

test('the same secret never looks the same', () => {
  expect(vault.seal('glh_secret', 'hook-1')).not.toBe(vault.seal('glh_secret', 'hook-1'));
});

test.each([
  '',
  'v1',
  'v2.00.00.00',
  'v1.zz.zz.zz',
  'v1.000000000000000000000000.00000000000000000000000000000000.00',
  'v1.000000000000000000000000.00.00',
])('what was not sealed here opens to nothing: "%s"', (sealed) => {
  expect(vault.open(sealed, 'hook-1')).toBeNull();
});

test('a sealed secret of which one sign was changed opens to nothing', () => {
  const sealed = vault.seal('glh_secret', 'hook-1');
  const last = sealed.at(-1) === '0' ? '1' : '0';
  expect(vault.open(`${sealed.slice(0, -1)}${last}`, 'hook-1')).toBeNull();
});
