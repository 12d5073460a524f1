/** Buttons about rounds in which people try a release. Published: old messages keep them for ever. */
export const ROUND_ACTIONS = {
  /** The way in for its manager and for whoever looks after it: what runs, or the form that opens the next. */
  rounds: 'round.rounds',
  next: 'round.next',
  works: 'round.works',
  problem: 'round.problem',
  wish: 'round.wish',
  found: 'round.found',
  /** Another page of it: the next, the one before. */
  foundMore: 'round.found_more',
  foundBack: 'round.found_back',
  inTheWay: 'round.in_the_way',
  limitation: 'round.limitation',
  close: 'round.close',
} as const;

export const ROUND_FORMS = {
  open: 'round.open_form',
  /** Asked only where it takes the place of something in words. */
  works: 'round.works_form',
  problem: 'round.problem_form',
  wish: 'round.wish_form',
  found: 'round.found_view',
  close: 'round.close_form',
} as const;
