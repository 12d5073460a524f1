import type { KnownBlock } from '@slack/types';
import type { Department } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { shippedButton } from '../packs/editor/questions-view.ts';
import { QUESTION_ACTIONS } from '../packs/ids.ts';
import { plainName } from '../words/plain-name.ts';
import { SETTINGS_ACTIONS } from './ids.ts';

/** What has a form of its own: what anybody in its channel ticks before, and how its light is given. */
export const furtherForms = (department: Department): KnownBlock => {
  const value = packIds({ departmentId: department.id });
  return actions('settings.questions', [
    button({
      actionId: QUESTION_ACTIONS.open,
      text: 'Questions',
      value,
      accessibilityLabel: `Questions of ${plainName(department.name, 55)}`,
    }),
    button({
      actionId: SETTINGS_ACTIONS.editLightRules,
      text: 'Rules of its light',
      value,
      accessibilityLabel: `Rules of the light of ${plainName(department.name, 45)}`,
    }),
    ...(department.packId === null ? shippedButton(department) : []),
  ]);
};

/** Removes the department, after a question. */
export const removal = ({ id, name }: Department): KnownBlock => {
  const shown = plainName(name, 40);
  return actions('settings.remove', [
    button({
      actionId: SETTINGS_ACTIONS.removeDepartment,
      text: `Remove ${shown}`,
      value: packIds({ departmentId: id }),
      style: 'danger',
      confirm: {
        title: `Remove ${shown}?`,
        text: 'New releases will not ask it any more. What it answered before stays in the record.',
        confirm: 'Remove',
        deny: 'Keep',
        style: 'danger',
      },
    }),
  ]);
};
