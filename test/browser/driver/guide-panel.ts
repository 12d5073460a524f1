import { expect } from 'vitest';
import type { PracticePage } from './practice-page.ts';
import { escaped } from './words.ts';

/** The guide beside the messages, or over them. */
export type GuidePanel = {
  /** Follows the present step: becomes whom it names and goes where it happens. */
  follow(title: string): Promise<void>;
  /** Presses the button that does the tedious part of the present step, and waits until it is done. */
  takeHelp(label: string): Promise<void>;
  /** Waits until the step has ticked itself. */
  ticked(title: string): Promise<void>;
  hide(): Promise<void>;
};

/** Drives the guide of a page. */
export const guidePanel = (practice: PracticePage): GuidePanel => {
  const hide = async (): Promise<void> => {
    const panel = await practice.open('Guide');
    await panel.getByRole('button', { name: 'Hide the guide' }).click();
    await panel.waitFor({ state: 'detached' });
  };
  const present = async (title: string) => {
    const panel = await practice.open('Guide');
    await expect.poll(() => panel.locator('[aria-current=step]').textContent()).toContain(title);
    return panel.getByRole('listitem').filter({ has: panel.page().locator('[aria-current=step]') });
  };
  return {
    hide,
    follow: async (title) => {
      const step = await present(title);
      const go = step.getByRole('button', { name: /^Be @/ });
      if (await go.isVisible()) await go.click();
      else if (practice.isNarrow) await hide();
      await practice.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    },
    takeHelp: async (label) => {
      const panel = await practice.open('Guide');
      await panel.getByRole('button', { name: label }).click();
      await panel.getByRole('button', { name: `${label}…` }).waitFor({ state: 'detached' });
    },
    ticked: async (title) => {
      const panel = await practice.open('Guide');
      await panel.getByRole('button', { name: new RegExp(`${escaped(title)} \\(done\\)`) }).waitFor();
    },
  };
};
