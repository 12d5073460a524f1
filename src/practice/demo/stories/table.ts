import type { Story } from '../scene.ts';
import { allGreen } from './all-green.ts';
import { announcementReview } from './announcement-review.ts';
import { clockChangeNight } from './clock-change-night.ts';
import { closed } from './closed.ts';
import { conditionLapsing } from './condition-lapsing.ts';
import { empty } from './empty.ts';
import { feedbackArriving } from './feedback-arriving.ts';
import { highTierWaiver } from './high-tier-waiver.ts';
import { importedTimeline } from './imported-timeline.ts';
import { launched } from './launched.ts';
import { meetingCancelsItself } from './meeting-cancels-itself.ts';
import { onHold } from './on-hold.ts';
import { phasedHalfWay } from './phased-half-way.ts';
import { planReview } from './plan-review.ts';
import { priceChange } from './price-change.ts';
import { redLight } from './red-light.ts';
import { reminderLadder } from './reminder-ladder.ts';
import { retro } from './retro.ts';
import { rollCall } from './roll-call.ts';
import { runbook } from './runbook.ts';
import { slipWithClashes } from './slip-with-clashes.ts';
import { start } from './start.ts';
import { uncertainDelivery } from './uncertain-delivery.ts';
import { yearOfReleases } from './year-of-releases.ts';

/** Every prepared situation, the one to begin with first. */
export const STORIES: readonly Story[] = [
  start,
  empty,
  planReview,
  redLight,
  onHold,
  conditionLapsing,
  priceChange,
  slipWithClashes,
  highTierWaiver,
  rollCall,
  reminderLadder,
  clockChangeNight,
  importedTimeline,
  meetingCancelsItself,
  announcementReview,
  allGreen,
  runbook,
  uncertainDelivery,
  phasedHalfWay,
  launched,
  retro,
  feedbackArriving,
  closed,
  yearOfReleases,
];
