import { describe, expect, test } from 'vitest';
import { knownChannel } from '../../../../src/adapters/slack/directory/known-channel.ts';
import { knownPerson, type SlackPerson } from '../../../../src/adapters/slack/directory/known-person.ts';

const HOME = 'T0HOME';

describe('who is a full member', () => {
  const cases: [string, SlackPerson, boolean][] = [
    ['a member', { id: 'U1', team_id: HOME }, true],
    ['a guest of several channels', { id: 'U1', is_restricted: true }, false],
    ['a guest of one channel', { id: 'U1', is_ultra_restricted: true }, false],
    ['a bot', { id: 'U1', is_bot: true }, false],
    ["Slack's own bot", { id: 'USLACKBOT', team_id: HOME }, false],
    ['a deactivated account', { id: 'U1', deleted: true }, false],
    ['somebody of another workspace', { id: 'U1', team_id: 'T0OTHER' }, false],
    ['somebody in a shared channel', { id: 'U1', is_stranger: false }, false],
    ['a member under the id of the organisation', { id: 'U1', team_id: 'E0ORG' }, true],
  ];
  test.each(cases)('%s', (_who, person, isFullMember) => {
    expect(knownPerson(person, HOME)?.isFullMember).toBe(isFullMember);
  });
});

test('only full members count as owners and admins of Slack', () => {
  const person = { id: 'U1', is_admin: true, is_owner: true };
  expect(knownPerson(person, HOME)).toMatchObject({ isSlackAdmin: true, isOwner: true });
  expect(knownPerson({ ...person, is_restricted: true }, HOME)).toMatchObject({
    isSlackAdmin: false,
    isOwner: false,
  });
});

test('a person goes by the name that they chose, else by their real one', () => {
  const profile = { display_name: ' Dana ', real_name: 'Dana Lee' };
  expect(knownPerson({ id: 'U1', profile }, HOME)?.name).toBe('Dana');
  expect(knownPerson({ id: 'U1', profile: { ...profile, display_name: '' } }, HOME)?.name).toBe('Dana Lee');
  expect(knownPerson({ id: 'U1' }, HOME)?.name).toBe('U1');
  expect(knownPerson({}, HOME)).toBeNull();
});

test('a channel names the organisations it is shared with, also those only invited', () => {
  const channel = { id: 'C1', name: 'x' };
  expect(knownChannel(channel, HOME)?.sharedWith).toBeNull();
  const shared = { ...channel, is_ext_shared: true, shared_team_ids: [HOME, 'T0OTHER'] };
  expect(knownChannel(shared, HOME)?.sharedWith).toBe('T0OTHER');
  expect(knownChannel({ ...channel, is_ext_shared: true }, HOME)?.sharedWith).toBe('name unknown');
  expect(knownChannel({ ...channel, is_pending_ext_shared: true }, HOME)?.sharedWith).toContain('invited');
});

test('direct messages are no channels', () => {
  expect(knownChannel({ id: 'D1', is_im: true }, HOME)).toBeNull();
  expect(knownChannel({ id: 'G1', is_mpim: true }, HOME)).toBeNull();
});
