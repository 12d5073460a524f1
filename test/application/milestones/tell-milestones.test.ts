import { describe, expect, test } from 'vitest';
import type { KnownPerson } from '../../../src/application/ports.ts';
import type { ItemValues } from '../../../src/domain/command.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import { PAT } from '../../domain/matters.ts';
import { aMilestone } from '../../domain/plan-cases.ts';
import { anActor, departmentId, MAYA, WORKSPACE } from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  as,
  deliverAll,
  lead,
  must,
  planAndStart,
  runTo,
  type TestHouse,
  waiting,
} from '../a-house.ts';

const TARO = { userId: 'U0TARO', name: 'Taro' };
const LEA = { userId: 'U0LEA', name: 'Lea' };

const person = (one: { userId: string; name: string }, zone: string, deleted = false): KnownPerson => ({
  ...one,
  zone,
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted,
});

const PEOPLE = [
  person(MAYA, 'Europe/Berlin'),
  person(PAT, 'Europe/Berlin'),
  person(TARO, 'Asia/Tokyo'),
  person(LEA, 'America/Los_Angeles'),
];

const on = (date: string): When => ({ kind: 'fixed', date, until: null, time: null, zone: null });
const freeze = (overrides: Partial<ItemValues<'milestones'>> = {}): ItemValues<'milestones'> =>
  aMilestone({ when: on('2026-12-02'), ...overrides });

/** Atlas, started on 17 November for 10 December, with these milestones. */
const started = async (
  items: readonly ItemValues<'milestones'>[],
  { people = PEOPLE, practice = false }: { people?: readonly KnownPerson[]; practice?: boolean } = {},
): Promise<{ test: TestHouse; releaseId: string }> => {
  const house = await aHouse();
  await house.store.transaction((tx) => tx.savePeople(WORKSPACE, people));
  const form = aForm({ departmentIds: [departmentId('docs')] });
  const releaseId = await planAndStart(house, { form, practice });
  await must(house, releaseId, { type: 'add_items', part: 'milestones', items });
  await deliverAll(house);
  return { test: house, releaseId };
};

/** The same on the Tuesday before the first of them. */
const onTuesday = async (...wish: Parameters<typeof started>): ReturnType<typeof started> => {
  const begun = await started(...wish);
  await runTo(begun.test, '2026-12-01T09:00:00.000Z');
  await deliverAll(begun.test);
  return begun;
};

/** Runs to a moment, delivering whenever something happens; the messages about milestones as "when who day new". */
const told = async (house: TestHouse, until: string): Promise<string[]> => {
  const said: string[] = [];
  const standing = await house.db.selectFrom('message').select('slot_key').execute();
  const known = new Set(standing.map(({ slot_key }) => slot_key));
  for (;;) {
    const at = house.now();
    for (const { slot, slotKey } of await deliverAll(house)) {
      if (slot?.kind !== 'board.milestones' || !('user' in slot.audience)) continue;
      const isNew = !known.has(String(slotKey));
      known.add(String(slotKey));
      said.push(`${at.slice(5, 16)} ${slot.audience.user} ${slot.subject} ${isNew ? 'posted' : 'edited'}`);
    }
    if (at >= until) return said;
    const next = `${(await waiting(house, 'time'))[0]?.slice(0, 16) ?? ''}:00.000Z`;
    await runTo(house, next <= until && next > at ? next : until);
  }
};
const posted = async (house: TestHouse, until: string): Promise<string[]> =>
  (await told(house, until)).flatMap((line) => (line.endsWith(' posted') ? [line.slice(0, -7)] : []));

const finish = (itemId: string, done = true) =>
  ({ type: 'finish_item', part: 'milestones', itemId, done }) as const;
const answerDocs = {
  type: 'answer',
  departmentId: departmentId('docs'),
  answer: { answer: 'green' },
} as const;
const THE_END = '2026-12-04T12:00:00.000Z';

describe('the owner of a milestone', () => {
  test('reads of it on its morning, where they are, and once more on the next if it is still open', async () => {
    const { test: house } = await onTuesday([
      freeze(),
      freeze({ owner: TARO, what: 'Translate' }),
      freeze({ owner: LEA, what: 'Film it' }),
    ]);
    expect(await posted(house, THE_END)).toEqual([
      '12-02T00:00 U0TARO 2026-12-02',
      '12-02T08:00 U0PAT 2026-12-02',
      '12-02T17:00 U0LEA 2026-12-02',
      '12-03T00:00 U0TARO 2026-12-03',
      '12-03T08:00 U0PAT 2026-12-03',
      '12-03T17:00 U0LEA 2026-12-03',
    ]);
  });

  test('reads of it even where something else is decided in the moment at which its day comes', async () => {
    const { test: house, releaseId } = await onTuesday([freeze()]);
    // The day has come, and its timer still waits for its turn.
    house.setNow('2026-12-01T10:00:01.000Z');
    await must(house, releaseId, answerDocs, lead('docs'));
    await runTo(house, '2026-12-01T10:00:02.000Z');
    expect(await posted(house, '2026-12-02T20:00:00.000Z')).toEqual(['12-02T08:00 U0PAT 2026-12-02']);
  });

  test('of twelve on one day gets one message', async () => {
    const { test: house } = await onTuesday(
      Array.from({ length: 12 }, (_, at) => freeze({ what: `Step ${at}` })),
    );
    expect(await posted(house, '2026-12-02T20:00:00.000Z')).toEqual(['12-02T08:00 U0PAT 2026-12-02']);
  });

  test('who has done it in time reads nothing; done later, nothing more comes', async () => {
    const { test: house, releaseId } = await onTuesday([freeze(), freeze({ what: 'Ship' })]);
    await must(house, releaseId, finish('1'), as(anActor(PAT)));
    expect(await posted(house, '2026-12-02T20:00:00.000Z')).toEqual(['12-02T08:00 U0PAT 2026-12-02']);
    await must(house, releaseId, finish('2'), as(anActor(PAT)));
    expect(await posted(house, THE_END)).toEqual([]);
  });

  test('sees what stands edited when one is done, moved or given to somebody else', async () => {
    const { test: house, releaseId } = await onTuesday([freeze(), freeze({ what: 'Ship' })]);
    await posted(house, '2026-12-02T09:00:00.000Z');
    await must(house, releaseId, finish('1'), as(anActor(PAT)));
    expect(await told(house, '2026-12-02T09:01:00.000Z')).toEqual(['12-02T09:00 U0PAT 2026-12-02 edited']);
    const values = freeze({ what: 'Ship', owner: MAYA });
    await must(house, releaseId, { type: 'put_item', part: 'milestones', itemId: '2', values });
    expect(await told(house, '2026-12-02T09:02:00.000Z')).toEqual([
      '12-02T09:01 U0MAYA 2026-12-02 posted',
      '12-02T09:01 U0PAT 2026-12-02 edited',
    ]);
  });

  test('reads of one that is planned for today at once, in the evening not before the next morning', async () => {
    const { test: house, releaseId } = await onTuesday([]);
    await posted(house, '2026-12-02T10:00:00.000Z');
    await must(house, releaseId, { type: 'add_items', part: 'milestones', items: [freeze()] });
    expect(await posted(house, '2026-12-02T19:00:00.000Z')).toEqual(['12-02T10:00 U0PAT 2026-12-02']);
    const late = freeze({ what: 'Ship', owner: MAYA });
    await must(house, releaseId, { type: 'add_items', part: 'milestones', items: [late] });
    expect(await posted(house, '2026-12-03T09:00:00.000Z')).toEqual([
      '12-03T08:00 U0PAT 2026-12-03',
      '12-03T08:00 U0MAYA 2026-12-03',
    ]);
  });

  test('who is away, or has left, reads nothing', async () => {
    const { test: house } = await onTuesday([freeze(), freeze({ owner: TARO })], {
      people: [person(PAT, 'Europe/Berlin'), person(TARO, 'Asia/Tokyo', true)],
    });
    await house.store.transaction((tx) =>
      tx.addAbsence(WORKSPACE, {
        id: 'abs-1',
        userId: PAT.userId,
        from: '2026-12-01',
        until: '2026-12-02',
        standInId: null,
        setBy: PAT.userId,
        setAt: '2026-11-17T09:00:00.000Z',
      }),
    );
    expect(await posted(house, THE_END)).toEqual(['12-03T08:00 U0PAT 2026-12-03']);
  });
});

describe('a release', () => {
  test('on hold says nothing; what is due when it goes on is said then', async () => {
    const { test: house, releaseId } = await onTuesday([
      freeze(),
      freeze({ when: on('2026-12-03'), what: 'Ship' }),
    ]);
    await must(house, releaseId, { type: 'hold', reason: 'The API is down.' });
    expect(await posted(house, '2026-12-03T11:00:00.000Z')).toEqual([]);
    await must(house, releaseId, { type: 'resume', launch: null });
    expect(await posted(house, '2026-12-03T12:00:00.000Z')).toEqual(['12-03T11:00 U0PAT 2026-12-03']);
  });

  test('that was cancelled says nothing', async () => {
    const { test: house, releaseId } = await onTuesday([freeze()]);
    await must(house, releaseId, { type: 'cancel', reason: 'No budget' });
    expect(await posted(house, THE_END)).toEqual([]);
  });

  test('that is only rehearsed says everything to its manager, in one message', async () => {
    const { test: house } = await onTuesday([freeze(), freeze({ owner: TARO })], { practice: true });
    expect(await posted(house, '2026-12-02T20:00:00.000Z')).toEqual(['12-02T08:00 U0MAYA 2026-12-02']);
  });

  test('says nothing to anybody of what nobody has taken', async () => {
    const branch = { userId: null, name: 'Branch Manager' };
    const { test: house } = await onTuesday([freeze({ owner: null }), freeze({ owner: branch })]);
    expect(await posted(house, THE_END)).toEqual([]);
  });

  test('draws one moment for many milestones, and its cards anew when the day comes', async () => {
    const { test: house } = await started(
      Array.from({ length: 400 }, (_, at) => freeze({ when: on(`2026-12-0${1 + (at % 9)}`), owner: null })),
    );
    const drawn = (await waiting(house, 'time')).filter((each) => each.endsWith('time.milestones'));
    expect(drawn).toEqual(['2026-11-30T10:00 time.milestones']);
    await runTo(house, '2026-11-30T10:00:00.000Z');
    expect((await deliverAll(house)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['board.manager_card', 'board.release_card']),
    );
  });
});
