import { expect, test } from 'vitest';
import type { ChannelSeen, PlaceSeen } from '../../../../src/practice/demo/protocol.ts';
import { toldOf } from '../../../../src/practice/page/shell/happened.ts';

const person = (id: string, name: string) => ({ id, name, realName: name, zone: 'UTC', role: '' });
const room = (id: string, name: string): ChannelSeen => ({
  id,
  name,
  kind: 'public',
  isMember: true,
  memberCount: 3,
  isArchived: false,
  sharedWith: null,
  pins: [],
  unread: 0,
  mentions: 0,
  readUpTo: '0',
});
const SCREEN = {
  me: person('U1', 'reader'),
  people: [person('U1', 'reader'), person('U2', 'docs-lead')],
  channels: ['docs', 'qa', 'sales', 'support', 'training'].map((name) => room(`C${name}`, name)),
};
const posted = (name: string): PlaceSeen => ({ channel: `C${name}`, person: null, what: 'posted' });
const told = (places: PlaceSeen[]) => toldOf({ at: 0, places }, SCREEN);

test('what was posted, written to somebody and changed is told apart, each with a way there', () => {
  const places: PlaceSeen[] = [
    { channel: 'Cqa', person: null, what: 'changed' },
    { channel: 'D2', person: 'U2', what: 'posted' },
    posted('docs'),
  ];
  expect(told(places)).toEqual([
    { verb: 'posted in', places: [{ name: '#docs', href: '#as=U1&at=Cdocs' }], more: 0 },
    { verb: 'wrote to', places: [{ name: '@docs-lead', href: '#as=U2&at=direct' }], more: 0 },
    { verb: 'changed in', places: [{ name: '#qa', href: '#as=U1&at=Cqa' }], more: 0 },
  ]);
});

test('of many places the first three are named', () => {
  const [only] = told(['docs', 'qa', 'sales', 'support', 'training'].map(posted));
  expect(only?.places.map(({ name }) => name)).toEqual(['#docs', '#qa', '#sales']);
  expect(only?.more).toBe(2);
});

test('nothing is told of a time in which nothing happened', () => {
  expect(told([])).toEqual([]);
});
