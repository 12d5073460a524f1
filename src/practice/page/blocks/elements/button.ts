import { type ComponentChild, h } from 'preact';
import { fieldsOf, stringOf, stringsOf } from '../../../read/pieces.ts';
import { useConfirmation } from '../../form/confirmation.ts';
import { useHere } from '../../here.ts';
import { Icon } from '../../shell/icon.ts';
import { Text, wordsOf } from '../../words/text.ts';
import type { ElementProps } from '../element-props.ts';
import { targetOf, useSurroundings } from '../surroundings.ts';
import { useTelling } from '../telling.ts';

const LOOKS: Readonly<Record<string, string>> = { primary: ' act-primary', danger: ' act-danger' };

const lookOf = (style: unknown): string => LOOKS[stringOf(style)] ?? '';

/** Clicks one thing of an element, after asking where the element says so. */
export const useClick = ({ element, block }: Pick<ElementProps, 'element' | 'block'>) => {
  const around = useSurroundings();
  const { isBusy, tell } = useTelling();
  const { ask, dialog } = useConfirmation();
  const click = async (value?: unknown): Promise<void> => {
    if (isBusy || !(await ask(element.confirm))) return;
    await tell({
      do: 'click',
      target: targetOf(around),
      blockId: stringOf(block.block_id),
      actionId: stringOf(element.action_id),
      ...(typeof value === 'string' && { value }),
    });
  };
  return { isBusy, click, dialog };
};

const spoken = (element: ElementProps['element']): Record<string, string> =>
  typeof element.accessibility_label === 'string' ? { 'aria-label': element.accessibility_label } : {};

/** A button; one with an address opens it in a tab of its own and tells the bot all the same. */
export const Button = ({ element, block }: ElementProps): ComponentChild => {
  const { isBusy, click, dialog } = useClick({ element, block });
  const shared = {
    class: `act${lookOf(element.style)}${isBusy ? ' is-busy' : ''}`,
    'aria-busy': isBusy,
    ...spoken(element),
    onClick: () => void click(element.value),
  };
  const words = h('span', { class: 'act-words' }, h(Text, { text: element.text }));
  const { url } = element;
  return [
    typeof url === 'string'
      ? h(
          'a',
          { ...shared, href: url, target: '_blank', rel: 'noreferrer', title: url },
          words,
          h(Icon, { name: 'link' }),
        )
      : h('button', { ...shared, type: 'button' }, words),
    dialog,
  ];
};

/** A workflow is started where it lives; the bot does not hear of it. */
export const WorkflowButton = ({ element }: ElementProps): ComponentChild =>
  h(
    'a',
    {
      class: `act${lookOf(element.style)}`,
      href: stringOf(fieldsOf(fieldsOf(element.workflow).trigger).url),
      target: '_blank',
      rel: 'noreferrer',
      ...spoken(element),
    },
    h('span', { class: 'act-words' }, h(Text, { text: element.text })),
    h(Icon, { name: 'link' }),
  );

/** Two buttons below a message that say whether it helped. */
export const FeedbackButtons = ({ element, block }: ElementProps): ComponentChild => {
  const { isBusy, click, dialog } = useClick({ element, block });
  const side = (one: unknown, sign: string): ComponentChild => {
    const { text, value, accessibility_label } = fieldsOf(one);
    return h(
      'button',
      {
        type: 'button',
        class: `act act-small${isBusy ? ' is-busy' : ''}`,
        'aria-busy': isBusy,
        'aria-label': stringOf(accessibility_label) || wordsOf(text),
        onClick: () => void click(value),
      },
      h('span', { class: 'emoji', 'aria-hidden': true }, sign),
      h(Text, { text }),
    );
  };
  return h(
    'span',
    { class: 'act-pair', role: 'group', 'aria-label': 'Feedback' },
    side(element.positive_button, '👍'),
    side(element.negative_button, '👎'),
    dialog,
  );
};

const ICONS: Readonly<Record<string, string>> = { trash: '🗑️' };

/** A small button with a sign, shown to those whom it names only. */
export const IconButton = ({ element, block }: ElementProps): ComponentChild => {
  const { me } = useHere();
  const { isBusy, click, dialog } = useClick({ element, block });
  const readers = stringsOf(element.visible_to_user_ids);
  if (readers.length > 0 && !readers.includes(me)) return null;
  const label = stringOf(element.accessibility_label) || wordsOf(element.text);
  return [
    h(
      'button',
      {
        type: 'button',
        class: `act act-small${isBusy ? ' is-busy' : ''}`,
        'aria-busy': isBusy,
        'aria-label': label,
        title: label,
        onClick: () => void click(element.value),
      },
      h('span', { class: 'emoji', 'aria-hidden': true }, ICONS[stringOf(element.icon)] ?? '•'),
    ),
    dialog,
  ];
};
