import { type ComponentChild, h } from 'preact';
import { stringsOf } from '../../../read/pieces.ts';
import type { ElementProps } from '../element-props.ts';

/** Where a file would be uploaded. */
export const FileInput = ({ element, naming }: ElementProps): ComponentChild => {
  const types = stringsOf(element.filetypes).join(', ');
  return h(
    'p',
    { class: 'file-input', id: naming.id },
    `Files cannot be uploaded in this practice workspace${types === '' ? '' : ` (Slack would take: ${types})`}.`,
  );
};
