import { describe, expect, test } from 'vitest';
import { unpackIds } from '../../../../../src/adapters/slack/edge/value.ts';
import { MOVE_ACTIONS, MOVE_FIELDS, MOVE_FORM } from '../../../../../src/adapters/slack/planning/move/ids.ts';
import { changeRelease } from '../../../../../src/application/change-release.ts';
import { anActor, aRelease, aStartedRelease, launchOn, NOW } from '../../../../support/builders.ts';
import { buttonsIn, messageOf, OMAR, planningHouse, refusalOf, viewOf } from '../planning-house.ts';

const chosen = { [MOVE_FIELDS.choice]: 'week:2026-12-17', reason: 'quality', words: 'It loses rows.' };
const started = () => planningHouse({ releases: [aStartedRelease()] });

describe('the form', () => {
  test('opens for the manager of what has started, and for nobody else', async () => {
    const { edge } = await started();
    expect(viewOf(await edge.command('move atlas')).callback_id).toBe(MOVE_FORM);
    expect(refusalOf(await edge.command('move atlas', { actor: anActor(OMAR) }))).toBe('not_entitled');
    const drafted = await planningHouse({ releases: [aRelease()] });
    expect(refusalOf(await drafted.edge.command('move atlas'))).toBe('wrong_stage');
  });

  test('names its button after the date that is chosen, and takes it with the reason', async () => {
    const { edge, releaseNow } = await started();
    const view = viewOf(await edge.command('move atlas'));
    expect(view.submit?.text).toBe('Move');
    const sent = await edge.send(MOVE_FORM, unpackIds(view.private_metadata) ?? {}, chosen);
    expect(messageOf(sent).text).toContain('nobody has heard of it yet');
    expect((await releaseNow('rel-atlas')).move).toMatchObject({
      to: launchOn('2026-12-17'),
      reason: 'quality',
      words: 'It loses rows.',
    });
    const [undo] = buttonsIn(messageOf(sent));
    expect(undo?.id).toBe(MOVE_ACTIONS.undo);
    const ids = unpackIds(undo?.value);
    const where = { channelId: 'C0REL', ts: '1.000001', isEphemeral: true };
    const undone = await edge.click(MOVE_ACTIONS.undo, { ids, message: where });
    expect(messageOf(undone).text).toContain('Nobody heard of it.');
    expect((await releaseNow('rel-atlas')).move).toBeNull();
  });

  test('that was left open while the date became another one asks anew', async () => {
    const { edge, house, releaseNow } = await planningHouse({
      releases: [aStartedRelease({ hold: { by: anActor(), at: NOW, reason: 'x' } })],
    });
    const view = viewOf(await edge.command('move atlas'));
    const resume = { type: 'resume', launch: launchOn('2026-12-18') } as const;
    const by = { actor: anActor(), key: null };
    expect(await changeRelease(house, by, 'rel-atlas', resume)).toMatchObject({ ok: true });
    const reply = await edge.send(MOVE_FORM, unpackIds(view.private_metadata) ?? {}, chosen);
    expect(JSON.stringify(viewOf(reply))).toContain('its date was changed while this form was open');
    expect(JSON.stringify(viewOf(reply))).toContain('It loses rows.');
    expect((await releaseNow('rel-atlas')).move).toBeNull();
  });

  test.each([
    ['no date', { [MOVE_FIELDS.choice]: '' }, MOVE_FIELDS.choice],
    ['a date that nobody offered', { [MOVE_FIELDS.choice]: 'week:2026-02-30' }, MOVE_FIELDS.choice],
    ['a moment that has passed', { [MOVE_FIELDS.choice]: 'day:2026-11-16' }, MOVE_FIELDS.choice],
    ['a typed date that is none', { [MOVE_FIELDS.choice]: 'date' }, MOVE_FIELDS.date],
    ['no reason', { reason: '' }, 'reason'],
    ['a reason that nobody offered', { reason: 'weather' }, 'reason'],
  ])('with %s is refused at that field', async (_what, typed, field) => {
    const { edge, releaseNow } = await started();
    const metadata = unpackIds(viewOf(await edge.command('move atlas')).private_metadata) ?? {};
    const reply = await edge.send(MOVE_FORM, metadata, { ...chosen, ...typed });
    expect(reply).toMatchObject({ kind: 'fields', problems: [{ field }] });
    expect((await releaseNow('rel-atlas')).move).toBeNull();
  });

  test('with the date that it has already is refused in words', async () => {
    const { edge } = await started();
    const metadata = unpackIds(viewOf(await edge.command('move atlas')).private_metadata) ?? {};
    const same = { ...chosen, [MOVE_FIELDS.choice]: 'day:2026-12-10' };
    expect(refusalOf(await edge.send(MOVE_FORM, metadata, same))).toBe('same_date');
  });
});
