import { describe, expect, test } from 'vitest';
import { hashOfPlace, placeOfHash, visiblePlace } from '../../../../src/practice/page/state/place.ts';

describe('the fragment of the address', () => {
  test.each([
    ['', { as: null, at: null }],
    ['#as=U0DOCS&at=C0DOCS', { as: 'U0DOCS', at: 'C0DOCS' }],
    ['#at=home&as=U1', { as: 'U1', at: 'home' }],
    ['#as=U1&at=direct', { as: 'U1', at: 'direct' }],
    ['#as=U1', { as: 'U1', at: null }],
    ['#as=U1&at=C1&on=pin', { as: 'U1', at: 'C1', onPin: true }],
    ['#as=U1&at=C1&on=top', { as: 'U1', at: 'C1' }],
    ['#as=no such&at=<b>', { as: null, at: null }],
    ['#place', { as: null, at: null }],
  ])('%s names who and where, and nothing that is no id', (hash, place) => {
    expect(placeOfHash(hash)).toEqual(place);
  });

  test('of a place leads back to it', () => {
    const place = { as: 'U0MANAGER', at: 'C0RELEASES' };
    expect(placeOfHash(hashOfPlace(place))).toEqual(place);
    const onPin = { ...place, onPin: true } as const;
    expect(placeOfHash(hashOfPlace(onPin))).toEqual(onPin);
  });
});

describe('somebody sees', () => {
  const visible = {
    channels: [
      { id: 'D1', kind: 'im', isMember: true },
      { id: 'C1', kind: 'public', isMember: false },
      { id: 'C2', kind: 'private', isMember: true },
    ],
    directChannel: 'D1',
  };
  test.each([
    ['the channel that they asked for, a member or not', 'C1', 'C1'],
    ['Home', 'home', 'home'],
    ['their own conversation with the app', 'direct', 'D1'],
    ['their first channel where the other one is hidden from them', 'C0SECRET', 'C2'],
  ])('%s', (_, at, shown) => {
    expect(visiblePlace({ as: 'U1', at }, visible)).toEqual({ as: 'U1', at: shown });
  });

  test('the app where they are in no channel', () => {
    const alone = { channels: [], directChannel: 'D1' };
    expect(visiblePlace({ as: 'U1', at: 'C9' }, alone)).toEqual({ as: 'U1', at: 'D1' });
  });
});
