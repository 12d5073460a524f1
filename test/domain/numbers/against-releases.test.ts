import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditParts } from '../../../src/domain/audit-record.ts';
import { addMinutes, type Instant } from '../../../src/domain/calendar.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { counts } from '../../../src/domain/launch/waiver.ts';
import type { NumberEntry } from '../../../src/domain/numbers/entry.ts';
import { storyOf } from '../../../src/domain/numbers/story.ts';
import { mayNot } from '../../../src/domain/policy.ts';
import { MAYA, NOW, ZONE } from '../../support/builders.ts';
import { type Beginning, beginning, command, IDS, PEOPLE } from '../random-release.ts';

const step = fc.record({ command, who: fc.nat(1000), minutes: fc.integer({ min: 0, max: 6 * 60 }) });
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const quick = (wanted: Command, who = 0): Step => ({ command: wanted, who, minutes: 1 });

/** Some go without one department; on high risk somebody else agrees. */
const withoutOne = (departmentId: string): readonly Step[] => [
  quick({ type: 'waive', departmentId, reason: 'x', acceptedBy: MAYA }),
  quick({ type: 'agree_waiver', departmentId, agreed: true }),
];

/** Before a launch all are green, called out and confirmed: chance alone would seldom get that far. */
const ledToLaunch = (one: Step): readonly Step[] => {
  if (one.command.type !== 'launch') return [one];
  const [first = '', ...others] = IDS;
  const green = one.who % 2 === 0 ? others : IDS;
  return [
    ...[...green, ...green].map((departmentId, who) =>
      quick({ type: 'answer', departmentId, answer: { answer: 'green' } }, who),
    ),
    ...(one.who % 2 === 0 ? withoutOne(first) : []),
    quick({ type: 'start_roll_call', duty: {} }),
    ...[...IDS, ...IDS].map((departmentId) =>
      quick({ type: 'answer_station', departmentId, word: 'go', reason: '' }),
    ),
    one,
  ];
};

const AUTHOR = { ...MAYA, role: 'release manager' } as const;

/** What a run of commands wrote, beside what the release itself said at the same moments. */
const lived = ({ release: first, settings }: Beginning, steps: readonly Step[]) => {
  const entries: NumberEntry[] = [];
  const everLapsed = new Set<string>();
  let release = first;
  let now: Instant = NOW;
  let without = 0;
  for (const one of [quick({ type: 'start' }), ...steps.flatMap(ledToLaunch)]) {
    now = addMinutes(now, one.minutes);
    const able = PEOPLE.filter((person) => mayNot(person, one.command, release, settings, now) === null);
    const decision = decide(release, one.command, {
      actor: able[one.who % Math.max(1, able.length)] ?? null,
      now,
      settings,
    });
    if (!decision.ok) continue;
    for (const event of decision.events) {
      const { type, data } = auditParts(event, AUTHOR);
      entries.push({ releaseId: release.id, at: now, type, data });
      if (type === 'launch_decided') without = release.lights.filter(({ waiver }) => counts(waiver)).length;
    }
    release = decision.release;
    for (const { id, state } of release.conditions) if (state === 'lapsed') everLapsed.add(id);
  }
  return { entries, everLapsed, release, without };
};

test('what the record alone says of conditions, of what was in the way and of launches is what 1,000 releases say', () => {
  const seen = { kept: 0, lapsed: 0, cleared: 0, without: 0, live: 0, failed: 0 };
  fc.assert(
    fc.property(beginning, fc.array(step, { minLength: 80, maxLength: 80 }), (begin, steps) => {
      const { entries, everLapsed, release, without } = lived(begin, steps);
      const story = storyOf(release.id, entries, ZONE);
      const met = release.conditions.filter(({ id, state }) => state === 'met' && !everLapsed.has(id));
      expect(story.conditions).toEqual({ kept: met.length, lapsed: everLapsed.size });
      expect(story.blockers.raised).toBe(release.blockers.length);
      const gone = release.blockers.filter(({ state }) => state === 'confirmed');
      expect(story.blockers.cleared.length).toBe(gone.length);
      expect(story.without).toBe(without);
      expect(story.course.attempts).toBe(release.attempts);
      expect(story.course.liveAt).toBe(release.launch?.liveAt ?? null);
      seen.kept += met.length;
      seen.lapsed += everLapsed.size;
      seen.cleared += gone.length;
      seen.without += without;
      seen.live += story.course.liveAt === null ? 0 : 1;
      seen.failed += story.course.failed;
    }),
    { numRuns: 1000, seed: 20261121, endOnFailure: true },
  );
  // The search must have been everywhere, or it proves nothing.
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(10);
});
