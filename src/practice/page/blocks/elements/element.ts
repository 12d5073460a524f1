import { type ComponentChild, type ComponentType, h } from 'preact';
import { stringOf } from '../../../read/pieces.ts';
import type { ElementProps } from '../element-props.ts';
import { Picture } from '../picture.ts';
import { Button, FeedbackButtons, IconButton, WorkflowButton } from './button.ts';
import { FileInput } from './file-input.ts';
import { Menu } from './menus.ts';
import { Overflow } from './overflow.ts';
import { Picker } from './pickers.ts';
import { TickBoxes } from './tick-boxes.ts';
import { TypedText } from './typed-text.ts';

/** What draws each element. */
const ELEMENTS: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: Button,
  workflow_button: WorkflowButton,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
  overflow: Overflow,
  static_select: Menu,
  multi_static_select: Menu,
  external_select: Menu,
  multi_external_select: Menu,
  users_select: Menu,
  multi_users_select: Menu,
  channels_select: Menu,
  multi_channels_select: Menu,
  conversations_select: Menu,
  multi_conversations_select: Menu,
  checkboxes: TickBoxes,
  radio_buttons: TickBoxes,
  datepicker: Picker,
  timepicker: Picker,
  datetimepicker: Picker,
  plain_text_input: TypedText,
  email_text_input: TypedText,
  url_text_input: TypedText,
  number_input: TypedText,
  rich_text_input: TypedText,
  file_input: FileInput,
  image: ({ element }) => h(Picture, { image: element, look: 'accessory' }),
};

/** Draws an element; of one that the page does not know, its name, so that it is missed. */
export const Element = (props: ElementProps): ComponentChild => {
  const type = stringOf(props.element.type);
  const Known = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Known === undefined ? h('span', { class: 'unknown' }, `Unknown element: ${type}`) : h(Known, props);
};
