import { describe, expect, test } from 'vitest';
import {
  describeVersion,
  keyFor,
  MAX_KEY_LENGTH,
  matchKeys,
  splitNameAndVersion,
  uniqueKey,
} from '../../../src/domain/plan/release-name.ts';

describe('name and version are taken apart, and give a key', () => {
  test.each([
    ['Atlas 2.0', 'Atlas', '2.0', 'atlas-2.0'],
    ['Kubernetes v1.32.0', 'Kubernetes', 'v1.32.0', 'kubernetes-1.32'],
    ['Kubernetes 1.32.0-rc.1', 'Kubernetes', '1.32.0-rc.1', 'kubernetes-1.32-rc.1'],
    ['Atlas 1.0.0+build.5', 'Atlas', '1.0.0+build.5', 'atlas-1.0'],
    ['Atlas 10.0.1', 'Atlas', '10.0.1', 'atlas-10.0.1'],
    ['Atlas 2.0 beta 1', 'Atlas', '2.0 beta 1', 'atlas-2.0-beta-1'],
    ['Spring 2024', 'Spring', '2024', 'spring-2024'],
    ['Atlas Spring 2024', 'Atlas', 'Spring 2024', 'atlas-spring-2024'],
    ['Atlas Q4 2024', 'Atlas', 'Q4 2024', 'atlas-q4-2024'],
    ['Atlas: December 2024', 'Atlas', 'December 2024', 'atlas-december-2024'],
    ['Atlas Marketing 2024', 'Atlas Marketing', '2024', 'atlas-marketing-2024'],
    ['Ubuntu 24.04', 'Ubuntu', '24.04', 'ubuntu-24.04'],
    ['24.04', 'Release', '24.04', 'release-24.04'],
    ['Home Assistant 2024.12.1', 'Home Assistant', '2024.12.1', 'home-assistant-2024.12.1'],
    ['R42', 'Release', 'R42', 'release-r42'],
    ['Atlas – R42', 'Atlas', 'R42', 'atlas-r42'],
    ['R&D Portal 1.2.3.4', 'R&D Portal', '1.2.3.4', 'r-and-d-portal-1.2.3.4'],
    ['Q4 launch', 'Q4 launch', null, 'q4-launch'],
    ['Atlas', 'Atlas', null, 'atlas'],
    ['Atlas beta', 'Atlas beta', null, 'atlas-beta'],
  ])('%s', (typed, name, version, key) => {
    expect(splitNameAndVersion(typed)).toEqual({ name, version });
    expect(keyFor({ name, version })).toBe(key);
  });

  test.each([
    ['Überflieger Größe 3.0.1', 'ueberflieger-groesse-3.0.1'],
    ['Café Crème 1.0', 'cafe-creme-1.0'],
    ['Cafe\u0301 1.0', 'cafe-1.0'],
    ['Øresund Łódź İstanbul', 'oeresund-lodz-istanbul'],
    ['Атлас 2.0', 'release-2.0'],
    ['日本語', 'release'],
    ['C++ 23', 'c-plus-plus-23'],
    ["O'Neil’s 2", 'oneils-2'],
    ['👩‍🚀 rocket 1.0', 'rocket-1.0'],
    ['<!channel> *x*', 'channel-x'],
    ['../../etc/passwd 1', 'etc-passwd-1'],
    ["'; DROP TABLE release; -- 1", 'drop-table-release-1'],
    ['', 'release'],
    ['...', 'release'],
  ])('"%s" has the key %s', (typed, key) => expect(keyFor(splitNameAndVersion(typed))).toBe(key));
});

describe('hostile names', () => {
  test('direction marks, line breaks and control characters do not get into a name', () => {
    expect(splitNameAndVersion('At\u202elas\u0000\n  2.0\u200b')).toEqual({ name: 'Atlas', version: '2.0' });
  });
  test('joined emoji stay whole', () => {
    expect(splitNameAndVersion('👩‍🚀 1.0').name).toBe('👩‍🚀');
  });
  test.each([
    'x'.repeat(100_000),
    `${'long name '.repeat(1_000)} 1.2.3-alpha.beta.gamma.delta.epsilon.zeta`,
    `${'1.'.repeat(20_000)}x`,
    `Atlas ${'-'.repeat(20_000)}`,
    `Atlas ${'\u0301'.repeat(10_000)} 2.0`,
    '🚀'.repeat(3_000),
    '__proto__',
    '\ud800 1.0',
  ])('every key is short, readable and never empty: case %#', (typed) => {
    const key = keyFor(splitNameAndVersion(typed));
    expect(key).toMatch(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/);
    expect(key.length).toBeLessThanOrEqual(MAX_KEY_LENGTH);
  });
  test('a long name is cut before its version is', () => {
    expect(keyFor({ name: 'The longest product name of the whole house', version: '2.0.1' })).toBe(
      'the-longest-product-name-of-the-wh-2.0.1',
    );
  });
});

test.each([
  ['2.0', { scheme: 'semver', size: 'major' }],
  ['v3', { scheme: 'semver', size: 'major' }],
  ['2.0.0-rc.1', { scheme: 'semver', size: 'major' }],
  ['v1.32.0', { scheme: 'semver', size: 'minor' }],
  ['0.1', { scheme: 'semver', size: 'minor' }],
  ['1.2.3+build.7', { scheme: 'semver', size: 'patch' }],
  ['24.04', { scheme: 'calendar' }],
  ['24.4', { scheme: 'semver', size: 'minor' }],
  ['2024.12.1', { scheme: 'calendar' }],
  ['2024-12-01', { scheme: 'calendar' }],
  ['Spring 2024', { scheme: 'calendar' }],
  ['2024 Q4', { scheme: 'calendar' }],
  ['CW 12', { scheme: 'calendar' }],
  ['R42', { scheme: 'other' }],
  ['1.2.3.4', { scheme: 'other' }],
  ['99999999999999999999.0', { scheme: 'other' }],
])('the version %s is understood', (version, expected) => {
  expect(describeVersion(version)).toEqual(expected);
});

describe('a key is unique', () => {
  test.each([
    [[], 'atlas-2.0'],
    [['atlas-2.0'], 'atlas-2.0-2'],
    [['atlas-2.0', 'atlas-2.0-2'], 'atlas-2.0-3'],
  ])('with %j taken', (taken, expected) => {
    expect(uniqueKey('atlas-2.0', (key) => taken.includes(key))).toBe(expected);
  });
  test('and no longer than any other', () => {
    const base = 'a'.repeat(MAX_KEY_LENGTH);
    const second = uniqueKey(base, (key) => key === base);
    expect(second).toBe(`${'a'.repeat(MAX_KEY_LENGTH - 2)}-2`);
  });
});

describe('which release somebody means', () => {
  const KEYS = ['atlas-2.0', 'atlas-2.0.1', 'atlas-mobile-1.0', 'borealis-1.32', 'spring-2024'];
  test.each([
    ['atlas-2.0', { kind: 'one', key: 'atlas-2.0' }],
    ['  ATLAS-2.0 ', { kind: 'one', key: 'atlas-2.0' }],
    ['Atlas 2.0', { kind: 'one', key: 'atlas-2.0' }],
    ['Borealis v1.32.0', { kind: 'one', key: 'borealis-1.32' }],
    ['bor', { kind: 'one', key: 'borealis-1.32' }],
    ['mobile', { kind: 'one', key: 'atlas-mobile-1.0' }],
    ['atlas', { kind: 'many', keys: ['atlas-2.0', 'atlas-2.0.1', 'atlas-mobile-1.0'] }],
    ['2', { kind: 'many', keys: ['atlas-2.0', 'atlas-2.0.1', 'borealis-1.32', 'spring-2024'] }],
    ['sprnig-2024', { kind: 'none', near: ['spring-2024'] }],
    ['alta-2.0', { kind: 'none', near: ['atlas-2.0'] }],
    ['zebra', { kind: 'none', near: [] }],
    ['', { kind: 'none', near: [] }],
    ['!!!', { kind: 'none', near: [] }],
  ])('"%s"', (typed, expected) => expect(matchKeys(typed, KEYS)).toEqual(expected));
});
