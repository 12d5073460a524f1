import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestWith } from '../../../src/practice/demo/stage/doing.ts';
import { storyCalled } from './a-demo.ts';
import { openScene, refusals, told } from './open-scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

const playedBefore = (name: string): void => {
  beforeAll(async () => {
    const story = storyCalled(name);
    scene = await openScene(story.startsAt);
    await story.play(scene);
  });
  afterAll(async () => {
    expect(refusals(scene)).toEqual([]);
    await scene.stop();
  });
};

const inboxOf = (who: string): string => {
  const person = scene.slack.person(who);
  return person.inbox.map(person.reads).join('\n\n');
};
const cardIn = (channel: string, who: string): string => {
  const newest = scene.slack.channel(channel).topLevel.at(-1);
  if (newest === undefined) throw new Error(`Nothing stands in ${channel}.`);
  return scene.slack.person(who).reads(newest);
};
const status = (): Promise<string> => told(scene, 'release-manager', '/release status');

describe('the light that counts on one more thing', () => {
  playedBefore('condition-lapsing');

  test('turns red when the day ends without it, and says what was promised and what comes next', async () => {
    await scene.passTo(scene.slack.clock.now() + 20 * 3_600_000);
    expect(await status()).toMatch(/Support: was green with a condition, which was not met by Tue 17 Nov/);
    const card = cardIn('#support', 'support-lead');
    expect(card).toMatch(/\*Not yet\*: docs-lead was to see to this until Tue 17 Nov, and it is not done/);
    expect(card).toMatch(/green again once docs-lead marks it as done, or you answer anew/);
  });

  test('is green again by one tap of whoever sees to it', async () => {
    const docs = scene.slack.person('docs-lead');
    await docs.clicks(newestWith(docs.inbox, 'condition.done'), 'condition.done');
    await scene.settle();
    expect(await status()).toMatch(/all 8 green, nothing is in the way/);
    expect(cardIn('#support', 'support-lead')).toMatch(/\*Green\*: support-lead/);
  });
});

describe('the price that changed', () => {
  playedBefore('price-change');

  test('asks nobody who did not judge it', () => {
    for (const [channel, who] of [
      ['#engineering', 'engineering-lead'],
      ['#qa', 'qa-lead'],
      ['#training', 'training-lead'],
    ] as const)
      expect(cardIn(channel, who)).toMatch(/\*Green\*/);
  });

  test('is settled by one tap of each who did', async () => {
    for (const key of ['docs', 'marketing', 'product-marketing', 'sales', 'support']) {
      const { topLevel } = scene.slack.channel(`#${key}`);
      await scene.slack.person(`${key}-lead`).clicks(newestWith(topLevel, 'light.green'), 'Still green');
      await scene.settle();
    }
    expect(await status()).toMatch(/all 8 green, nothing is in the way/);
  });
});

describe('the launch without a department, at high risk', () => {
  playedBefore('high-tier-waiver');

  test('tells the department that the launch is not to wait for it', () => {
    expect(cardIn('#sales', 'sales-lead')).toMatch(
      /not to wait for Sales, once a second person agrees: release-manager decided, product-marketing-lead accepts/,
    );
  });

  test('goes without it once a second person agrees, and nobody calls that department green', async () => {
    const admin = scene.slack.person('workspace-admin');
    await admin.clicks(newestWith(admin.inbox, 'second.without'), 'second.without');
    await scene.settle();
    expect(await status()).toMatch(/all 7 green, nothing is in the way/);
    expect(inboxOf('release-manager')).toMatch(
      /All seven green.*Sales\*: On track .* the launch does not wait for it/s,
    );
    expect(inboxOf('release-manager')).toMatch(
      /Launches without these green lights:\n• Sales: release-manager decided, workspace-admin agreed, product-marketing-lead accepts the risk/,
    );
  });
});
