import { expect, test } from 'vitest';
import type { HeldBack } from '../../../../src/application/ports.ts';
import { PRIORITY, type Priority } from '../../../../src/domain/delivery/due-action.ts';
import { aBoard, aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, messageOf, type StoreUnderTest, schedule } from '../../../support/store.ts';

const CHANNEL = { standing: 'C0STANDS', clicked: 'C0CLICKED', unposted: 'C0NEW', gone: 'C0GONE' } as const;

const board = (place: keyof typeof CHANNEL, priority: Priority = PRIORITY.board) =>
  aBoard({ channel: CHANNEL[place] }, { key: `board:${place}`, priority });
const home = aStatement('home', { key: 'home', kind: 'home.publish', slot: null, releaseId: null });
const line = aStatement('line', { key: 'line' });

/** Boards that stand, one of them clicked, one that never stood, one that is gone; Home; and a line. */
const everything = async (): Promise<StoreUnderTest> => {
  const under = memoryStore();
  const clicked = board('clicked', PRIORITY.clicked);
  await under.store.transaction(async (tx) => {
    await tx.saveMessage(WORKSPACE, messageOf(board('standing')));
    await tx.saveMessage(WORKSPACE, messageOf(clicked, { ts: '1763370000.000200' }));
    await tx.saveMessage(WORKSPACE, messageOf(board('gone'), { state: 'gone', ts: '1763370000.000300' }));
  });
  await schedule(under.store, clicked, line, board('standing'), board('unposted'), board('gone'), home);
  return under;
};

const ALL = ['board:clicked', 'board:gone', 'board:standing', 'board:unposted', 'home', 'line'];

const claimed = async ({ store }: StoreUnderTest, ...heldBack: HeldBack[]): Promise<string[]> =>
  (await store.due.claimApart(NOW, 20, [], heldBack)).map(({ key }) => key).sort();

test.each<[HeldBack[], string[]]>([
  [[], []],
  [['edits'], ['board:standing']],
  [['homes'], ['home']],
  [
    ['edits', 'homes'],
    ['board:standing', 'home'],
  ],
])(
  'while %j find no room only they wait, and not what was clicked, nor what is posted anew',
  async (heldBack, waits) => {
    expect(await claimed(await everything(), ...heldBack)).toEqual(ALL.filter((key) => !waits.includes(key)));
  },
);

test('what is held back waits untouched, and goes once there is room', async () => {
  const under = await everything();
  await claimed(under, 'edits', 'homes');
  const waiting = under.sqlite.prepare(
    "select attempts, problem, due_at from due_action where state = 'pending'",
  );
  expect(waiting.all()).toEqual(Array(2).fill({ attempts: 0, problem: null, due_at: NOW }));
  expect(await claimed(under)).toEqual(['board:standing', 'home']);
});

test('a look that finds everything held back writes nothing', async () => {
  const under = await everything();
  await claimed(under, 'edits', 'homes');
  const changes = () => under.sqlite.prepare('select total_changes()').pluck().get();
  const before = changes();
  expect(await claimed(under, 'edits', 'homes')).toEqual([]);
  expect(changes()).toBe(before);
});
