/** What is critical in other releases of the product. */
export type CarriedEvent =
  /** All that stand there now, by id and in words; `added` where there is a new one. */
  | { type: 'issues_carried'; ids: readonly string[]; texts: readonly string[]; added: boolean }
  /** Its manager says why the release may go all the same. */
  | { type: 'carried_accepted'; carriedId: string; title: string; text: string; reason: string };
