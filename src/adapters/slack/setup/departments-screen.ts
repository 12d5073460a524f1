import type { KnownBlock, ModalView } from '@slack/types';
import { type Department, MAX_DEPARTMENTS } from '../../../domain/settings/settings.ts';
import { PRESETS, type PresetName, presetOf } from '../../../domain/settings/settings-presets.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { radioButtons } from '../kit/choices.ts';
import { longTextField, textField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { SETUP_ACTIONS, SETUP_FORMS } from './ids.ts';

const NAME_MAX = 60;

/** Block ids of the names: of a preset's departments by key, of the workspace's own by id. */
export const presetNameBlock = (key: string): string => `name.${key}`;
export const ownNameBlock = (id: string): string => `own.${id}`;
export const OTHERS = 'others';
const PRESET_BLOCK = 'preset';

const presetWords: Record<PresetName, { text: string; description: string }> = {
  starter: { text: 'Starter', description: 'Engineering and everybody who faces customers. 2 working days.' },
  the_eight: {
    text: 'The eight',
    description: 'From engineering to support, with a short status meeting on Tuesdays.',
  },
  twelve: { text: 'Twelve', description: 'Adds product, operations, legal and compliance, and finance.' },
};

const presetChoice = (chosen: PresetName): KnownBlock => ({
  type: 'actions',
  block_id: PRESET_BLOCK,
  elements: [
    radioButtons(
      SETUP_ACTIONS.preset,
      PRESETS.map((value) => ({ value, ...presetWords[value] })),
      chosen,
    ),
  ],
});

const othersField = (room: number): KnownBlock[] =>
  room <= 0
    ? []
    : [
        longTextField({
          id: OTHERS,
          label: 'Others',
          hint: `One name a line, ${room} at most. What each of them is asked can be changed later.`,
          placeholder: 'Legal\nPartner team',
          optional: true,
        }),
      ];

const screen = (blocks: readonly KnownBlock[], metadata: string): ModalView =>
  modal({
    callbackId: SETUP_FORMS.departments,
    title: 'Set up: 2 of 3',
    submit: 'Save and go on',
    privateMetadata: packIds({ extra: metadata }),
    blocks,
  });

/** Screen 2 of 3 for a workspace without departments: a preset, every name editable. */
export const presetScreen = (preset: PresetName): ModalView => {
  const { departments } = presetOf[preset];
  const names = departments.map(({ key, name }) =>
    textField({
      id: presetNameBlock(key),
      label: name,
      initial: name,
      maxLength: NAME_MAX,
      optional: true,
    }),
  );
  return screen(
    [
      section(
        'Who has to be ready before a release may go out? Each is asked one question. Until you save this screen it is the starter: Engineering and Customer-facing teams.',
      ),
      presetChoice(preset),
      section('Change a name as you like. Clear it, and that department is left out.'),
      ...names,
      ...othersField(MAX_DEPARTMENTS - departments.length),
    ],
    preset,
  );
};

/** What stands in the metadata of the screen that shows the workspace's own departments. */
export const OWN = 'own';

/** Screen 2 of 3 for a workspace that has departments: their names, and room for others. */
export const ownDepartmentsScreen = (departments: readonly Department[]): ModalView =>
  screen(
    [
      section(
        'Who has to be ready before a release may go out? Clear a name, and that department is left out.',
      ),
      ...departments.map(({ id, name }) =>
        textField({
          id: ownNameBlock(id),
          label: plainName(name),
          initial: name,
          maxLength: NAME_MAX,
          optional: true,
        }),
      ),
      ...othersField(MAX_DEPARTMENTS - departments.length),
    ],
    OWN,
  );
