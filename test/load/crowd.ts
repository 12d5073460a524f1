import type { Department } from '../../src/domain/settings/settings.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { aDepartment, someSettings } from '../support/builders.ts';
import { CHANNELS, PEOPLE, type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { auditOf, plan, pressStart } from '../support/steps.ts';

export type CrowdWish = { departments: number; releases: number; clicksAtATime: number };

/** What came of a crowd that is asked in one second and answers at once. */
export type Crowd = {
  asked: number;
  clicks: number;
  refused: number;
  /** Acknowledged after Slack's three seconds. */
  slow: number;
  recorded: number;
  /** Department cards that show the answer, and release cards that count them all. */
  rightCards: number;
  rightBoards: number;
  /** Messages that stand more often than once, and due actions in trouble. */
  doubled: number;
  troubled: number;
  /** Virtual minutes from the moment on which all are asked until all questions stand, and from the last click until all cards are right. */
  askingMinutes: number;
  settlingMinutes: number;
  clickSeconds: number;
};

/** All are in one zone, so that their mornings are one instant. */
const ASKED_AT = '2026-12-03T09:00:00.000Z';
const HOURS_MS = 3_600_000;

const keys = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `d${String(index + 1).padStart(4, '0')}`);
const leadId = (key: string): string => `U0X${key.toUpperCase()}`;
const channelId = (key: string): string => `C0X${key.toUpperCase()}`;

const aTeam = (key: string): Department => ({
  ...aDepartment('docs'),
  id: `dep-${key}`,
  key,
  name: `Team ${key}`,
  channelId: channelId(key),
  leads: [leadId(key)],
  deputies: [],
});

const open = (all: readonly string[]): Promise<Rehearsal> => {
  const leads = all.map((key) => ({ id: leadId(key), name: `${key}-lead`, realName: `${key}-lead` }));
  const everybody = [...PEOPLE, ...leads].map(({ id }) => id);
  return rehearse({
    settings: someSettings({ departments: all.map(aTeam) }),
    // Whether each is recorded is asked here, and on a busy machine: those above three seconds are counted.
    limits: { acknowledgeMs: 60_000 },
    people: [...PEOPLE, ...leads],
    channels: [
      ...CHANNELS.map((channel) => ({ ...channel, members: everybody })),
      ...all.map((key) => ({ id: channelId(key), name: key, members: [leadId(key), 'U0MAYA'], bot: true })),
    ],
  });
};

const asks = ({ blocks }: PracticeMessage): boolean =>
  buttonsOf(blocks).some(({ actionId }) => actionId === 'light.green');

/** The cards that can be answered, each with the person who does. */
const openCards = ({ slack }: Rehearsal, all: readonly string[]) =>
  all.flatMap((key) =>
    slack
      .channel(channelId(key))
      .topLevel.filter(asks)
      .map((card) => ({ key, card })),
  );

const startNewest = async ({ slack }: Rehearsal): Promise<void> => {
  const maya = slack.person('maya');
  const draft = maya.inbox.findLast(({ blocks }) =>
    buttonsOf(blocks).some(({ actionId }) => actionId === 'plan.start'),
  );
  if (draft === undefined) throw new Error('No draft came.');
  await pressStart(maya, draft);
};

const untilIt = async (rehearsal: Rehearsal, holds: () => boolean): Promise<number> => {
  const { slack, bot } = rehearsal;
  const began = slack.clock.now();
  while (!holds() && slack.clock.now() < began + 24 * HOURS_MS)
    await bot.runUntil(slack.clock.now() + 60_000);
  return Math.round((slack.clock.now() - began) / 60_000);
};

const standing = ({ slack }: Rehearsal): PracticeMessage[] =>
  [...slack.workspace.channels.values()].flatMap(({ messages }) =>
    messages.filter(
      ({ deletedAt, user }) => deletedAt === undefined && user === slack.workspace.app.botUserId,
    ),
  );

/**
 * Many departments are asked for many releases in one second, and all answer at once: over signed HTTP, so many at a
 * time, against the practice Slack with its rate limits.
 */
export const crowd = async ({ departments, releases, clicksAtATime }: CrowdWish): Promise<Crowd> => {
  const all = keys(departments);
  const rehearsal = await open(all);
  try {
    const { slack } = rehearsal;
    for (let nth = 1; nth <= releases; nth += 1) {
      const outcome = await plan(rehearsal, { title: `Atlas ${nth}.0` });
      if (outcome.kind !== 'closed') throw new Error(`No plan was saved: ${JSON.stringify(outcome)}`);
      await rehearsal.bot.runUntil(slack.clock.now() + 10_000);
      await startNewest(rehearsal);
      await rehearsal.bot.runUntil(slack.clock.now() + 60_000);
    }
    await rehearsal.until(ASKED_AT);
    const lights = departments * releases;
    const askingMinutes = await untilIt(rehearsal, () => openCards(rehearsal, all).length >= lights);
    const waiting = openCards(rehearsal, all);
    const asked = waiting.length;

    const beganAt = performance.now();
    let refused = 0;
    let slow = 0;
    const clickOn = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const sentAt = performance.now();
        const { problem } = await slack.person(leadId(next.key)).clicks(next.card, 'light.green');
        if (problem !== null) refused += 1;
        else if (performance.now() - sentAt > 3000) slow += 1;
      }
    };
    await Promise.all(Array.from({ length: clicksAtATime }, clickOn));
    const clickSeconds = Math.round((performance.now() - beganAt) / 100) / 10;

    const isCounted = ({ text }: PracticeMessage): boolean => text.includes(`all ${departments} green`);
    const boards = (): number => slack.channel('#releases').topLevel.filter(isCounted).length;
    const settlingMinutes = await untilIt(
      rehearsal,
      () => openCards(rehearsal, all).length === 0 && boards() >= releases,
    );
    const entries = await auditOf(rehearsal);
    const places = standing(rehearsal).map(({ metadata }) => JSON.stringify(metadata));
    return {
      asked,
      clicks: asked,
      refused,
      slow,
      recorded: entries.filter(({ type }) => type === 'light_answered').length,
      rightCards: lights - openCards(rehearsal, all).length,
      rightBoards: boards(),
      doubled: places.length - new Set(places).size,
      troubled: rehearsal.log.filter(({ level }) => level === 'error').length,
      askingMinutes,
      settlingMinutes,
      clickSeconds,
    };
  } finally {
    await rehearsal.stop();
  }
};
