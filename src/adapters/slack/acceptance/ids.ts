/** Buttons about rounds in which people try a release. Published: old messages keep them for ever. */
export const ROUND_ACTIONS = {
  /** The way in for its manager and for whoever looks after it: what runs, or the form that opens the next. */
  rounds: 'round.rounds',
  next: 'round.next',
  works: 'round.works',
  problem: 'round.problem',
  wish: 'round.wish',
  found: 'round.found',
  inTheWay: 'round.in_the_way',
  limitation: 'round.limitation',
  close: 'round.close',
} as const;

export const ROUND_FORMS = {
  open: 'round.open_form',
  problem: 'round.problem_form',
  wish: 'round.wish_form',
  found: 'round.found_view',
  close: 'round.close_form',
} as const;
