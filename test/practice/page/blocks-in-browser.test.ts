import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActAnswer } from '../../../src/practice/demo/protocol.ts';
import { describeInBrowser, launchChromium } from '../../browser/chromium.ts';
import { CLICKED, FORM, SHOWN } from './specimen/blocks.ts';
import { messageOf, viewOf } from './specimen/screen.ts';
import { type Specimen, serveSpecimen } from './specimen/serve.ts';

const TS = '1795251600.000200';
const target = { kind: 'message', channel: 'C01', ts: TS };

describeInBrowser('blocks in the page', () => {
  let browser: Browser;
  let specimen: Specimen;
  let page: Page;
  const foreign: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    specimen = await serveSpecimen([messageOf('1795251600.000100', SHOWN), messageOf(TS, CLICKED)]);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    page.setDefaultTimeout(5_000);
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !host.startsWith('127.0.0.1')) foreign.push(request.url());
    });
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(specimen.url);
    await page.getByText('Unknown block: hologram').waitFor();
    return async () => {
      await browser.close();
      await specimen.stop();
    };
  }, 30_000);

  beforeEach(() => {
    specimen.acts.length = 0;
    specimen.answerWith(() => ({ ok: true }));
  });

  const said = () => expect.poll(() => specimen.acts);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('a click says which button of which message', async () => {
    await button('Give green light').click();
    await said().toEqual([{ do: 'click', target, blockId: 'buttons', actionId: 'green', value: 'g' }]);
  });

  it('a second click of the same button waits for the answer of the first', async () => {
    let answer: (answered: ActAnswer) => void = () => undefined;
    specimen.answerWith(() => new Promise((resolve) => (answer = resolve)));
    await button('Give green light').dblclick();
    await expect.poll(() => button('Give green light').getAttribute('aria-busy')).toBe('true');
    await button('Not needed').click();
    await said().toHaveLength(2);
    answer({ ok: true });
    expect(specimen.acts.map((act) => act.do === 'click' && act.actionId)).toEqual(['green', 'plain']);
    await page.reload();
    await button('Stop').waitFor();
  });

  it('a button that asks first says nothing after "no", and says it after "yes"', async () => {
    await button('Stop').click();
    const question = page.getByRole('dialog', { name: 'Stop the release?' });
    expect(await question.textContent()).toContain('@release-manager will be told');
    await question.getByRole('button', { name: 'Not yet' }).click();
    await question.waitFor({ state: 'detached' });
    await button('Stop').click();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(specimen.acts).toEqual([]);
    expect(await button('Stop').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await button('Stop').click();
    await question.getByRole('button', { name: 'Stop it' }).click();
    await said().toEqual([{ do: 'click', target, blockId: 'buttons', actionId: 'stop', value: 's' }]);
  });

  it('the menu behind the dots is worked by keys', async () => {
    await button('More actions').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Edit' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await said().toEqual([{ do: 'click', target, blockId: 'buttons', actionId: 'more', value: 'cancel' }]);
  });

  it('a menu in a message tells the bot at once; what the bot does not take is not shown as chosen', async () => {
    const menu = page.getByRole('combobox', { name: 'Choose a person' });
    await menu.click();
    await page.getByRole('option', { name: 'Docs Lead' }).click();
    await said().toEqual([{ do: 'choose', target, blockId: 'choose', actionId: 'who', value: 'U02' }]);
    expect(await menu.inputValue()).toBe('Docs Lead');
    specimen.answerWith(() => ({ ok: false, problem: 'No.' }));
    await menu.click();
    await page.getByRole('option', { name: 'Quality Lead' }).click();
    await said().toHaveLength(2);
    await expect.poll(() => menu.inputValue()).toBe('Docs Lead');
  });

  it('a date is said once, when it is whole', async () => {
    await page.getByLabel('Day').fill('2026-12-01');
    await page.keyboard.press('Enter');
    await said().toEqual([
      { do: 'choose', target, blockId: 'pickers', actionId: 'day', value: '2026-12-01' },
    ]);
  });

  it('feedback says which side was clicked', async () => {
    await button('Did not').click();
    await said().toEqual([{ do: 'click', target, blockId: 'feedback', actionId: 'rate', value: 'down' }]);
  });

  it.each([1100, 360])('nothing is wider than a window of %i, no form either', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    specimen.show({ modals: [viewOf('V1', FORM)] });
    await page.locator('dialog.modal').waitFor();
    const widths = await page.evaluate(
      "[document.documentElement, ...document.querySelectorAll('.messages, .modal-blocks')].map((one) => one.scrollWidth - one.clientWidth)",
    );
    expect(widths).toEqual([0, 0, 0]);
    specimen.show({ modals: [] });
    await page.locator('dialog.modal').waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)(
    'an accessibility checker finds nothing serious, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const check = async (selector: string) => {
        const found = await page.evaluate(`axe.run('${selector}', { preload: false })`);
        const { violations } = found as axe.AxeResults;
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      // The policy of the page forbids script tags; what the checker evaluates is not one.
      await page.evaluate(axe.source);
      expect(await check('.blocks')).toEqual([]);
      specimen.show({ modals: [viewOf('V2', FORM, { name: 'It is taken.' })] });
      await page.getByText('It is taken.').waitFor();
      expect(await check('dialog.modal')).toEqual([]);
      specimen.show({ modals: [] });
      await page.locator('dialog.modal').waitFor({ state: 'detached' });
    },
  );

  it('no other host was asked for anything, and nothing broke', () => {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});
