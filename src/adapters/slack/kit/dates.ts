import {
  epochMs,
  formatDate,
  formatDateTime,
  formatTime,
  type Instant,
  zoneInWords,
} from '../../../domain/calendar.ts';
import { type Mrkdwn, renderedMrkdwn } from './mrkdwn.ts';
import { escapeMrkdwn } from './text.ts';

const dateToken = (instant: Instant, format: string, fallback: string): Mrkdwn => {
  const unix = Math.floor(epochMs(instant) / 1000);
  return renderedMrkdwn(`<!date^${unix}^${format}|${escapeMrkdwn(fallback).replaceAll('|', '/')}>`);
};

/**
 * Day and time in the zone of whoever reads it ("tomorrow at 14:00"); where Slack cannot, in a zone that is named.
 * Only for places that format: a plain_text shows the token itself.
 * @param fallbackZone IANA zone for notifications and old clients
 */
export const slackDate = (instant: Instant, fallbackZone: string): Mrkdwn =>
  dateToken(instant, '{date_short_pretty} at {time}', formatDateTime(instant, fallbackZone));

/** The day alone, in the reader's zone; the fallback names its zone. */
export const slackDay = (instant: Instant, fallbackZone: string): Mrkdwn =>
  dateToken(
    instant,
    '{date_short_pretty}',
    `${formatDate(instant, fallbackZone)}, ${zoneInWords(fallbackZone)}`,
  );

/** The day with its weekday, never "tomorrow", so that it can stand in a sentence after "on". */
export const slackWeekday = (instant: Instant, fallbackZone: string): Mrkdwn =>
  dateToken(instant, '{date_long}', `${formatDate(instant, fallbackZone)}, ${zoneInWords(fallbackZone)}`);

/** The time of day alone, in the reader's zone; the fallback names its zone. */
export const slackTime = (instant: Instant, fallbackZone: string): Mrkdwn =>
  dateToken(instant, '{time}', `${formatTime(instant, fallbackZone)} ${zoneInWords(fallbackZone)}`);
