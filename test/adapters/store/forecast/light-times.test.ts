import { expect, test } from 'vitest';
import type { ReleaseEvent } from '../../../../src/domain/event.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { anUrgent, aPlan, aRelease, launchOn, MAYA, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../../support/store.ts';

const by = { ...MAYA, role: 'lead' } as const;
const asked = (departmentId: string, again = false): ReleaseEvent => ({
  type: 'department_asked',
  departmentId,
  name: departmentId,
  again,
  because: null,
});
const green = (departmentId: string): ReleaseEvent => ({
  type: 'light_answered',
  departmentId,
  name: departmentId,
  before: 'waiting',
  answer: { answer: 'green', by: MAYA, at: '', asDeputy: false },
});
const onTrack = (departmentId: string): ReleaseEvent => ({
  ...(green(departmentId) as Extract<ReleaseEvent, { type: 'light_answered' }>),
  answer: { answer: 'on_track', askAgainOn: '2026-12-01', by: MAYA, at: '', asDeputy: false },
});

let nth = 0;
/** A release with what happened to it, a minute apart. */
const past = async (
  { store }: StoreUnderTest,
  overrides: Partial<Release>,
  events: readonly ReleaseEvent[],
): Promise<void> => {
  nth += 1;
  const id = `rel-${nth}`;
  const release = aRelease({ id, key: id, stage: 'closed', ...overrides });
  await store.transaction(async (tx) => {
    await tx.saveRelease(release, null);
    await tx.appendAudit(
      WORKSPACE,
      events.map((event, minute) => ({
        id: `${id}-${minute}`,
        releaseId: id,
        event,
        by,
        at: `2026-11-02T10:0${minute}:00.000Z`,
      })),
    );
  });
};

const minute = (n: number): string => `2026-11-02T10:0${n}:00.000Z`;

test('from the first question to the first answer that settles, once for each department and release', async () => {
  const under = memoryStore();
  await past(under, {}, [
    asked('docs'),
    asked('sales'),
    onTrack('docs'),
    asked('docs', true),
    green('docs'),
    green('docs'),
  ]);
  expect(await under.store.reads.lightTimes(WORKSPACE)).toEqual([
    { departmentId: 'docs', askedAt: minute(0), settledAt: minute(4) },
  ]);
});

test('an answer before the question is no measure', async () => {
  const under = memoryStore();
  await past(under, {}, [green('docs')]);
  expect(await under.store.reads.lightTimes(WORKSPACE)).toEqual([]);
});

test.each<[string, Partial<Release>]>([
  ['that still runs', { stage: 'sign_off' }],
  ['that was cancelled', { stage: 'cancelled' }],
  ['that was a rehearsal', { practice: true }],
  ['that went out in a hurry', { urgent: anUrgent() }],
  ['of another workspace', { workspaceId: 'T0OTHER' }],
])('a release %s is left out', async (_which, overrides) => {
  const under = memoryStore();
  await past(under, overrides, [asked('docs'), green('docs')]);
  expect(await under.store.reads.lightTimes(WORKSPACE)).toEqual([]);
});

test('the twenty newest launches count', async () => {
  const under = memoryStore();
  for (let day = 1; day <= 22; day++) {
    const launch = launchOn(`2026-11-${String(day).padStart(2, '0')}`);
    await past(under, { plan: aPlan({ launch }) }, [asked(`d${day}`), green(`d${day}`)]);
  }
  const found = (await under.store.reads.lightTimes(WORKSPACE)).map(({ departmentId }) => departmentId);
  expect(found).toHaveLength(20);
  expect(found).not.toContain('d1');
  expect(found).not.toContain('d2');
});
