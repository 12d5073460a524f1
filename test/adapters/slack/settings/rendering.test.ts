import { describe, expect, test } from 'vitest';
import { confirmForm } from '../../../../src/adapters/slack/settings/confirm-form.ts';
import { departmentForm } from '../../../../src/adapters/slack/settings/department-form.ts';
import { doctorReport } from '../../../../src/adapters/slack/settings/doctor-report.ts';
import { meetingForm } from '../../../../src/adapters/slack/settings/meeting-form.ts';
import { overview } from '../../../../src/adapters/slack/settings/overview.ts';
import { peopleForm } from '../../../../src/adapters/slack/settings/people-form.ts';
import { roomsForm } from '../../../../src/adapters/slack/settings/rooms-form.ts';
import { timesForm } from '../../../../src/adapters/slack/settings/times-form.ts';
import { problem } from '../../../../src/application/directory/finding.ts';
import { emptySettings, type WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { aDepartment, aPlan, aStartedRelease, someSettings } from '../../../support/builders.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { aloud, wrongWithMessage, wrongWithView } from '../setup/drawn.ts';

const FORMS = { roomsForm, peopleForm, timesForm, meetingForm, departmentForm };
const WORKSPACES: Record<string, WorkspaceSettings> = {
  'all set up': someSettings(),
  'nothing set up': emptySettings('T1'),
  'sixty departments': someSettings({
    departments: Array.from({ length: 60 }, (_, index) =>
      aDepartment('docs', { id: `d${index}`, key: `d${index}`, deputies: ['U1', 'U2'] }),
    ),
  }),
  'a meeting from a file, holidays, an odd week': someSettings({
    statusMeeting: { cron: '15 9 L * *', zone: 'Asia/Tokyo' },
    week: { days: [1, 3, 7], start: '08:00', end: '12:00', holidays: ['2026-12-25'] },
  }),
};

describe.each(Object.entries(WORKSPACES))('with %s', (_name, settings) => {
  test('the overview is taken by Slack', async () => {
    expect(wrongWithView(await overview(settings, 'Saved.'))).toEqual([]);
    expect(aloud(await overview(settings))).not.toContain('(no name)');
  });

  test.each(Object.entries(FORMS))('%s is taken by Slack', async (_form, form) => {
    const about = { departmentId: settings.departments[0]?.id ?? null };
    const fields = form.fieldsOf(settings, about);
    const shared = [{ channelId: 'C1', name: 'x', sharedWith: 'T9' }];
    const view = await form.draw({ settings, fields, about, metadata: '{"v":1}', shared });
    expect(wrongWithView(view)).toEqual([]);
  });
});

describe.each(Object.entries(HOSTILE))('text that is %s', (_what, text) => {
  test('neither breaks a view or message, nor pings', async () => {
    const department = aDepartment('docs', { name: text, question: text });
    const settings = someSettings({ departments: [department] });
    const about = { departmentId: department.id };
    const fields = departmentForm.fieldsOf(settings, about);
    const metadata = '{"v":1}';
    expect(wrongWithView(await overview(settings, text || 'x'))).toEqual([]);
    const form = await departmentForm.draw({ settings, fields, about, metadata, shared: [] });
    expect(wrongWithView(form)).toEqual([]);
    const release = aStartedRelease({ plan: aPlan({ name: text }) });
    expect(wrongWithView(confirmForm([release], metadata))).toEqual([]);
    const report = doctorReport([problem(text, text, text)]);
    expect(wrongWithMessage(report)).toEqual([]);
    expect(report.text).not.toMatch(/<!/);
  });
});

test('the report says problems first, each with what mends it, and the rest in one line', () => {
  const words = aloud(
    doctorReport([
      { level: 'ok', topic: 'Token', says: 'It works.', mend: null },
      problem('Channel #docs', 'Greenlight is not in it.', 'Type /invite @Greenlight there.'),
    ]),
  );
  expect(words).toMatch(/1 problem to be mended[\s\S]*#docs[\s\S]*\/invite @Greenlight[\s\S]*Fine: Token\./);
});
