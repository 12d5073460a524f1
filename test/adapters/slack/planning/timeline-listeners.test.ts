import { expect, test } from 'vitest';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import { TIMELINE_ACTIONS, TIMELINE_FORMS } from '../../../../src/adapters/slack/planning/timeline/ids.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { aRelease } from '../../../support/builders.ts';
import { initialOf, OUTSIDER, planningHouse, refusalOf, viewOf } from './planning-house.ts';

const TABLE = 'what,who,when\nDocs freeze,<@U0OMAR>,2026-12-03\nParty,<@U0NOBODY>,2026-12-12';
const reader = readerIn('Europe/Berlin');

const setting = async () => {
  const house = await planningHouse({ releases: [aRelease()] });
  const { id } = aRelease();
  const form = () => house.edge.click(TIMELINE_ACTIONS.paste, { ids: { releaseId: id } });
  const milestones = async () => (await house.releaseNow(id)).plan.contents.milestones;
  return { ...house, form, milestones, releaseId: id };
};

test('a mention becomes the person; of nobody who is known here it is said', async () => {
  const { form, fillIn, milestones } = await setting();
  const preview = await fillIn(await form(), { text: TABLE });
  expect(readView(viewOf(preview), reader)).toContain(
    'Row 2, "Party": The person who is mentioned is not known here: nobody is named.',
  );
  await fillIn(preview, {});
  expect((await milestones()).map(({ owner }) => owner)).toEqual([{ userId: 'U0OMAR', name: 'Omar' }, null]);
});

test('only what was shown is added: after another paste the newest is shown first', async () => {
  const { form, fillIn, milestones } = await setting();
  const first = await fillIn(await form(), { text: TABLE });
  await fillIn(await form(), { text: 'what,when\nRetro,2026-12-17' });
  const shown = await fillIn(first, {});
  expect(viewOf(shown).submit?.text).toBe('Add 1 milestone');
  expect(await milestones()).toEqual([]);
  await fillIn(shown, {});
  expect((await milestones()).map(({ what }) => what)).toEqual(['Retro']);
});

test('sent twice it is added once', async () => {
  const { form, fillIn, milestones } = await setting();
  const preview = await fillIn(await form(), { text: TABLE });
  await fillIn(preview, {});
  expect(refusalOf(await fillIn(preview, {}))).toBe('draft_expired');
  expect(await milestones()).toHaveLength(2);
});

test('what somebody else pasted is not theirs to add, and neither is their own', async () => {
  const { form, fillIn, edge, milestones, releaseId } = await setting();
  const preview = viewOf(await fillIn(await form(), { text: TABLE }));
  const metadata = unpackIds(preview.private_metadata) ?? {};
  await edge.send(TIMELINE_FORMS.preview, metadata, {}, { actor: OUTSIDER });
  const pasted = { text: TABLE, course: 'moves' };
  expect(refusalOf(await edge.send(TIMELINE_FORMS.paste, { releaseId }, pasted, { actor: OUTSIDER }))).toBe(
    'unknown_release',
  );
  expect(await milestones()).toEqual([]);
});

test('a field that was full may have cut the last rows, and that is said', async () => {
  const { form, fillIn } = await setting();
  const long = `what,when\n${'Step,2026-12-03\n'.repeat(200)}`.slice(0, 3_000).trimEnd();
  expect(readView(viewOf(await fillIn(await form(), { text: long })), reader)).toContain(
    'The field was full: look whether the last rows are whole.',
  );
});

test('rows that lie before today are counted', async () => {
  const { form, fillIn } = await setting();
  const preview = await fillIn(await form(), { text: 'what,when\nKick-off,2026-11-02\nRetro,2026-12-17' });
  expect(readView(viewOf(preview), reader)).toContain('1 of them lies before today.');
});

test('a form that was closed keeps what was pasted', async () => {
  const { form, edge, releaseId } = await setting();
  await edge.closeForm(TIMELINE_FORMS.paste, { releaseId }, { text: TABLE, course: 'stays' });
  expect(initialOf(viewOf(await form()))).toMatchObject({ text: TABLE, course: 'stays' });
});
