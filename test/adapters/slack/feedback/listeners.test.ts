import { expect, test } from 'vitest';
import { CLOSE_ACTIONS, FEEDBACK_ACTIONS } from '../../../../src/adapters/slack/feedback/ids.ts';
import { ANONYMOUS } from '../../../../src/adapters/slack/feedback/words-form.ts';
import { nobody } from '../../../../src/practice/read/reader.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { anActor, WORKSPACE } from '../../../support/builders.ts';
import { launchHouse } from '../launch/launch-house.ts';
import { greenRelease, launched } from '../launch/launch-scenes.ts';

const ann = anActor({ userId: 'U0ANN', name: 'Ann' });
const guest = anActor({ userId: 'U0GUEST', name: 'Gast', isFullMember: false });
const rating = (extra: string) => ({ releaseId: 'rel-atlas', extra });
const words = { liked: 'The boards.', disliked: '', wish: 'Guests', anonymous: [] };

const aLaunch = () => launchHouse(greenRelease(launched));
const textOf = (reply: { kind: string; message?: { text: string } }) => reply.message?.text ?? '';

test('one tap stores the rating and thanks this person alone, a guest as well', async () => {
  const { clicks, store } = await aLaunch();
  for (const actor of [ann, guest]) {
    const reply = await clicks(FEEDBACK_ACTIONS.rate(4), rating('4'), actor);
    expect(textOf(reply)).toContain('Thank you: *4 Good* for *Atlas 2.0*');
    expect(JSON.stringify(reply)).toContain(FEEDBACK_ACTIONS.words);
  }
  const given = await store.reads.namedFeedback(WORKSPACE, 'rel-atlas');
  expect(given.map(({ userId, rating: stars }) => [userId, stars])).toEqual(
    expect.arrayContaining([
      ['U0ANN', 4],
      ['U0GUEST', 4],
    ]),
  );
});

test('a rating before the launch, of no known number, or of no release is refused', async () => {
  const early = await launchHouse(greenRelease());
  expect(await early.clicks(FEEDBACK_ACTIONS.rate(4), rating('4'), ann)).toMatchObject({
    refusal: { code: 'feedback_not_open' },
  });
  const { clicks } = await aLaunch();
  for (const about of [rating('6'), rating(''), {}]) {
    expect(await clicks(FEEDBACK_ACTIONS.rate(4), about, ann)).toMatchObject({ kind: 'refused' });
  }
});

test('words are added to the rating, and shown again when the form is opened again', async () => {
  const { clicks, submits, store } = await aLaunch();
  await clicks(FEEDBACK_ACTIONS.rate(5), rating('5'), ann);
  const form = await clicks(FEEDBACK_ACTIONS.words, { releaseId: 'rel-atlas' }, ann);
  expect(textOf(await submits(form, words, ann))).toContain('Maya reads your words about *Atlas 2.0*');
  const [given] = await store.reads.namedFeedback(WORKSPACE, 'rel-atlas');
  expect(given).toMatchObject({ rating: 5, words: { liked: 'The boards.', disliked: '', wish: 'Guests' } });
  const again = await clicks(FEEDBACK_ACTIONS.words, { releaseId: 'rel-atlas' }, ann);
  expect('view' in again ? readView(again.view, nobody) : '').toContain('The boards.');
});

test('an empty form is a problem at its first field', async () => {
  const { clicks, submits } = await aLaunch();
  const form = await clicks(FEEDBACK_ACTIONS.words, { releaseId: 'rel-atlas' }, ann);
  const empty = { liked: ' ', disliked: null, wish: null, anonymous: [] };
  expect(await submits(form, empty, ann)).toMatchObject({ kind: 'fields', problems: [{ field: 'liked' }] });
});

test('without the name: nothing named remains, and a second answer is refused', async () => {
  const { clicks, submits, store } = await aLaunch();
  await clicks(FEEDBACK_ACTIONS.rate(2), rating('2'), ann);
  const form = await clicks(FEEDBACK_ACTIONS.words, { releaseId: 'rel-atlas' }, ann);
  const reply = await submits(form, { ...words, anonymous: [ANONYMOUS] }, ann);
  expect(textOf(reply)).toContain('stored without your name');
  expect(await store.reads.namedFeedback(WORKSPACE, 'rel-atlas')).toEqual([]);
  expect(await store.reads.anonymousFeedback(WORKSPACE, 'rel-atlas')).toMatchObject([{ rating: 2 }]);
  for (const about of [FEEDBACK_ACTIONS.words, FEEDBACK_ACTIONS.rate(3)]) {
    const second = await clicks(about, rating('3'), ann);
    expect(second).toMatchObject({ refusal: { code: 'already_answered_anonymously' } });
  }
});

test('the summary is for the manager; others are told who can tell them more', async () => {
  const { clicks, types } = await aLaunch();
  await clicks(FEEDBACK_ACTIONS.rate(4), rating('4'), ann);
  expect(textOf(await types('feedback atlas-2.0'))).toContain('1 answer, on average 4.0 of 5');
  const refusal = textOf(await types('feedback atlas-2.0', ann));
  expect(refusal).toContain('<@U0MAYA> can tell you more');
  expect(refusal).not.toContain('average');
});

/** The goal, and the look back. */
const SAID = { answer: 'reached', value: '40 %', lookBack: 'held' } as const;

test('a release is closed with what came of it and what was learnt', async () => {
  const { types, submits, current } = await aLaunch();
  const form = await types('close');
  const typed = { outcome: 'Everybody shares boards.', lessons: 'Ask Sales earlier.' };
  expect(await submits(form, { ...typed, ...SAID })).toEqual({ kind: 'nothing' });
  expect(await current()).toMatchObject({ stage: 'closed', ...typed });
});

test('closing without lessons is a problem at that field, and what was typed is offered again', async () => {
  const { clicks, submits, current } = await aLaunch();
  const form = await clicks(CLOSE_ACTIONS.open);
  expect(await submits(form, { outcome: 'Fine.', lessons: ' ', ...SAID })).toMatchObject({
    refusal: { code: 'fields_invalid', problems: [{ field: 'lessons' }] },
  });
  expect((await current()).stage).toBe('live');
  const again = await clicks(CLOSE_ACTIONS.open);
  const shown = 'view' in again ? readView(again.view, nobody) : '';
  expect(shown).toContain('We kept what you typed.');
  expect(shown).toContain('Fine.');
});

test('nobody but the manager closes, and nothing is closed before it is live', async () => {
  const { clicks } = await aLaunch();
  expect(await clicks(CLOSE_ACTIONS.open, { releaseId: 'rel-atlas' }, ann)).toMatchObject({
    refusal: { code: 'not_entitled' },
  });
  const before = await launchHouse(greenRelease());
  expect(await before.clicks(CLOSE_ACTIONS.open)).toMatchObject({ refusal: { code: 'wrong_stage' } });
  expect(textOf(await before.types('close'))).toContain('can be closed once it is live');
});
