import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../src/adapters/slack/edge/reply.ts';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import { LIGHT_ACTIONS, LIGHT_FORMS } from '../../../../src/adapters/slack/lights/ids.ts';
import { aGreenLight, anActor, DEPARTMENT_KEYS, MAYA } from '../../../support/builders.ts';
import { aHouse, dana, maya, omar, stranger } from './a-house.ts';
import { answers, atlas, DANA, DOCS, docsOf, OMAR, THEN } from './samples.ts';

const ids = { releaseId: 'rel-atlas', departmentId: DOCS };
const tap = (actor = dana, key?: string) => ({ actor, ids, ...(key !== undefined && { key }) });
const textOf = (reply: Reply): string => ('message' in reply ? reply.message.text : reply.kind);
const viewOf = (reply: Reply) => {
  if (reply.kind !== 'open' && reply.kind !== 'update')
    throw new Error(`A form was expected, not ${reply.kind}.`);
  return reply.view;
};

/** All but Docs are green. */
const lastOne = () => {
  const release = atlas();
  const lights = DEPARTMENT_KEYS.map((key) => (key === 'docs' ? docsOf(release) : aGreenLight(key, THEN)));
  return { ...release, lights };
};

const typed = { reason: 'No guide.', solverPerson: OMAR.userId, solver: '', expectedOn: '2026-12-08' };

describe('Green light', () => {
  it('is recorded with one tap, and the lead alone reads how far it is', async () => {
    const { edge, release } = await aHouse(atlas());
    const reply = await edge.click(LIGHT_ACTIONS.green, tap());
    expect(textOf(reply)).toMatch(
      /^Thank you, 1 of 8\. Waiting: Engineering, QA, .* Docs is green for Atlas 2\.0\.$/,
    );
    expect(docsOf(await release())).toMatchObject({ state: 'green', answer: { by: DANA, asDeputy: false } });
  });

  it('of the last one says that the release manager knows', async () => {
    const { edge } = await aHouse(lastOne());
    expect(textOf(await edge.click(LIGHT_ACTIONS.green, tap()))).toMatch(
      /^You were the last\. The release manager knows\./,
    );
  });

  it('by a deputy counts as deputy for lead', async () => {
    const { edge, release } = await aHouse(atlas());
    await edge.click(LIGHT_ACTIONS.green, tap(omar));
    expect(docsOf(await release()).answer).toMatchObject({ by: OMAR, asDeputy: true });
  });

  it('twice by the same request takes effect once and is answered alike', async () => {
    const { edge, release } = await aHouse(atlas());
    const first = await edge.click(LIGHT_ACTIONS.green, tap(dana, 'trigger-1'));
    const { version } = await release();
    expect(await edge.click(LIGHT_ACTIONS.green, tap(dana, 'trigger-1'))).toEqual(first);
    expect((await release()).version).toBe(version);
  });

  it('by a second person says who was first', async () => {
    const { edge } = await aHouse(atlas());
    await edge.click(LIGHT_ACTIONS.green, tap());
    const second = await edge.click(LIGHT_ACTIONS.green, tap(omar));
    expect(textOf(second)).toBe('Docs is green for Atlas 2.0 already (Dana).');
  });

  it.each([
    ['somebody of another department', stranger],
    ['the release manager', maya],
    ['a guest', anActor({ userId: 'U0GUEST', name: 'Guest', isFullMember: false })],
  ])('by %s is refused and changes nothing', async (_who, actor) => {
    const { edge, release } = await aHouse(atlas());
    for (const actionId of Object.values(LIGHT_ACTIONS).filter((id) => !/agree|ask_again/.test(id))) {
      const reply = await edge.click(actionId, tap(actor));
      const code = actor.isFullMember ? 'not_entitled' : 'not_a_member';
      expect(reply).toMatchObject({ kind: 'refused', refusal: { code } });
    }
    expect((await release()).version).toBe(1);
  });

  it('on a card of last year is refused with the stage', async () => {
    const { edge } = await aHouse(atlas({}, { stage: 'closed', endedAt: THEN }));
    expect(await edge.click(LIGHT_ACTIONS.green, tap())).toMatchObject({
      kind: 'refused',
      refusal: { code: 'wrong_stage', command: 'answer', stage: 'closed' },
    });
  });

  it('with ids that this program never wrote is refused', async () => {
    const { edge } = await aHouse(atlas());
    for (const strange of [null, {}, { releaseId: 'rel-atlas' }, { releaseId: 'x', departmentId: DOCS }]) {
      expect(await edge.click(LIGHT_ACTIONS.green, { actor: dana, ids: strange })).toMatchObject({
        kind: 'refused',
      });
    }
  });
});

describe('On track', () => {
  it('takes one tap, stays grey, and names the next question by itself', async () => {
    const { edge, release } = await aHouse(atlas());
    expect(await edge.click(LIGHT_ACTIONS.onTrack, tap())).toEqual({ kind: 'nothing' });
    expect(docsOf(await release())).toMatchObject({
      state: 'on_track',
      answer: { answer: 'on_track', askAgainOn: '2026-12-08' },
    });
  });

  it('is asked again on another day when somebody changes it', async () => {
    const { edge, release } = await aHouse(atlas({ state: 'on_track', answer: answers().onTrack }));
    const view = viewOf(await edge.click(LIGHT_ACTIONS.changeDate, tap()));
    expect(JSON.stringify(view)).toContain('"initial_date":"2026-12-08"');
    const sent = await edge.send(LIGHT_FORMS.changeDate, ids, { askAgainOn: '2026-12-09' }, { actor: dana });
    expect(sent).toEqual({ kind: 'nothing' });
    expect(docsOf(await release()).answer).toMatchObject({ askAgainOn: '2026-12-09' });
  });
});

describe('Not yet', () => {
  it('asks what is in the way, who can solve it and when, and records it', async () => {
    const { edge, release } = await aHouse(atlas());
    const view = viewOf(await edge.click(LIGHT_ACTIONS.notYet, tap()));
    const metadata = unpackIds(view.private_metadata) ?? {};
    expect(metadata).toMatchObject(ids);
    expect(await edge.send(LIGHT_FORMS.notYet, metadata, typed, { actor: dana })).toEqual({
      kind: 'nothing',
    });
    expect(docsOf(await release())).toMatchObject({
      state: 'not_yet',
      answer: { reason: 'No guide.', solver: 'Omar', expectedOn: '2026-12-08' },
    });
  });

  it('with something missing says so at the field, and keeps what was typed for the next time', async () => {
    const { edge } = await aHouse(atlas());
    const wrong = { ...typed, expectedOn: '2026-12-01' };
    expect(await edge.send(LIGHT_FORMS.notYet, ids, wrong, { actor: dana })).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'expectedOn' }] },
    });
    const again = JSON.stringify(viewOf(await edge.click(LIGHT_ACTIONS.notYet, tap())));
    expect(again).toContain('We kept what you typed.');
    expect(again).toContain('"initial_value":"No guide."');
    const others = JSON.stringify(viewOf(await edge.click(LIGHT_ACTIONS.notYet, tap(omar))));
    expect(others).not.toContain('No guide.');
  });

  it('forgets what was typed once it is recorded', async () => {
    const { edge } = await aHouse(atlas());
    await edge.send(LIGHT_FORMS.notYet, ids, { ...typed, reason: '' }, { actor: dana });
    const view = viewOf(await edge.click(LIGHT_ACTIONS.notYet, tap()));
    await edge.send(LIGHT_FORMS.notYet, unpackIds(view.private_metadata) ?? {}, typed, { actor: dana });
    const again = JSON.stringify(viewOf(await edge.click(LIGHT_ACTIONS.notYet, tap())));
    expect(again).not.toContain('We kept what you typed.');
    expect(again).toContain('No guide.');
  });

  it('cannot be sent by somebody who opened it while they were a lead', async () => {
    const { edge, release } = await aHouse(atlas());
    const reply = await edge.send(LIGHT_FORMS.notYet, ids, { ...typed, reason: '' }, { actor: stranger });
    expect(reply).toMatchObject({ refusal: { code: 'not_entitled' } });
    expect((await release()).version).toBe(1);
  });
});

describe('Change answer', () => {
  it('shows the present answer; the first one is called "Your answer"', async () => {
    const first = await aHouse(atlas());
    const own = JSON.stringify(
      viewOf(await first.edge.clickMessage(LIGHT_ACTIONS.change, ids, { actor: dana })),
    );
    expect(own).toContain('Your answer');
    expect(own).toContain('Send answer');
    expect(own).not.toContain('initial_option');
    const later = await aHouse(atlas({ state: 'green', answer: answers().green }));
    const again = JSON.stringify(
      viewOf(await later.edge.clickMessage(LIGHT_ACTIONS.change, ids, { actor: dana })),
    );
    expect(again).toContain('Change answer');
    expect(again).toMatch(/"initial_option":\{[^}]*\{[^}]*\}[^}]*"value":"green"/);
  });

  const change = (answer: string) => [LIGHT_FORMS.change, ids, { answer }, { actor: dana }] as const;

  it('from green to red asks what has changed', async () => {
    const { edge } = await aHouse(atlas({ state: 'green', answer: answers().green }));
    const view = JSON.stringify(viewOf(await edge.send(...change('not_yet'))));
    expect(view).toContain('It was green. What has changed?');
  });

  it('to green or on track needs no more words', async () => {
    const { edge, release } = await aHouse(atlas({ state: 'not_yet', answer: answers().notYet }));
    const thanks = await edge.send(...change('green'));
    expect(textOf(thanks)).toMatch(/^Thank you, 1 of 8\./);
    expect(thanks.kind).toBe('whisper');
    expect(await edge.send(...change('on_track'))).toEqual({ kind: 'nothing' });
    expect(docsOf(await release()).state).toBe('on_track');
  });
});

describe('Not applicable', () => {
  const asked = () => atlas({ state: 'not_applicable_asked', answer: answers().notApplicable });

  it('counts only after the release manager agreed with one click', async () => {
    const { edge, release } = await aHouse(atlas());
    await edge.send(LIGHT_FORMS.notApplicable, ids, { reason: 'No guide changes.' }, { actor: dana });
    expect(docsOf(await release()).state).toBe('not_applicable_asked');
    const reply = await edge.clickMessage(LIGHT_ACTIONS.agree, ids, { actor: maya });
    expect(reply.kind).toBe('replace');
    expect(textOf(reply)).toBe('You agreed: Atlas 2.0 does not concern Docs.');
    expect(docsOf(await release()).state).toBe('not_applicable');
  });

  it('is asked again when the release manager needs an answer', async () => {
    const { edge, release } = await aHouse(asked());
    await edge.clickMessage(LIGHT_ACTIONS.askAgain, ids, { actor: maya });
    expect(docsOf(await release()).state).toBe('waiting');
  });

  it('cannot be agreed to by the department itself', async () => {
    const { edge } = await aHouse(asked());
    expect(await edge.clickMessage(LIGHT_ACTIONS.agree, ids, { actor: dana })).toMatchObject({
      refusal: { code: 'not_entitled', entitled: { role: 'release_manager', userIds: [MAYA.userId] } },
    });
  });

  it('a second time says that there is nothing to agree to any more', async () => {
    const { edge } = await aHouse(asked());
    await edge.clickMessage(LIGHT_ACTIONS.agree, ids, { actor: maya });
    expect(await edge.clickMessage(LIGHT_ACTIONS.agree, ids, { actor: maya })).toMatchObject({
      refusal: { code: 'nothing_to_consent_to' },
    });
  });
});
