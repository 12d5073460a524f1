import { describe, expect, test } from 'vitest';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import type { Typed } from '../../../../src/adapters/slack/edge/visit.ts';
import { departmentForm } from '../../../../src/adapters/slack/settings/department-form.ts';
import { SETTINGS_ACTIONS, SETTINGS_FORMS } from '../../../../src/adapters/slack/settings/ids.ts';
import { timesForm } from '../../../../src/adapters/slack/settings/times-form.ts';
import { aStartedRelease, someSettings } from '../../../support/builders.ts';
import { aloud, viewIn, wrongWithView } from '../setup/drawn.ts';
import { setupHouse } from '../setup/setup-house.ts';

type House = Awaited<ReturnType<typeof setupHouse>>;
const DOCS = { departmentId: 'dep-docs' };

const idsOf = (view: ReturnType<typeof viewIn>) => unpackIds(view.private_metadata) ?? {};

const sendTimes = async ({ edge }: House, typed: Typed) => {
  const view = viewIn(await edge.click(SETTINGS_ACTIONS.editTimes));
  expect(wrongWithView(view)).toEqual([]);
  const fields = timesForm.fieldsOf(someSettings(), { departmentId: null });
  const days = ['1', '2', '3', '4', '5'];
  return edge.send(SETTINGS_FORMS.times, idsOf(view), { ...fields, days, ...typed });
};

const sendDocs = async ({ edge }: House, typed: Typed) => {
  const view = viewIn(await edge.click(SETTINGS_ACTIONS.editDepartment, { ids: DOCS }));
  expect(wrongWithView(view)).toEqual([]);
  const fields = departmentForm.fieldsOf(someSettings(), DOCS);
  const unchanged = { leads: ['U0LDOCS'], deputies: ['U0DDOCS'], zone: null };
  return edge.send(SETTINGS_FORMS.department, idsOf(view), { ...fields, ...unchanged, ...typed });
};

describe('public holidays in the settings', () => {
  test.each(['DE-BY', 'de-by', ' de / by '])(
    'a region that comes back as "%s" is understood',
    async (typed) => {
      const house = await setupHouse();
      const words = aloud(viewIn(await sendTimes(house, { holidayRegion: typed })));
      expect(words).toContain('Saved.');
      expect(words).toContain('Berlin time, public holidays of Germany, Bavaria (DE-BY)');
      expect((await house.settingsNow()).holidayRegion).toBe('DE-BY');
    },
  );

  test.each([
    ['Germany', 'Write Germany as DE.'],
    ['DE-XX', 'one of its parts: DE-BB, DE-BE'],
    ['QQ', 'Write a country by its two letters'],
  ])('"%s" is refused at its field, with what mends it', async (holidayRegion, problem) => {
    const house = await setupHouse();
    for (const send of [sendTimes, sendDocs]) {
      const reply = await send(house, { holidayRegion });
      expect(reply).toMatchObject({ kind: 'fields', problems: [{ field: 'holidayRegion' }] });
      expect(JSON.stringify(reply)).toContain(problem);
    }
    const { holidayRegion: saved, version } = await house.settingsNow();
    expect({ saved, version }).toEqual({ saved: null, version: 1 });
  });

  test('a department has its own, and none again when the field is emptied', async () => {
    const house = await setupHouse();
    expect(aloud(viewIn(await sendDocs(house, { holidayRegion: 'us' })))).toContain(
      'of United States of America (US)',
    );
    const docs = async () => (await house.settingsNow()).departments.find(({ key }) => key === 'docs');
    expect((await docs())?.holidayRegion).toBe('US');
    await sendDocs(house, { holidayRegion: null });
    expect((await docs())?.holidayRegion).toBeNull();
  });

  test('the running releases whose questions move are listed first', async () => {
    const house = await setupHouse({ releases: [aStartedRelease()] });
    const listed = viewIn(await sendTimes(house, { holidayRegion: 'DE-BY' }));
    expect(aloud(listed)).toContain('Atlas 2.0');
    expect((await house.settingsNow()).holidayRegion).toBeNull();
    const saved = await house.edge.send(SETTINGS_FORMS.confirm, idsOf(listed), {});
    expect(aloud(viewIn(saved))).toContain('Saved.');
    expect((await house.settingsNow()).holidayRegion).toBe('DE-BY');
  });

  test('what went wrong after they were confirmed brings the form back with the region that was chosen', async () => {
    const house = await setupHouse({ releases: [aStartedRelease()] });
    const listed = viewIn(await sendTimes(house, { holidayRegion: 'DE-BY' }));
    const meanwhile = { ...(await house.settingsNow()), holidayRegion: 'US' };
    await house.store.transaction((tx) => tx.saveSettings(meanwhile));
    const again = viewIn(await house.edge.send(SETTINGS_FORMS.confirm, idsOf(listed), {}));
    expect(again.callback_id).toBe(SETTINGS_FORMS.times);
    expect(wrongWithView(again)).toEqual([]);
    expect(aloud(again)).toMatch(/Nothing was saved:[\s\S]*Germany, Bavaria \/ Bayern \(DE-BY\) ▾/);
    expect((await house.settingsNow()).holidayRegion).toBe('US');
  });
});
