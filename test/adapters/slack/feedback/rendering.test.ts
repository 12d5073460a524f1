import { expect, test } from 'vitest';
import { closeForm } from '../../../../src/adapters/slack/feedback/close-form.ts';
import { feedbackPrompt } from '../../../../src/adapters/slack/feedback/feedback-prompt.ts';
import { feedbackSummary } from '../../../../src/adapters/slack/feedback/summary.ts';
import { wordsForm } from '../../../../src/adapters/slack/feedback/words-form.ts';
import {
  type AnonymousFeedback,
  type NamedFeedback,
  noScores,
  noWords,
  summarise,
} from '../../../../src/domain/feedback/feedback.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { nobody } from '../../../../src/practice/read/reader.ts';
import { aPlan } from '../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../kit/hostile.ts';
import { AT_LAUNCH, greenRelease, launched } from '../launch/launch-scenes.ts';

const release = greenRelease(launched);

const named = (overrides: Partial<NamedFeedback> = {}): NamedFeedback => ({
  releaseId: release.id,
  userId: 'U0ANN',
  name: 'Ann',
  ...noScores,
  rating: 4,
  words: noWords,
  at: AT_LAUNCH,
  ...overrides,
});

const anonymous = (id: string): AnonymousFeedback => ({
  id,
  releaseId: release.id,
  ...noScores,
  rating: 2,
  words: { ...noWords, wish: `wish ${id}` },
  day: '2026-12-11',
});

const read = (...answers: Parameters<typeof summarise>) =>
  readMessage(feedbackSummary(release, summarise(...answers)), nobody);

test('the prompt names the release, the days, and offers the five ratings', () => {
  const message = feedbackPrompt(release, 3);
  expect(message.text).toContain('*Atlas 2.0* has been out for three working days');
  expect(readMessage(message, nobody)).toContain('[1 Poor] [2 Weak] [3 Okay] [4 Good] [5 Great]');
});

test('the summary counts each rating and shows words with the name of who said them', () => {
  const liked = named({ words: { ...noWords, liked: 'the boards' } });
  const words = read([liked, named({ userId: 'U2', rating: 1 })], []);
  expect(words).toContain('2 answers, on average 2.5 of 5');
  expect(words).toContain('4 Good: 1');
  expect(words).toContain('Ann, what went well: the boards');
});

test('answers without a name stay hidden until there are three', () => {
  const two = read([named()], [anonymous('a'), anonymous('b')]);
  expect(two).not.toContain('wish a');
  expect(two).toContain('2 answers without a name: kept back until there are 3');
  const three = read([], [anonymous('a'), anonymous('b'), anonymous('c')]);
  expect(three).toContain('Without a name, one wish: wish a');
});

test('an empty summary says where the ratings come from', () => {
  expect(read([], [])).toContain('The buttons stand under the announcement');
  const early = readMessage(feedbackSummary(greenRelease(), summarise([], [])), nobody);
  expect(early).toContain('is not launched yet');
  const cancelled = greenRelease({ stage: 'cancelled' });
  const over = readMessage(feedbackSummary(cancelled, summarise([], [])), nobody);
  expect(over).toContain('was cancelled');
  expect(over).not.toContain('not launched yet');
});

test.each(Object.entries(HOSTILE))('hostile text (%s) neither pings nor is refused', (_, text) => {
  const hostile = greenRelease({
    ...launched,
    plan: aPlan({ name: text, goal: text }),
    manager: { userId: 'U0MAYA', name: text },
  });
  const said = Array.from({ length: 5 }, (__, index) =>
    named({
      userId: `U${index}`,
      name: text,
      words: { liked: text, disliked: text, wish: text, friction: text },
    }),
  );
  const messages = [feedbackPrompt(hostile, 14), feedbackSummary(hostile, summarise(said, []))];
  for (const message of messages) {
    expect(messageRefusal({ ...message, channel: 'C0ANN' }, 'chat.postEphemeral')).toBeNull();
    expect(message.text).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
    expect(hasBrokenEntity(message.text)).toBe(false);
  }
  const views = [
    closeForm(hostile, { outcome: text, lessons: text, value: text, reason: text }, true),
    wordsForm(hostile, { words: { liked: text, disliked: text, wish: text, friction: text } }),
  ];
  for (const view of views) expect(viewProblems(view, 'modal')).toEqual([]);
});
