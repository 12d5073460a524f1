import { expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import { previewCommand } from '../../../src/application/plan/preview-command.ts';
import type { AcceptanceRound } from '../../../src/domain/acceptance/round.ts';
import { aRound } from '../../domain/plan-cases.ts';
import { anActor } from '../../support/builders.ts';
import { aHouse, as, maya, must, planAndStart, releaseOf } from '../a-house.ts';

const SECRET = 'C0SECRET';
/** In no department, and nowhere named in the release. */
const sam = anActor({ userId: 'U0SAM', name: 'Sam' });
const unknown = { ok: false, refusal: { code: 'unknown_release', typed: '', near: [] } };

/** A confidential release with this round. */
const withRound = async (round: Partial<AcceptanceRound>) => {
  const house = await aHouse();
  const id = await planAndStart(house);
  await must(house, id, { type: 'edit', change: { visibility: 'confidential', privateChannelId: SECRET } });
  const { number: _, trials: _trials, verdict: _verdict, ...asked } = aRound({ inviteeIds: [], ...round });
  await must(house, id, { type: 'open_round', round: asked });
  return { house, id };
};

const tries = { type: 'try_round', roundId: 'round-1', finding: 'problem', words: 'Empty.' } as const;

test('a round in the private channel of a confidential release is answered there by whoever reads it', async () => {
  const { house, id } = await withRound({ channelId: SECRET });
  expect(await previewCommand(house.house, sam, id, tries)).toMatchObject({ ok: true });
  expect(await changeRelease(house.house, as(sam), id, tries)).toMatchObject({ ok: true, changed: true });
  expect((await releaseOf(house, id)).rounds[0]?.trials).toMatchObject([{ by: { userId: 'U0SAM' } }]);
  // Nothing else of it is theirs to know.
  const words = {
    type: 'raise_blocker',
    text: 'x',
    severity: 'stops',
    solver: { kind: 'other', name: 'Pat' },
  } as const;
  const raise = { ...words, expectedOn: null, link: null };
  expect(await changeRelease(house.house, as(sam), id, raise)).toEqual(unknown);
  expect(await changeRelease(house.house, as(sam), id, { ...tries, roundId: 'round-9' })).toEqual(unknown);
  await house.close();
});

test('an outsider reads the words of an unknown release where a round is elsewhere, or over', async () => {
  const { house, id } = await withRound({ inviteeIds: ['U0PAT'] });
  expect(await changeRelease(house.house, as(sam), id, tries)).toEqual(unknown);
  expect(await previewCommand(house.house, sam, id, tries)).toEqual(unknown);
  const inChannel = await withRound({ channelId: SECRET });
  const closes = { type: 'close_round', roundId: 'round-1', verdict: 'accepted', words: '' } as const;
  expect(await changeRelease(inChannel.house.house, maya, inChannel.id, closes)).toMatchObject({ ok: true });
  expect(await changeRelease(inChannel.house.house, as(sam), inChannel.id, tries)).toEqual(unknown);
  const guest = anActor({ userId: 'U0GUEST', name: 'Guest', isFullMember: false });
  const open = await withRound({ channelId: SECRET });
  expect(await changeRelease(open.house.house, as(guest), open.id, tries)).toEqual(unknown);
  for (const each of [house, inChannel.house, open.house]) await each.close();
});
