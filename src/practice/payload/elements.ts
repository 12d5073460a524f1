import { userId, webUrl } from './forms.ts';
import { imageElement } from './image.ts';
import { INPUTS, SHARED } from './inputs.ts';
import { CHARACTERS, ITEMS } from './limits.ts';
import { MENUS } from './menus.ts';
import { isFields, pointerTo, type Surface } from './problem.ts';
import { list, object, oneOf, type Rule, report, type Shape, string, typed } from './rule.ts';
import { buttonStyle, confirmDialog, plainText } from './text-objects.ts';

/** The part of a block in which an element stands. */
export type Place = 'actions' | 'accessory' | 'input' | 'context_actions';

type Entry = { places: readonly Place[]; surfaces: readonly Surface[]; shape: Shape };

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGE: readonly Surface[] = ['message'];
const MODAL: readonly Surface[] = ['modal'];

const CLICKED: readonly Place[] = ['actions', 'accessory'];
const CHOSEN: readonly Place[] = ['actions', 'accessory', 'input'];
const TYPED: readonly Place[] = ['input'];

const { action_id } = SHARED;
const buttonText = plainText(CHARACTERS.buttonText);
const accessibility_label = string(1, CHARACTERS.accessibilityLabel);
const buttonValue = string(1, CHARACTERS.buttonValue);

const button: Shape = {
  required: { text: buttonText },
  optional: {
    action_id,
    value: buttonValue,
    url: webUrl,
    style: buttonStyle,
    confirm: confirmDialog,
    accessibility_label,
  },
};

const workflowButton: Shape = {
  required: {
    text: buttonText,
    workflow: object({ required: { trigger: object({ required: { url: webUrl } }) } }),
  },
  optional: { action_id, style: buttonStyle, accessibility_label },
};

const rating: Rule = object({
  required: { text: buttonText, value: buttonValue },
  optional: { accessibility_label },
});

const feedbackButtons: Shape = {
  required: { positive_button: rating, negative_button: rating },
  optional: { action_id },
};

const iconButton: Shape = {
  required: { icon: oneOf('trash'), text: buttonText },
  optional: {
    action_id,
    value: buttonValue,
    confirm: confirmDialog,
    accessibility_label,
    visible_to_user_ids: list(ITEMS.visibleTo, userId),
  },
};

/** Which element stands where (docs.slack.dev, Block Kit elements; the stricter value where they disagree). */
const ELEMENTS: Readonly<Record<string, Entry>> = {
  button: { places: CLICKED, surfaces: EVERYWHERE, shape: button },
  overflow: { places: CLICKED, surfaces: EVERYWHERE, shape: MENUS.overflow },
  workflow_button: { places: CLICKED, surfaces: MESSAGE, shape: workflowButton },
  image: { places: ['accessory'], surfaces: EVERYWHERE, shape: imageElement },

  static_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.static_select },
  multi_static_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.multi_static_select },
  external_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.external_select },
  multi_external_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.multi_external_select },
  users_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.users_select },
  multi_users_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.multi_users_select },
  channels_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.channels_select },
  multi_channels_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.multi_channels_select },
  conversations_select: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.conversations_select },
  multi_conversations_select: {
    places: CHOSEN,
    surfaces: EVERYWHERE,
    shape: MENUS.multi_conversations_select,
  },
  checkboxes: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.checkboxes },
  radio_buttons: { places: CHOSEN, surfaces: EVERYWHERE, shape: MENUS.radio_buttons },
  datepicker: { places: CHOSEN, surfaces: EVERYWHERE, shape: INPUTS.datepicker },
  timepicker: { places: CHOSEN, surfaces: EVERYWHERE, shape: INPUTS.timepicker },
  datetimepicker: {
    places: ['actions', 'input'],
    surfaces: ['message', 'modal'],
    shape: INPUTS.datetimepicker,
  },

  plain_text_input: { places: TYPED, surfaces: EVERYWHERE, shape: INPUTS.plain_text_input },
  rich_text_input: { places: TYPED, surfaces: ['modal', 'home'], shape: INPUTS.rich_text_input },
  email_text_input: { places: TYPED, surfaces: MODAL, shape: INPUTS.email_text_input },
  url_text_input: { places: TYPED, surfaces: MODAL, shape: INPUTS.url_text_input },
  number_input: { places: TYPED, surfaces: MODAL, shape: INPUTS.number_input },
  file_input: { places: TYPED, surfaces: MODAL, shape: INPUTS.file_input },

  feedback_buttons: { places: ['context_actions'], surfaces: MESSAGE, shape: feedbackButtons },
  icon_button: { places: ['context_actions'], surfaces: MESSAGE, shape: iconButton },
};

const shapeOf = (place: Place): Rule =>
  typed((type, { surface }) => {
    const entry = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
    if (entry === undefined) return `unsupported type: ${type}`;
    if (!entry.places.includes(place)) return `unsupported type in ${place}: ${type}`;
    if (!entry.surfaces.includes(surface)) return `unsupported type on this surface (${surface}): ${type}`;
    return entry.shape;
  });

/** An element that may stand in this place on the surface under inspection. */
export const element = (place: Place): Rule => {
  const shape = shapeOf(place);
  return (value, at, inspection) => {
    shape(value, at, inspection);
    // A response_url belongs to what is submitted, so Slack gives it to inputs of modals only.
    const inModalInput = place === 'input' && inspection.surface === 'modal';
    if (isFields(value) && value.response_url_enabled === true && !inModalInput) {
      report(inspection, pointerTo(at, 'response_url_enabled'), 'only allowed in an input of a modal');
    }
  };
};
