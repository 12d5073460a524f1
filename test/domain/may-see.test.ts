import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/person.ts';
import { maySee } from '../../src/domain/policy.ts';
import { type Release, STAGES, type Stage } from '../../src/domain/release.ts';
import { anActor, aRelease, MAYA, NOW, someSettings } from '../support/builders.ts';
import { deputyActor, inStage, leadActor, stranger } from './deciding.ts';
import { aMilestone, withPlanned } from './plan-cases.ts';
import { withSteps } from './runbook/runbook-cases.ts';

const settings = someSettings({ admins: ['U0ADA'], releaseManagers: ['U0RICO'] });

const PEOPLE: Record<string, Actor> = {
  manager: anActor(),
  standIn: anActor({ userId: 'U0STAND', name: 'Stan' }),
  admin: anActor({ userId: 'U0ADA', name: 'Ada' }),
  slackOwner: anActor({ userId: 'U0OWNER', name: 'Owner', isSlackAdmin: true }),
  onTheList: anActor({ userId: 'U0RICO', name: 'Rico' }),
  lead: leadActor('docs'),
  deputy: deputyActor('docs'),
  leadElsewhere: anActor({ userId: 'U0L_legal', name: 'Lex' }),
  stranger,
};

type Kind = 'open' | 'confidential' | 'practice';
const KINDS: Record<Kind, Partial<Release>> = {
  open: { standInId: 'U0STAND' },
  confidential: { standInId: 'U0STAND', visibility: 'confidential' },
  practice: { standInId: 'U0STAND', practice: true },
};

const EVERYBODY = Object.keys(PEOPLE);
const OWN = ['manager', 'standIn'];
const IN_THE_KNOW = [...OWN, 'admin', 'lead', 'deputy'];

/** Who may know of it, by hand; a draft is its manager's, a rehearsal always is. */
const seers = (kind: Kind, stage: Stage): string[] => {
  if (stage === 'draft' || kind === 'practice') return OWN;
  return kind === 'confidential' ? IN_THE_KNOW : EVERYBODY;
};

const cases = (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
  STAGES.flatMap((stage) =>
    EVERYBODY.map((who) => ({ kind, stage, who, sees: seers(kind, stage).includes(who) })),
  ),
);

test.each(cases)('$who sees a release that is $kind and $stage: $sees', ({ kind, stage, who, sees }) => {
  const actor = PEOPLE[who] ?? stranger;
  const release = inStage[stage](KINDS[kind]);
  expect(maySee(actor, release, settings)).toBe(sees);
  // The same person as a guest, or after their account was closed.
  expect(maySee({ ...actor, isFullMember: false }, release, settings)).toBe(false);
});

describe('a draft that was cancelled before Start', () => {
  const cancelled = aRelease({ stage: 'cancelled', endedAt: '2026-11-18T09:00:00.000Z', startedAt: null });

  test('stays its manager’s: nobody ever heard of it', () => {
    expect(maySee(anActor(), cancelled, settings)).toBe(true);
    for (const who of ['stranger', 'lead', 'admin', 'onTheList'] as const) {
      expect(maySee(PEOPLE[who] ?? stranger, cancelled, settings)).toBe(false);
    }
  });
});

describe('a secret release', () => {
  const owner = { userId: 'U0PAT', name: 'Pat' };
  const secret = withPlanned(
    inStage.sign_off({ visibility: 'confidential' }),
    'milestones',
    aMilestone({ owner }),
  );

  test('is seen by whoever sees to a part of its plan, until that is done', () => {
    const { contents } = secret.plan;
    const milestones = contents.milestones.map((each) => ({ ...each, doneAt: NOW }));
    const done = { ...secret, plan: { ...secret.plan, contents: { ...contents, milestones } } };
    expect(maySee(anActor(owner), secret, settings)).toBe(true);
    expect(maySee(anActor(owner), done, settings)).toBe(false);
    expect(maySee(stranger, secret, settings)).toBe(false);
  });
});

describe('a release whose manager has left', () => {
  const kinds = [
    ['draft', aRelease({ seeksManager: true })],
    ['confidential', inStage.sign_off({ seeksManager: true, visibility: 'confidential' })],
  ] as const;

  test.each(kinds)(
    'a %s one is seen by the people who are asked to take it, and by admins',
    (_kind, release) => {
      expect(maySee(anActor({ userId: 'U0RICO' }), release, settings)).toBe(true);
      expect(maySee(anActor({ userId: 'U0ADA' }), release, settings)).toBe(true);
      expect(maySee(stranger, release, settings)).toBe(false);
    },
  );

  test('a rehearsal is not: it belongs to its manager alone', () => {
    const rehearsal = aRelease({ practice: true, seeksManager: true });
    expect(maySee(anActor({ userId: 'U0RICO' }), rehearsal, settings)).toBe(false);
    expect(maySee(anActor(MAYA), rehearsal, settings)).toBe(true);
  });
});

describe('whoever has a step of the runbook', () => {
  const of = (owner: { userId: string | null; name: string }, stage: Stage): Release =>
    withSteps(inStage[stage]({ visibility: 'confidential' }), [{ owner }]);
  const pat = anActor({ userId: 'U0PAT', name: 'Pat' });

  test.each([
    ['sign_off', true],
    ['launching', true],
    ['live', true],
    ['closed', false],
  ] as const)('may see what is secret while it is %s: %s', (stage, sees) => {
    expect(maySee(pat, of({ userId: 'U0PAT', name: 'Pat' }, stage), settings)).toBe(sees);
    const release = { ...of({ userId: null, name: 'Docs' }, stage), lights: [] };
    expect(maySee(leadActor('docs'), release, settings)).toBe(sees);
    expect(maySee(stranger, release, settings)).toBe(false);
  });
});
