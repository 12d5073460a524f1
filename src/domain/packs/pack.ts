import type { Instant } from '../calendar.ts';
import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';

/** What somebody gives with a yes: nothing, where it can be found, or a few words. */
export const ASKS = ['nothing', 'link', 'text'] as const;
export type Asks = (typeof ASKS)[number];

/** What others read of an answer: see `flowOn`. */
export const FEEDS = ['known_limitations', 'support_contact', 'pages', 'locked_facts'] as const;
export type Feeds = (typeof FEEDS)[number];

/** One concrete question, answered yes, no or not applicable. */
export type PackItem = {
  id: string;
  question: string;
  /** Why it is asked, or how to find out. */
  why: string;
  /** False for what is only nice to have. */
  required: boolean;
  /** A few words for it: "FAQ link". It stands over its field, and where something is missing. */
  label: string;
  asks: Asks;
  feeds: Feeds | null;
};

/**
 * The questions by which a department judges. A version never changes: who changes a question makes the next
 * version, and a release keeps the one with which it was asked.
 */
export type Pack = {
  id: string;
  departmentId: string;
  /** Counted from 1, for each department. */
  version: number;
  items: readonly PackItem[];
  createdAt: Instant;
};

/** Fewer judge nothing, and nobody reads more. */
export const PACK_SIZE = { least: 3, most: 7 } as const;

export const ITEM_LIMITS = { question: 150, why: 200, label: 40 } as const;

/** Low risk asks the main question only. */
export const asksChecklist = (release: Pick<Release, 'plan'>, light: Pick<Light, 'packId'>): boolean =>
  light.packId !== null && riskOf(release.plan.risk) !== 'low';
