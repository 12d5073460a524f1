import { departmentFrom, presetOf } from '../../../src/domain/settings/settings-presets.ts';
import { someSettings } from '../../support/builders.ts';

/** Every department that set-up offers, each with a lead `U0L<KEY>`. */
export const presetWorkspace = someSettings({
  departments: [...presetOf.twelve.departments, ...presetOf.starter.departments]
    .filter(({ key }, index, all) => all.findIndex((other) => other.key === key) === index)
    .map((template) => ({
      ...departmentFrom(template, `dep-${template.key}`),
      leads: [`U0L${template.key.toUpperCase()}`],
    })),
});
