import type { Browser, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Act, ActAnswer } from '../../../src/practice/demo/protocol.ts';
import type { Json } from '../../../src/practice/json.ts';
import { describeInBrowser, launchChromium } from '../../browser/chromium.ts';
import { FORM, LAUNCH_AT } from './specimen/blocks.ts';
import { viewOf } from './specimen/screen.ts';
import { type Specimen, serveSpecimen } from './specimen/serve.ts';

const plain = (text: string): Json => ({ type: 'plain_text', text });

/** Closes and answers as the workspace would: a closed view is gone from the screen. */
const closes =
  (specimen: Specimen) =>
  (act: Act): ActAnswer => {
    if (act.do === 'close')
      specimen.show({ modals: act.everything ? [] : specimen.screen().modals.slice(0, -1) });
    return { ok: true };
  };

describeInBrowser('forms in the page', () => {
  let browser: Browser;
  let specimen: Specimen;
  let page: Page;
  let count = 0;
  let viewId = '';

  beforeAll(async () => {
    specimen = await serveSpecimen([]);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    page.setDefaultTimeout(5_000);
    await page.goto(specimen.url);
    await page.locator('.messages').waitFor();
    return async () => {
      await browser.close();
      await specimen.stop();
    };
  }, 30_000);

  beforeEach(async () => {
    specimen.show({ modals: [] });
    await page.locator('dialog.modal').waitFor({ state: 'detached' });
    specimen.acts.length = 0;
    specimen.answerWith(closes(specimen));
    count += 1;
    viewId = `V${count}`;
    specimen.show({ modals: [viewOf(viewId, FORM)] });
    await page.locator('dialog.modal').waitFor();
  });

  const submitted = () => specimen.acts.findLast((act) => act.do === 'submit');
  const submit = async () => {
    const before = specimen.acts.length;
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect.poll(() => specimen.acts.length).toBeGreaterThan(before);
  };
  const choose = async (name: string, ...options: string[]) => {
    await page.getByRole('combobox', { name }).click();
    for (const option of options) await page.getByRole('option', { name: option }).click();
  };

  it('says what was typed and chosen, and nothing else', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Spring');
    await choose('Stage', 'On hold');
    await choose('Departments', 'Docs', 'Press');
    await page.keyboard.press('Escape');
    await page.getByLabel('Everyone in').check();
    await page.getByLabel('Minor').check();
    await page.getByLabel('Launch at').fill('2026-12-01T09:00');
    await page.getByLabel('Notes').fill('a\nb');
    await submit();
    expect(submitted()).toEqual({
      do: 'submit',
      viewId,
      values: {
        name: { value: 'Spring' },
        stage: { value: 'b' },
        departments: { value: ['docs', 'press'] },
        ticks: { value: ['all'] },
        kind: { value: 'minor' },
        at: { value: Date.UTC(2026, 11, 1, 8) / 1000 },
        notes: { value: 'a\nb' },
      },
    });
  });

  it('shows a moment as the clock of the reader shows it', async () => {
    expect(await page.getByLabel('Launch at').inputValue()).toBe('2026-11-24T10:30');
    expect(new Date(LAUNCH_AT * 1000).toISOString()).toBe('2026-11-24T09:30:00.000Z');
  });

  it('a refusal stands at its field, which has the focus, and nothing typed is lost', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Spring');
    await page.getByLabel('What is in it').fill('Much');
    specimen.show({ modals: [viewOf(viewId, FORM, { name: 'Spring is taken.' })] });
    const name = page.getByLabel('Name', { exact: true });
    await page.getByText('Spring is taken.').waitFor();
    await expect.poll(() => name.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    const described = (await name.getAttribute('aria-describedby')) ?? '';
    expect(described.split(' ').some((id) => id.endsWith('-error'))).toBe(true);
    expect([await name.inputValue(), await page.getByLabel('What is in it').inputValue()]).toEqual([
      'Spring',
      'Much',
    ]);
  });

  it('words of a refused act stand in the form itself', async () => {
    specimen.answerWith(() => ({ ok: false, problem: 'The bot did not answer.' }));
    await submit();
    await page.getByRole('alert').getByText('The bot did not answer.').waitFor();
  });

  it('a second submit waits for the answer of the first', async () => {
    let answer: (answered: ActAnswer) => void = () => undefined;
    specimen.answerWith(() => new Promise((resolve) => (answer = resolve)));
    await submit();
    const button = page.getByRole('button', { name: 'Plan', exact: true });
    expect(await button.getAttribute('aria-busy')).toBe('true');
    await button.click();
    answer({ ok: true });
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('false');
    expect(specimen.acts.filter((act) => act.do === 'submit').length).toBe(1);
  });

  it('a menu is worked by keys: typing filters, arrows and Enter choose, Escape closes it and not the form', async () => {
    const menu = page.getByRole('combobox', { name: 'Departments' });
    await menu.focus();
    await page.keyboard.type('mark');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('button', { name: 'Remove Marketing' }).waitFor();
    expect(specimen.acts).toEqual([]);
  });

  it('no more is chosen than the menu allows', async () => {
    await choose('Departments', 'Docs', 'Quality', 'Press');
    await page.getByText('At most 2 can be chosen.').first().waitFor();
    await page.keyboard.press('Escape');
    await submit();
    expect(submitted()).toMatchObject({ values: { departments: { value: ['docs', 'qa'] } } });
  });

  it('a menu of conversations offers what its filter lets through', async () => {
    await page.getByRole('combobox', { name: 'Channel' }).click();
    const offered = await page.getByRole('option').allTextContents();
    expect(offered).toEqual(['#releases', '#docsPrivate', '#partnersShared with Example']);
  });

  it('a menu of the bot is asked for what was typed', async () => {
    specimen.answerWith((act) =>
      act.do === 'suggest'
        ? { ok: true, options: [{ text: plain(`Found ${act.typed}`), value: 'f' }] }
        : { ok: true },
    );
    await page.getByRole('combobox', { name: 'Search' }).click();
    await page.getByText('Type 2 letters or more to search.').first().waitFor();
    await page.keyboard.type('spr');
    await page.getByRole('option', { name: 'Found spr' }).click();
    await submit();
    expect(submitted()).toMatchObject({ values: { search: { value: 'f' } } });
  });

  it('Escape closes the top form, X all of them, and what is below keeps what was typed', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Spring');
    const above = { ...FORM, title: plain('Above') };
    specimen.show({ modals: [viewOf(viewId, FORM), viewOf(`${viewId}above`, above)] });
    await page.getByRole('heading', { name: 'Above' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Plan a release' }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Spring');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.locator('dialog.modal').waitFor({ state: 'detached' });
    expect(specimen.acts).toEqual([
      { do: 'close', viewId: `${viewId}above`, everything: false },
      { do: 'close', viewId, everything: true },
    ]);
  });

  it('keeps what was typed when the bot draws the form anew, where block and action stay', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Spring');
    await page.getByLabel('Days before').fill('3');
    const blocks = (FORM.blocks as Json[]).filter(({ block_id }) => block_id !== 'number');
    specimen.show({ modals: [{ ...viewOf(viewId, { ...FORM, blocks }), hash: 'drawn anew' }] });
    await page.getByLabel('Days before').waitFor({ state: 'detached' });
    await submit();
    expect(submitted()).toEqual({ do: 'submit', viewId, values: { name: { value: 'Spring' } } });
  });
});
