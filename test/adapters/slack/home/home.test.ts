import { describe, expect, test } from 'vitest';
import { type HomeFacts, homeView } from '../../../../src/adapters/slack/home/home-view.ts';
import { HOME_ACTIONS } from '../../../../src/adapters/slack/home/ids.ts';
import { renderHome } from '../../../../src/adapters/slack/home/render-home.ts';
import { needsOf } from '../../../../src/application/plan/what-needs-me.ts';
import type { DueRow } from '../../../../src/application/ports.ts';
import { emptySettings } from '../../../../src/domain/settings/settings.ts';
import {
  aDepartment,
  aPlan,
  aRelease,
  aStartedRelease,
  leadOf,
  NOW,
  someSettings,
  WORKSPACE,
} from '../../../support/builders.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { aloud, aPerson, messageIn, wrongWithView } from '../setup/drawn.ts';
import { setupHouse } from '../setup/setup-house.ts';

const facts = (change: Partial<HomeFacts> = {}): HomeFacts => {
  const settings = someSettings();
  const userId = change.userId ?? leadOf('docs');
  const releases = change.releases ?? [aStartedRelease()];
  return {
    userId,
    isFullMember: true,
    isAdmin: false,
    settings,
    proposals: [],
    needs: needsOf(releases, { actor: { userId }, settings, now: NOW }),
    releases,
    zone: 'Europe/Berlin',
    now: NOW,
    slashCommand: '/release',
    ...change,
  };
};

const STATES: Record<string, HomeFacts> = {
  'a lead who owes an answer': facts(),
  'the release manager': facts({ userId: 'U0MAYA' }),
  'nothing planned': facts({ releases: [], needs: [] }),
  'releases of others only': facts({ userId: 'U0ELSE' }),
  'a draft of my own': facts({ userId: 'U0MAYA', releases: [aRelease()] }),
  'an admin asked to confirm who speaks, with a department nobody speaks for': facts({
    isAdmin: true,
    settings: someSettings({ departments: [aDepartment('docs', { leads: [], deputies: [] })] }),
    needs: [],
    proposals: [
      { departmentId: 'dep-docs', userId: 'U0MEMBER', proposedBy: 'U0MEMBER' },
      { departmentId: 'dep-docs', userId: 'U0ELSE', proposedBy: 'U0MEMBER' },
    ],
  }),
  'a guest': facts({ isFullMember: false }),
  'before the set-up, an admin': facts({ settings: emptySettings(WORKSPACE), isAdmin: true }),
  'before the set-up, anybody': facts({ settings: emptySettings(WORKSPACE) }),
  'sixty releases': facts({
    userId: 'U0MAYA',
    releases: Array.from({ length: 60 }, (_, index) => aStartedRelease({ id: `r${index}` })),
  }),
  'a hundred things to do': facts({
    userId: 'U0MAYA',
    isAdmin: true,
    releases: Array.from({ length: 100 }, (_, index) => aRelease({ id: `r${index}` })),
  }),
};

describe.each(Object.entries(STATES))('the Home of %s', (_who, state) => {
  const view = homeView(state);

  test('is taken by Slack', () => {
    expect(wrongWithView(view)).toEqual([]);
  });

  test('has one primary button at most, and says something', () => {
    const primary = JSON.stringify(view).match(/"style":"primary"/g) ?? [];
    expect(primary.length).toBeLessThanOrEqual(1);
    expect(aloud(view).length).toBeGreaterThan(40);
  });
});

test.each(Object.entries(HOSTILE))('names that are %s neither break it nor ping', (_what, text) => {
  const release = aStartedRelease({ plan: aPlan({ name: text, value: text }) });
  expect(wrongWithView(homeView(facts({ releases: [release], userId: 'U0MAYA' })))).toEqual([]);
});

test('what needs me comes first, then my releases, then one thing to begin with', () => {
  expect(aloud(homeView(facts()))).toMatch(
    /One thing needs you[\s\S]*is \*Docs\* ready[\s\S]*Your releases[\s\S]*Atlas 2\.0[\s\S]*\[\[Plan a release\]\]/,
  );
});

test('releases that ask nothing of me are a number, not a list', () => {
  const words = aloud(homeView(facts({ userId: 'U0ELSE', needs: [] })));
  expect(words).toContain('1 release of others');
  expect(words).not.toContain('Atlas');
});

test('a proposed speaker and a department without one are things that need an admin', () => {
  const words = aloud(
    homeView(STATES['an admin asked to confirm who speaks, with a department nobody speaks for'] ?? facts()),
  );
  expect(words).toMatch(/3 things need you[\s\S]*I speak for Docs[\s\S]*\[Confirm\][\s\S]*\[Name somebody\]/);
});

test('a release manager who is no admin reads whom to ask for a department without a speaker', () => {
  const settings = someSettings({
    releaseManagers: ['U0RM'],
    departments: [aDepartment('docs', { leads: [], deputies: [] })],
  });
  const words = aloud(homeView(facts({ userId: 'U0RM', settings, needs: [] })));
  expect(words).toMatch(/One thing needs you[\s\S]*Nobody can answer\* for Docs\. Ask @maya/);
});

test('a draft stands once, with what can be done about it', () => {
  const draft = aRelease({ plan: aPlan({ name: 'Mole' }) });
  const words = aloud(homeView(facts({ userId: 'U0MAYA', releases: [draft] })));
  expect(words.match(/\*Mole/g)).toHaveLength(1);
});

test('each of my releases is shown with its key, and a button opens the list', () => {
  const words = aloud(homeView(facts()));
  expect(words).toContain('`atlas-2.0`');
  expect(words).toContain('[All releases]');
});

test('who agrees to "Not applicable" reads the reason', () => {
  const answer = { answer: 'not_applicable', reason: 'No manual changes' };
  const release = aStartedRelease();
  const lights = release.lights.map((light) =>
    light.departmentId === 'dep-docs'
      ? { ...light, state: 'not_applicable_asked', answer: { ...answer, at: NOW, by: release.manager } }
      : light,
  );
  const words = aloud(
    homeView(facts({ userId: 'U0MAYA', releases: [{ ...release, lights } as typeof release] })),
  );
  expect(words).toContain('Its reason: No manual changes Do you agree?');
});

const row = (userId: string) => ({ workspaceId: WORKSPACE, payload: { v: 1, userId } }) as unknown as DueRow;
const SURROUNDINGS = { now: NOW, workspaceUrl: 'https://x.slack.com/', slashCommand: '/release' };

describe('drawn from the database', () => {
  const drawnFor = async (userId: string) => {
    const { store } = await setupHouse({
      people: [
        aPerson('U0ELSE', 'Else'),
        aPerson(leadOf('docs'), 'Dana'),
        aPerson('U0GUEST', 'Gus', { isFullMember: false }),
      ],
      releases: [
        aStartedRelease({ visibility: 'confidential', plan: aPlan({ name: 'Falcon' }) }),
        aRelease({ id: 'rel-draft', key: 'draft', plan: aPlan({ name: 'Mole' }) }),
      ],
    });
    const drawn = await renderHome(row(userId), store.reads, SURROUNDINGS);
    return 'view' in drawn ? aloud(drawn.view) : '';
  };

  test('a confidential release and somebody else’s draft are not on the Home of others', async () => {
    const words = await drawnFor('U0ELSE');
    expect(words).toContain('No release is planned');
    expect(words).not.toMatch(/Falcon|Mole/);
  });

  test('its own department sees a confidential release through its question', async () => {
    const words = await drawnFor(leadOf('docs'));
    expect(words).toContain('Falcon');
    expect(words).not.toContain('Mole');
  });

  test.each(['U0GUEST', 'U0UNKNOWN'])('%s reads a friendly line and no release', async (userId) => {
    const words = await drawnFor(userId);
    expect(words).toContain('Thank you');
    expect(words).not.toMatch(/Falcon|Mole|Plan a release/);
  });
});

test('its Help button shows what there is', async () => {
  const { edge } = await setupHouse();
  expect(messageIn(await edge.click(HOME_ACTIONS.help)).text).toContain('setup');
});
