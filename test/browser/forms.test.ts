import type { Browser, Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { RunningDemo } from '../../src/practice/demo/start-demo.ts';
import { aDemo } from './a-demo.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { fieldCalled, fillField } from './driver/fields.ts';
import { openPractice, type PracticePage } from './driver/practice-page.ts';
import { openPlanForm } from './driver/release-steps.ts';
import { reads } from './driver/words.ts';

const isFocused = (field: Locator): Promise<boolean> =>
  field.evaluate((one) => one === one.ownerDocument.activeElement);

const errorOf = async (field: Locator): Promise<string> => {
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
  const error = ids.find((id) => id.endsWith('-error')) ?? 'none';
  return reads(field.page().locator(`[id="${error}"]`));
};

describeInBrowser('forms of the bot', () => {
  let browser: Browser;
  let demo: RunningDemo;
  let practice: PracticePage;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([launchChromium(), aDemo('start')]);
    practice = await openPractice(browser, demo.url);
    return async () => {
      await browser.close();
      await demo.stop();
    };
  });

  const save = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Save draft' }).click();

  it('a required field that is empty says so, and takes the focus', async () => {
    const form = await openPlanForm(practice, 'Orbit');
    await save(form);
    const gain = fieldCalled(form, 'What do users gain?');
    await expect.poll(() => gain.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(gain)).toBe(true);
    expect(await errorOf(gain)).not.toBe('');
    await practice.escape(form);
  });

  it('a refusal of the bot stands at its field, and everything typed is kept', async () => {
    const form = await openPlanForm(practice, 'Orbit');
    await fillField(form, 'What do users gain?', 'Faster search.');
    await fillField(form, 'Launch date', '2026-10-01');
    await fillField(form, 'Launch time (your time, Berlin)', '10:15');
    await form.getByLabel('Training').uncheck();
    await save(form);
    const date = fieldCalled(form, 'Launch date');
    await expect.poll(() => date.getAttribute('aria-invalid')).toBe('true');
    expect(await errorOf(date)).toMatch(/has passed/);
    expect(await fieldCalled(form, 'What do users gain?').inputValue()).toBe('Faster search.');
    expect(await fieldCalled(form, 'Launch time (your time, Berlin)').inputValue()).toBe('10:15');
    expect(await form.getByLabel('Training').isChecked()).toBe(false);

    await practice.send(form, { 'Launch date': '2026-12-03' }, 'Save draft');
    await practice.goTo('Greenlight');
    const draft = practice.message('Orbit');
    await draft
      .getByText(/Thursday, December 3rd, 2026 at 10:15|Dec 3, 2026 at 10:15/)
      .first()
      .waitFor();
    expect(await draft.getByText('Training').count()).toBe(0);
    await practice.goTo('releases');
  });

  it('an open form waits for its person while another looks around', async () => {
    const form = await openPlanForm(practice, 'Comet');
    await fillField(form, 'What do users gain?', 'Longer tails.');
    const { page } = practice;
    await page.goto(`${demo.url}#as=U0DOCS&at=C0RELEASES`);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /@docs-lead/ })
      .waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.goto(`${demo.url}#as=U0MANAGER&at=C0RELEASES`);
    const again = await practice.dialog('Plan a release');
    expect(await fieldCalled(again, 'Name and version').inputValue()).toBe('Comet');
    expect(await fieldCalled(again, 'What do users gain?').inputValue()).toBe('Longer tails.');
    await practice.escape(again);
  });

  it('Escape closes a form that was not sent, and the focus goes back to where it was', async () => {
    const form = await openPlanForm(practice, 'Comet');
    await practice.escape(form);
    const composer = practice.page.getByRole('combobox', { name: 'Message #releases' });
    await expect.poll(() => isFocused(composer)).toBe(true);
  });

  it('a person is chosen by typing a part of the name, and a channel from all there are', async () => {
    await demo.slack.person('workspace-admin').opensHome();
    await practice.beIn('workspace-admin', 'releases');
    await practice.write('/release setup');
    const form = await practice.dialog(/Set up|Settings/);
    const people = form.getByRole('combobox', { name: 'Release managers' });
    await people.click();
    await people.pressSequentially('docs');
    const offered = practice.page.getByRole('option');
    await expect.poll(() => offered.count()).toBe(2);
    await offered.filter({ hasText: '@docs-deputy' }).click();
    await form.getByRole('button', { name: 'Remove Documentation Deputy' }).waitFor();
    await practice.page.keyboard.press('Escape');
    await fillField(form, 'Releases channel', '#general');
    expect(await fieldCalled(form, 'Releases channel').inputValue()).toBe('#general');
    await practice.escape(form);
  });

  it('asks no other host, and nothing breaks', () => {
    expect(practice.troubles()).toEqual([]);
  });
});
