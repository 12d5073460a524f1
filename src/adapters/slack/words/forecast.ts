import type { Forecast } from '../../../domain/forecast/forecast.ts';
import { slackDay } from '../kit/dates.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/** "As before, green by Thu 12 Dec; Sales decides it." */
export const forecastWords = ({ greenBy, decides }: Forecast, zone: string): Mrkdwn =>
  mrkdwn`If they take as long as before: green by *${slackDay(greenBy, zone)}*; ${decides} decides it.`;
