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
