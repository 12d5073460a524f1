import { expect, it } from 'vitest';
import type { Reply } from '../../../../src/adapters/slack/edge/reply.ts';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import { LIGHT_ACTIONS, LIGHT_FORMS } from '../../../../src/adapters/slack/lights/ids.ts';
import { changeRelease } from '../../../../src/application/change-release.ts';
import { scopeOf } from '../../../support/builders.ts';
import { aHouse, dana, maya } from './a-house.ts';
import { atlas, DOCS, docsOf } from './samples.ts';

const tap = { actor: dana, ids: { releaseId: 'rel-atlas', departmentId: DOCS } };

const metadataOf = (reply: Reply) => {
  if (reply.kind !== 'open' && reply.kind !== 'update') throw new Error(`No form, but ${reply.kind}.`);
  return unpackIds(reply.view.private_metadata) ?? {};
};

/** Docs has a form open while the release manager changes the plan. */
const changedMeanwhile = async ({ scope, ...rest }: { scope?: string; goal?: string }) => {
  const plan = { ...rest, ...(scope !== undefined && { contents: scopeOf(scope) }) };
  const under = await aHouse(atlas());
  const metadata = metadataOf(await under.edge.click(LIGHT_ACTIONS.change, tap));
  const request = { actor: maya, key: null };
  await changeRelease(under.house, request, 'rel-atlas', { type: 'edit', change: { plan } });
  const send = (about: typeof metadata, answer: string) =>
    under.edge.send(LIGHT_FORMS.change, about, { answer }, { actor: dana });
  return { ...under, metadata, send };
};

it('a green light in a form that was open while the scope changed is not recorded: nobody saw what it would judge', async () => {
  const { send, metadata, release, edge } = await changedMeanwhile({ scope: 'Half of it' });
  expect(await send(metadata, 'green')).toMatchObject({
    kind: 'refused',
    refusal: { code: 'facts_changed' },
  });
  expect(docsOf(await release()).state).toBe('waiting');
  const again = metadataOf(await edge.click(LIGHT_ACTIONS.change, tap));
  expect((await send(again, 'green')).kind).not.toBe('refused');
  expect(docsOf(await release())).toMatchObject({
    state: 'green',
    answer: { judged: { scope: 'Half of it' } },
  });
});

it('what the department does not judge may change under its form', async () => {
  const { send, metadata, release } = await changedMeanwhile({ goal: 'Fewer calls' });
  await send(metadata, 'green');
  expect(docsOf(await release()).state).toBe('green');
});

it('"on track" judges nothing, and is taken all the same', async () => {
  const { send, metadata, release } = await changedMeanwhile({ scope: 'Half of it' });
  await send(metadata, 'on_track');
  expect(docsOf(await release()).state).toBe('on_track');
});
