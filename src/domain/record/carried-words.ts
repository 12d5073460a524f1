import type { CarriedEvent } from '../carried/carried-event.ts';
import type { Told } from './told.ts';

/** What is critical in other releases of the product, for a report. */
export const CARRIED_EVENTS: { [Type in CarriedEvent['type']]: Told<Type> } = {
  issues_carried: {
    section: 'launch',
    words: ({ texts }) =>
      texts.length === 0
        ? 'Nothing critical is open in other releases of this product any more.'
        : `Critical and open in other releases of this product: ${texts.join('; ')}.`,
  },
  carried_accepted: {
    section: 'launch',
    words: ({ title, text, reason }) =>
      `May go although something critical is open in ${title}: ${text}. Why: ${reason}.`,
  },
};
