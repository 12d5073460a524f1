import type { Json } from '../../json.ts';
import { fieldsOf } from '../../read/pieces.ts';
import { wordsOf } from '../words/text.ts';

/** How an element is called and described, for people who see it and for those who hear it. */
export type Naming = {
  id: string;
  /** Id of the label; null where the element stands without one. */
  labelId: string | null;
  /** Ids of what describes it: its hint, its error. */
  describedBy: string | null;
  isInvalid: boolean;
  isRequired: boolean;
};

/** What every element is drawn from. */
export type ElementProps = { element: Json; block: Json; naming: Naming };

/** The attributes that name an element; `otherwise` is for one without any words of its own. */
export const namesOf = (
  { element, block, naming }: ElementProps,
  otherwise = '',
): Record<string, string | boolean> => {
  const words =
    wordsOf(element.placeholder) ||
    wordsOf(fieldsOf(block.text)) ||
    otherwise ||
    String(element.type).replaceAll('_', ' ');
  return {
    ...(naming.labelId === null ? { 'aria-label': words } : { 'aria-labelledby': naming.labelId }),
    ...(naming.describedBy !== null && { 'aria-describedby': naming.describedBy }),
    ...(naming.isInvalid && { 'aria-invalid': true }),
    ...(naming.isRequired && { 'aria-required': true }),
  };
};
