import { describe, expect, test } from 'vitest';
import { EMPTY_CONTENTS, type PlanContents, withNewItems } from '../../../src/domain/contents/contents.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Decided } from '../../../src/domain/decision.ts';
import { announcementAudiences } from '../../../src/domain/delivery/audience.ts';
import { NO_FAMILY } from '../../../src/domain/family/family.ts';
import { inFamilies } from '../../../src/domain/family/in-families.ts';
import { mainAsSeen, standsForWaves } from '../../../src/domain/family/main-stands.ts';
import { changesForWave, planOfWave } from '../../../src/domain/family/wave-plan.ts';
import { owedByPlan } from '../../../src/domain/launch/demands.ts';
import { isReady } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  ANNOUNCEMENTS_CHANNEL,
  aGreenLight,
  aLight,
  anActor,
  anUrgent,
  aPlan,
  aRelease,
  aStartedRelease,
  launchOn,
  MAYA,
  NOW,
  scopeOf,
  someSettings,
} from '../../support/builders.ts';
import { held } from '../deciding.ts';
import { aBlocker, HIGH } from '../matters.ts';
import { aMilestone, aRound, aWaveOf, withPlanned } from '../plan-cases.ts';

const settings = someSettings();
const context = { actor: null, now: NOW, settings };
const main = aStartedRelease({ lights: [aGreenLight('qa')] });

const aWave = (of: Parameters<typeof aWaveOf>[0], overrides: Partial<Release> = {}): Release =>
  aStartedRelease({
    id: 'rel-japan',
    lights: [],
    family: { ...NO_FAMILY, waveOf: aWaveOf(of) },
    ...overrides,
  });

describe('how a main release stands for its waves', () => {
  test.each<[string, Release, ReturnType<typeof standsForWaves>]>([
    ['a draft', aRelease(), 'draft'],
    ['waiting for a light', aStartedRelease({ lights: [aLight('qa', { askedAt: NOW })] }), 'waiting'],
    ['waiting for what somebody raised', { ...main, blockers: [aBlocker()] }, 'waiting'],
    ['green', main, 'ready'],
    ['green and on hold, which is its own', { ...main, hold: held }, 'ready'],
    [
      'launched, whatever its lights were',
      aStartedRelease({
        stage: 'launching',
        launch: { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: null },
      }),
      'launched',
    ],
    ['cancelled', { ...main, stage: 'cancelled', endedAt: NOW }, 'waiting'],
  ])('%s', (_name, release, stands) => {
    expect(standsForWaves(release)).toBe(stands);
  });
});

describe('a wave', () => {
  const launch = { type: 'launch', mode: 'live_now', announcementId: 'ann', early: true } as const;

  test.each(['draft', 'waiting'] as const)('cannot be launched while its main release is %s', (stands) => {
    const wave = aWave({ main: { title: 'Atlas 2.0', stands } });
    const decision = decide(wave, launch, { ...context, actor: anActor() });
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'not_ready', obstacles: [{ kind: 'main', title: 'Atlas 2.0' }] },
    });
  });

  test.each(['ready', 'launched'] as const)('goes once its main release is %s', (stands) => {
    const wave = aWave({ main: { title: 'Atlas 2.0', stands } });
    expect(decide(wave, launch, { ...context, actor: anActor() }).ok).toBe(true);
  });

  test('waits for the departments that it names, too', () => {
    const stands = { main: { title: 'Atlas 2.0', stands: 'ready' } } as const;
    expect(isReady(aWave(stands, { lights: [aLight('sales', { askedAt: NOW })] }))).toBe(false);
    expect(isReady(aWave(stands, { lights: [aGreenLight('sales')] }))).toBe(true);
  });

  test('becomes ready with its main release, and is no longer with it', () => {
    const follow = (wave: Release, stands: 'waiting' | 'ready') => {
      const decision = decide(wave, { type: 'follow_main', title: 'Atlas 2.0', stands, change: {} }, context);
      if (!decision.ok) throw new Error('Refused.');
      return { wave: decision.release, types: decision.events.map(({ type }) => type) };
    };
    const ready = follow(aWave({}), 'ready');
    expect(ready.types).toEqual(['main_followed', 'all_green']);
    const lost = follow(ready.wave, 'waiting');
    expect(lost.types).toEqual(['main_followed', 'readiness_lost']);
    expect(follow(lost.wave, 'waiting').types).toEqual([]);
  });

  test('has been tried where its main release was, unless its own round says otherwise', () => {
    const plan = aPlan({ risk: HIGH, backOut: 'Switch it off.' });
    const ready = { title: 'Atlas 2.0', stands: 'ready' } as const;
    const wave = aWave({ main: ready }, { plan });
    expect(owedByPlan(wave)).toEqual(['beta']);
    const follow = { type: 'follow_main', ...ready, accepted: true, change: {} } as const;
    const followed = decide(wave, follow, context) as Decided;
    expect(owedByPlan(followed.release)).toEqual([]);
    expect(followed.events).toEqual([
      {
        type: 'main_followed',
        main: { releaseId: 'rel-main', title: 'Atlas 2.0' },
        stands: 'ready',
        owes: [],
      },
      { type: 'all_green' },
    ]);
    expect(decide(followed.release, follow, context)).toMatchObject({ events: [] });
    const verdict = { is: 'rejected', words: 'Not in yen.', by: MAYA, at: NOW } as const;
    expect(owedByPlan({ ...followed.release, rounds: [aRound({ verdict })] })).toEqual(['beta']);
    const tried = { ...main, rounds: [aRound({ verdict: { ...verdict, is: 'accepted' } })] };
    expect([mainAsSeen(tried).accepted, mainAsSeen(main).accepted]).toEqual([true, false]);
  });

  test('that was drafted with its main release starts with it, unless its date has passed', () => {
    const follow = { type: 'follow_main', title: 'Atlas 2.0', stands: 'waiting', change: {} } as const;
    const draft = aRelease({
      lights: [],
      family: { ...NO_FAMILY, waveOf: aWaveOf({ main: { title: 'Atlas 2.0', stands: 'draft' } }) },
    });
    expect(decide(draft, follow, context)).toMatchObject({ release: { stage: 'sign_off', startedAt: NOW } });
    const late = { ...draft, plan: aPlan({ launch: launchOn('2026-11-16') }) };
    const left = decide(late, follow, context);
    expect(left).toMatchObject({ release: { stage: 'draft', startedAt: null } });
    // With another date it is started by whoever starts it, and by nothing that happens in the main release.
    const again = { ...(left as Decided).release, plan: aPlan() };
    const ready = decide(again, { ...follow, stands: 'ready' }, context);
    expect(ready).toMatchObject({ release: { stage: 'draft', startedAt: null } });
    expect(decide(again, { type: 'start' }, { ...context, actor: anActor() })).toMatchObject({ ok: true });
    expect(decide(draft, { type: 'start' }, { ...context, actor: anActor() })).toMatchObject({
      refusal: { code: 'starts_with_main', main: 'Atlas 2.0' },
    });
  });

  test('is announced where it says, else where every release is', () => {
    expect(announcementAudiences(aWave({ channelIds: ['C0JP'] }), settings)).toEqual([{ channel: 'C0JP' }]);
    expect(announcementAudiences(aWave({}), settings)).toEqual([{ channel: ANNOUNCEMENTS_CHANNEL }]);
    const practice = aWave({ channelIds: ['C0JP'] }, { practice: true });
    expect(announcementAudiences(practice, settings)).toEqual([{ user: MAYA.userId }]);
  });

  test.each<[string, Release, 'wave' | 'urgent']>([
    ['a wave has none', aWave({}), 'wave'],
    ['a hotfix has none', aStartedRelease({ urgent: anUrgent() }), 'urgent'],
  ])('of its own: %s', (_name, release, because) => {
    const wave = { releaseId: 'rel-x', title: 'X' };
    expect(decide(release, { type: 'add_wave', wave }, { ...context, actor: anActor() })).toMatchObject({
      refusal: { code: 'cannot_branch', into: 'wave', because },
    });
  });
});

describe('the plan of a wave', () => {
  const planned = withPlanned(main, 'milestones', aMilestone()).plan;

  test('is the main plan with a name and a date of its own, and without what is done once', () => {
    const plan = planOfWave(planned, 'Japan', launchOn('2026-12-17', '10:00', 'Asia/Tokyo'));
    expect([plan.name, plan.version]).toEqual(['Atlas 2.0 Japan', null]);
    expect([plan.value, plan.goal, plan.contents.scope]).toEqual([
      planned.value,
      planned.goal,
      planned.contents.scope,
    ]);
    expect(plan.contents.milestones).toEqual([]);
  });

  test('follows what changed in the main plan, and keeps what was written for the wave alone', () => {
    const wave = { ...planOfWave(planned, 'Japan', launchOn('2026-12-17')), price: '¥ 900' };
    const after = { ...planned, goal: 'Another goal', contents: scopeOf('Shared boards\nCharts') };
    const change = changesForWave(planned, after, wave, 'Japan');
    expect(Object.keys(change).sort()).toEqual(['contents', 'goal']);
    expect(change.contents?.scope.map(({ what }) => what)).toEqual(['Shared boards', 'Charts']);
    expect(changesForWave(planned, { ...planned, version: '2.1' }, wave, 'Japan')).toMatchObject({
      name: 'Atlas 2.1 Japan',
    });
    expect(changesForWave(planned, planned, wave, 'Japan')).toEqual({});
  });
});

describe('the lists of a wave', () => {
  const points = (...whats: readonly string[]) =>
    whats.map((what) => ({ what, gain: '', link: '', departments: [] }));
  const mainContents = withNewItems(EMPTY_CONTENTS, 'scope', points('Boards', 'Charts', 'Links'));
  const mainPlan = aPlan({ contents: mainContents });
  const made = planOfWave(mainPlan, 'Japan', launchOn('2026-12-17'));
  const rewritten = made.contents.scope.map((item) =>
    item.what === 'Charts' ? { ...item, what: 'Charts in yen', gain: 'Plan in yen.' } : item,
  );
  const own = {
    ...made,
    contents: withNewItems({ ...made.contents, scope: rewritten }, 'scope', points('Invoices')),
  };
  /** What the points of the wave are after the main release has these. */
  const follows = (scope: PlanContents, wave = own) => {
    const change = changesForWave(mainPlan, { ...mainPlan, contents: scope }, wave, 'Japan');
    return (change.contents ?? wave.contents).scope.map(({ what }) => what);
  };
  const without = (gone: string): PlanContents => ({
    ...mainContents,
    scope: mainContents.scope.filter(({ what }) => what !== gone),
  });
  const changed = (was: string, what: string): PlanContents => ({
    ...mainContents,
    scope: mainContents.scope.map((item) => (item.what === was ? { ...item, what } : item)),
  });

  test.each<[string, PlanContents, string[]]>([
    [
      'a new point is added',
      withNewItems(mainContents, 'scope', points('Maps')),
      ['Boards', 'Charts in yen', 'Links', 'Invoices', 'Maps'],
    ],
    ['a point less goes', without('Links'), ['Boards', 'Charts in yen', 'Invoices']],
    [
      'other words are taken',
      changed('Boards', 'Shared boards'),
      ['Shared boards', 'Charts in yen', 'Links', 'Invoices'],
    ],
    ['the same words again', changed('Charts', 'Pie charts'), ['Boards', 'Pie charts', 'Links', 'Invoices']],
    [
      'only what changed of a point',
      {
        ...mainContents,
        scope: mainContents.scope.map((item) => ({ ...item, link: 'https://example.com' })),
      },
      ['Boards', 'Charts in yen', 'Links', 'Invoices'],
    ],
  ])('%s, and what was written for the wave alone stays', (_what, contents, expected) => {
    expect(follows(contents)).toEqual(expected);
  });

  test('that are as in the main release keep its order', () => {
    const turned = { ...mainContents, scope: mainContents.scope.toReversed() };
    expect(follows(turned, made)).toEqual(['Links', 'Charts', 'Boards']);
  });

  test('number their own items so that none of the main release ever has that number', () => {
    const grown = withNewItems(
      mainContents,
      'scope',
      points(...Array.from({ length: 50 }, (_, at) => `P${at}`)),
    );
    const taken = new Set(
      own.contents.scope
        .map(({ id }) => id)
        .filter((id) => !mainContents.scope.some((item) => item.id === id)),
    );
    expect(taken.size).toBe(1);
    expect(grown.scope.some(({ id }) => taken.has(id))).toBe(false);
  });

  test('and its facts keep what was said for the wave alone', () => {
    const about = { ...mainContents.about, compatibility: 'Atlas 1' };
    const wave = {
      ...made,
      contents: { ...made.contents, about: { ...made.contents.about, windowUntil: '18:00' } },
    };
    const change = changesForWave(
      mainPlan,
      { ...mainPlan, contents: { ...mainContents, about } },
      wave,
      'Japan',
    );
    expect(change.contents?.about).toMatchObject({ compatibility: 'Atlas 1', windowUntil: '18:00' });
  });
});

test('a list has the next launch first, and waves under their release', () => {
  const at = (id: string, date: string, overrides: Partial<Release> = {}): Release =>
    aRelease({ id, plan: aPlan({ launch: launchOn(date) }), ...overrides });
  const wave = (of: string) => ({ family: { ...NO_FAMILY, waveOf: aWaveOf({ releaseId: of }) } });
  const list = [
    at('c', '2026-12-20'),
    at('b-late', '2027-01-10', wave('b')),
    at('b-early', '2026-12-01', wave('b')),
    at('b', '2026-12-10'),
    at('alone', '2026-12-05', wave('unseen')),
  ];
  expect(inFamilies(list).map(({ id }) => id)).toEqual(['alone', 'b', 'b-early', 'b-late', 'c']);
});
