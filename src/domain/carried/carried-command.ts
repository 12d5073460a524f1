import type { CarriedIssue } from './carried.ts';

export type CarriedCommand = { type: 'accept_carried'; carriedId: string; reason: string };

/** What is critical in other releases of the product changed, or the product did. */
export type CarriedSignal = { type: 'follow_issues'; issues: readonly Omit<CarriedIssue, 'accepted'>[] };
