import { expect, test } from 'vitest';
import { mrkdwn } from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { launchForm, liveForm } from '../../../../src/adapters/slack/launch/form/announce-form.ts';
import { earlyForm } from '../../../../src/adapters/slack/launch/form/early-form.ts';
import { failedForm } from '../../../../src/adapters/slack/launch/form/failed-form.ts';
import { announcementView } from '../../../../src/adapters/slack/launch/form/read-view.ts';
import { afterBlocks } from '../../../../src/adapters/slack/milestones/watch-words.ts';
import { draftAnnouncement } from '../../../../src/domain/launch/announcement.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { nobody } from '../../../../src/practice/read/reader.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { aLight, aPlan, DEPARTMENT_KEYS, launchOn, NOW, ZONE } from '../../../support/builders.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { aPlace, greenRelease } from './launch-scenes.ts';

const places = [aPlace()];

const viewsOf = (release: Release) => {
  const text = draftAnnouncement(release);
  const names = release.lights.map(({ name }) => name);
  return {
    launch: launchForm({ release, text, kept: true, places, early: false }),
    live: liveForm({ release, text, kept: false, places }),
    early: earlyForm(release, { stillPreparing: names, now: NOW }),
    failed: failedForm(release, { usersSee: 'part', cause: text.value, askAgain: 'dep-docs' }),
    read: announcementView(release, { text, places, zone: ZONE }),
  };
};

test.each(Object.keys(viewsOf(greenRelease())))(
  'the form "%s" is taken by Slack and names the release',
  (name) => {
    const view = viewsOf(greenRelease())[name as keyof ReturnType<typeof viewsOf>];
    expect(viewProblems(view, 'modal')).toEqual([]);
    expect(readView(view, nobody)).toContain('Atlas 2.0');
  },
);

test('what stands below the words is shown with them', () => {
  const release = greenRelease();
  const text = draftAnnouncement(release);
  const beside = afterBlocks({
    groups: null,
    learn: mrkdwn`*Learn it*: a guide`,
    care: mrkdwn`*Hyper-care*: Pat`,
  });
  for (const view of [
    launchForm({ release, text, kept: false, places, beside, early: false }),
    liveForm({ release, text, kept: false, places, beside }),
  ]) {
    expect(readView(view, nobody)).toContain(
      '· Below it, from the plan:\n*Learn it*: a guide\n· *Hyper-care*: Pat',
    );
    expect(viewProblems(view, 'modal')).toEqual([]);
  }
});

test.each(Object.entries(HOSTILE))('hostile text (%s) breaks no form', (_, text) => {
  const release = greenRelease({
    plan: aPlan({ name: text, value: text, highlights: text }),
    manager: { userId: 'U0MAYA', name: text },
    lights: DEPARTMENT_KEYS.map((key) => aLight(key, { name: text, required: false })),
    practice: true,
  });
  for (const view of Object.values(viewsOf(release))) expect(viewProblems(view, 'modal')).toEqual([]);
});

test('with sixty departments the form that asks again is still taken by Slack', () => {
  const lights = Array.from({ length: 60 }, (_, index) => aLight('docs', { departmentId: `dep-${index}` }));
  expect(viewProblems(failedForm(greenRelease({ lights }), null), 'modal')).toEqual([]);
});

test('the announcement of a confidential release warns first that it ends the secrecy', () => {
  const release = greenRelease({ visibility: 'confidential' });
  const reader = { ...nobody, nameOfChannel: () => 'announcements' };
  for (const form of [viewsOf(release).launch, viewsOf(release).live]) {
    expect(readView(form, reader)).toContain(
      '*This ends the secrecy:* 312 people in #announcements will read it.',
    );
  }
  expect(readView(viewsOf(greenRelease()).launch, reader)).not.toContain('secrecy');
  expect(readView(viewsOf({ ...release, practice: true }).launch, reader)).not.toContain('secrecy');
});

test('it did not work: the form names who is told first', () => {
  const { failed } = viewsOf(greenRelease());
  expect(readView(failed, nobody)).toContain('Support is told first');
  expect(readView(failed, nobody)).not.toContain('Who is told?');
  expect(failed.submit?.text).toBe('Tell support');
});

test('it did not work, and nobody is called Support: the manager ticks who is told', () => {
  const failed = failedForm(greenRelease({ lights: [aLight('qa'), aLight('docs')] }), null);
  const words = readView(failed, nobody);
  expect(words).toContain('Who is told?');
  expect(words).toContain('Nobody is called Support here: tick who is told.');
  expect(words).not.toContain('Support is told');
  expect(failed.submit?.text).toBe('It did not work');
  expect(readView(failedForm(greenRelease({ lights: [] }), null), nobody)).toContain('no department is told');
});

test.each([
  ['2026-12-10T13:00:00.000Z', '2026-12-10T11:00:00.000Z', 'Launch 2 hours early?'],
  ['2026-12-10T13:00:00.000Z', '2026-12-06T16:00:00.000Z', 'Launch 4 days early?'],
  ['2026-12-10T13:00:00.000Z', '2026-12-09T10:00:00.000Z', 'Launch 1 day early?'],
  ['2026-12-10T13:00:00.000Z', '2026-12-09T23:00:00.000Z', 'Launch 14 hours early?'],
])('planned for %s and clicked at %s: "%s"', (_planned, now, title) => {
  const release = greenRelease({ plan: aPlan({ launch: launchOn('2026-12-10') }) });
  expect(earlyForm(release, { stillPreparing: [], now }).title.text).toBe(title);
});

test('launching early names the departments that are still preparing', () => {
  const view = earlyForm(greenRelease(), { stillPreparing: ['Docs', 'Sales'], now: NOW });
  expect(readView(view, nobody)).toContain('Still preparing: Docs, Sales.');
});

test('the launch form tells "it is live" from "deployment starts"', () => {
  const words = readView(viewsOf(greenRelease()).launch, nobody);
  expect(words).toContain('It is live now');
  expect(words).toContain('Deployment starts now');
});
