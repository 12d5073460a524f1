import type { Locator } from 'playwright-core';
import { escaped } from './words.ts';

/** A field of a form by its label; what is optional says so behind it. */
export const fieldCalled = (form: Locator, label: string): Locator =>
  form.getByLabel(new RegExp(`^${escaped(label)}( \\(optional\\))?$`));

/** Puts a value into a field as somebody does who sees it: types it, or chooses what is called so. */
export const fillField = async (form: Locator, label: string, value: string): Promise<void> => {
  const field = fieldCalled(form, label).first();
  const role = await field.getAttribute('role');
  if (role === 'radiogroup' || role === 'group') {
    await field.getByLabel(value).first().check();
  } else if (role === 'combobox' && (await field.evaluate((one) => one.tagName)) === 'INPUT') {
    await field.click();
    await form.page().getByRole('option', { name: value }).first().click();
  } else {
    await field.fill(value);
  }
};
