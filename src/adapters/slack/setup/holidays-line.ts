import type { KnownBlock } from '@slack/types';
import { loadHolidayRules } from '../../../domain/holiday-rules.ts';
import { guessRegion } from '../../../domain/settings/guess-region.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import type { Typed } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { chosenRegion, REGION, regionField, regionWords } from '../settings/region-field.ts';
import { SETUP_ACTIONS } from './ids.ts';

/** What the first screen says of public holidays: a line with Change, or the menu once that was pressed. */
export type ShownHolidays = { region: string | null; zone: string; asMenu: boolean };

/**
 * The region that stands, else, where nobody set the workspace up yet, the country of its zone as a default.
 *
 * @param zone in which the workspace lives once the screen is saved
 */
export const holidaysToShow = async (settings: WorkspaceSettings, zone: string): Promise<ShownHolidays> => {
  const guess = settings.version > 0 ? null : guessRegion(await loadHolidayRules(), zone);
  return { region: settings.holidayRegion ?? guess, zone, asMenu: false };
};

/** The blocks of it, for the first screen. */
export const holidayBlocks = async ({ region, zone, asMenu }: ShownHolidays): Promise<KnownBlock[]> => {
  if (asMenu) {
    const menu = await regionField({
      label: 'Public holidays',
      hint: 'A country, or a part of it: type to search. Nobody is asked or reminded on its public holidays. A department may have others.',
      none: 'No public holidays',
      shown: region ?? '',
      zone,
    });
    return [menu];
  }
  const words = await regionWords(region);
  const text =
    words === null
      ? mrkdwn`Public holidays: *none*. Without them, people may be asked and reminded on a holiday.`
      : mrkdwn`Public holidays: *${words}*. Nobody is asked or reminded on them.`;
  const verb = words === null ? 'Choose' : 'Change';
  const accessory = button({
    actionId: SETUP_ACTIONS.holidays,
    text: verb,
    accessibilityLabel: `${verb} the public holidays`,
  });
  return [section(text, { accessory })];
};

/** Whether the screen that came back shows the menu, and not the line. */
export const hasHolidayMenu = (typed: Typed): boolean => Object.hasOwn(typed, REGION);

/**
 * What the screen says of the region: chosen in the menu, else the default that its line showed. Undefined where
 * it says nothing, and what stands is kept.
 *
 * @param proposed the region that the line showed, '' for none
 */
export const regionFrom = (typed: Typed, proposed: string): string | null | undefined => {
  if (hasHolidayMenu(typed)) return chosenRegion(typed) || null;
  return proposed === '' ? undefined : proposed;
};
