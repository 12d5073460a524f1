import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestWith } from '../../../src/practice/demo/stage/doing.ts';
import { storyCalled } from './a-demo.ts';
import { openScene, refusals } from './open-scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

const threadOfCard = (): string[] => {
  const manager = scene.slack.person('release-manager');
  return [...scene.slack.workspace.channels.values()]
    .flatMap(({ messages }) => messages)
    .filter(({ threadTs }) => threadTs !== undefined)
    .map(manager.reads);
};

describe('the meeting that cancels itself', () => {
  beforeAll(async () => {
    const story = storyCalled('meeting-cancels-itself');
    scene = await openScene(story.startsAt);
    await story.play(scene);
  });
  afterAll(() => scene.stop());

  test('nothing is open, and the release manager may give the time back with one click', async () => {
    const manager = scene.slack.person('release-manager');
    const offer = newestWith(manager.inbox, 'meeting.cancel');
    expect(manager.reads(offer)).toMatch(/Nothing is open for the status meeting of \*Atlas 2\.0\*/);
    expect(threadOfCard().filter((words) => words.includes('*Status meeting* of'))).toEqual([]);
    await manager.clicks(offer, 'meeting.cancel');
    await scene.settle();
    expect(threadOfCard().filter((words) => words.includes('*Cancelled*: Status meeting'))).toHaveLength(1);
    expect(refusals(scene)).toEqual([]);
  });
});
