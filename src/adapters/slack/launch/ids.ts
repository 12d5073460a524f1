/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const LAUNCH_ACTIONS = {
  /** Launch: what is in the way, "early?", or the announcement. */
  open: 'launch.open',
  /** It is live, announce. */
  live: 'launch.live',
  /** It did not work. */
  failed: 'launch.failed',
  /** Read the announcement, before or after it stands. */
  read: 'launch.read',
} as const;

export const LAUNCH_FORMS = {
  early: 'launch.confirm_early',
  announce: 'launch.announce',
  /** The same after "Launch 4 days early?" was answered. */
  announceEarly: 'launch.announce_early',
  declareLive: 'launch.declare_live',
  declareFailed: 'launch.declare_failed',
} as const;

/** What a second person says to a release of high risk. */
export const SECOND_ACTIONS = {
  launch: 'second.launch',
  notLaunch: 'second.not_launch',
  without: 'second.without',
  notWithout: 'second.not_without',
} as const;

export const WITHOUT_ACTIONS = { waitAgain: 'without.wait' } as const;

export const WITHOUT_FORMS = {
  decide: 'without.form',
  waitAgain: 'without.wait_again',
} as const;
