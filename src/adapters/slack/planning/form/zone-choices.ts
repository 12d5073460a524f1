import { formatTime, type Instant, isZone, toWall, zoneInWords } from '../../../../domain/calendar.ts';
import type { Choice } from '../../kit/elements.ts';

/** One zone for each region in which people work; whoever lives elsewhere has their own on top of the list. */
const COMMON_ZONES: readonly string[] = [
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Halifax',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Warsaw',
  'Europe/Athens',
  'Europe/Kyiv',
  'Africa/Lagos',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Africa/Nairobi',
  'Europe/Istanbul',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Australia/Perth',
  'Australia/Sydney',
  'Pacific/Auckland',
];

const daySuffix = (zone: string, now: Instant): string => {
  const [there, here] = [toWall(now, zone).date, toWall(now, 'UTC').date];
  if (there === here) return '';
  return there > here ? ', tomorrow' : ', yesterday';
};

/** The time in a zone right now, so that people recognise theirs without knowing its name. */
const choice = (zone: string, now: Instant, note: string): Choice => ({
  text: `${zoneInWords(zone)}${note}, now ${formatTime(now, zone)}`,
  value: zone,
  description: `${zone}${daySuffix(zone, now)}`,
});

/**
 * Zones to choose from, each once: the one that the form shows, the person's own, the workspace's, the common.
 * @param own the person's zone from the directory, null when it is not known
 */
export const zoneChoices = (
  { shown, own, workspace }: { shown: string; own: string | null; workspace: string },
  now: Instant,
): Choice[] => {
  const zones = [shown, own ?? workspace, workspace, ...COMMON_ZONES].filter(isZone);
  return [...new Set(zones)].map((zone) => choice(zone, now, zone === own ? ' (yours)' : ''));
};
