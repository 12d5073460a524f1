/**
 * The release that the tour plays: Kubernetes 1.32, released on Wednesday 11 December 2024.
 *
 * Dates and roles: the timeline of its release team, https://github.com/kubernetes/sig-release,
 * releases/release-1.32/README.md (Apache-2.0). The numbers in `value`: the announcement of v1.32 on
 * kubernetes.io, 11 December 2024. Ours are the hour of the launch, the zones of the departments, the words
 * of the questions, of price, risk and way back, and everything that people answer in the tour.
 */
export const KUBERNETES = {
  title: 'Kubernetes v1.32',
  value: '44 enhancements: 13 graduate to stable, 12 enter beta, 19 are new in alpha.',
  launch: { date: '2024-12-11', time: '17:00', zone: 'Europe/Berlin' },
  highlights:
    'The release blog and the complete release notes come with it. Deprecations and removals were published ahead, on 4 November.',
  goal: 'Ship the enhancements of the cycle on the published date.',
  measure: 'v1.32.0 is out on 11 December 2024, with its release notes complete.',
  scope: 'Enhancements that were in by the Enhancements Freeze on 11 October.',
  outOfScope: 'Whatever missed the Code Freeze on 8 November and got no exception.',
  product: 'Kubernetes',
  price: 'Free of charge',
  laterPrice: 'Free of charge; patches for longer are sold by vendors',
  risks: [
    'Could data be lost or seen by others?',
    'Is it hard to take back?',
    'Do most customers feel it at once?',
  ],
  backOut: 'A cluster stays on v1.31, which is patched all the while, or goes back to it from its backup.',
  trial: 'The release candidates ran on every test board, and in clusters of those who tried them.',
  /** "Start of Release Cycle": here the plan is made. */
  planned: '2024-09-09T08:00:00.000Z',
} as const;

/** The name for commands that the bot makes of the title. */
export const KEY = 'kubernetes-1.32';

export type TourDepartment = {
  key: string;
  name: string;
  /** The department's row of the timeline whose date its preparation starts from. */
  milestone: string;
  milestoneDate: string;
  question: string;
  zone: string;
  /** What it judges beside the day; the scope where nothing is named. */
  judges?: readonly string[];
};

/** Eight departments, from the "Who" of the timeline. */
export const DEPARTMENTS: readonly TourDepartment[] = [
  {
    key: 'enhancements',
    name: 'Enhancements',
    milestone: 'Begin Enhancements Freeze',
    milestoneDate: '2024-10-11',
    question: 'Is every enhancement of this release tracked, with no exception open?',
    zone: 'America/New_York',
  },
  {
    key: 'branch',
    name: 'Branch Management',
    milestone: 'Begin Code Freeze and Test Freeze',
    milestoneDate: '2024-11-08',
    question: 'Is the code frozen, the branch cut, and the last candidate good?',
    zone: 'America/Los_Angeles',
  },
  {
    key: 'signal',
    name: 'Release Signal',
    milestone: 'Begin Burndown',
    milestoneDate: '2024-11-18',
    question: 'Are the blocking and informing test boards green?',
    zone: 'Asia/Kolkata',
  },
  {
    key: 'docs',
    name: 'Docs',
    milestone: 'Docs deadline — PRs ready for review',
    milestoneDate: '2024-11-19',
    question: 'Is the documentation of every enhancement reviewed and merged?',
    zone: 'Europe/Berlin',
  },
  {
    key: 'notes',
    name: 'Release Notes',
    milestone: 'Start final draft of Release Notes',
    milestoneDate: '2024-11-19',
    question: 'Are the release notes complete and reviewed?',
    zone: 'Europe/London',
  },
  {
    key: 'comms',
    name: 'Comms',
    milestone: 'Release blog ready to review',
    milestoneDate: '2024-11-22',
    question: 'Is the release blog reviewed and ready to publish?',
    zone: 'America/Sao_Paulo',
    judges: ['price', 'scope'],
  },
  {
    key: 'sigs',
    name: 'SIG Leads',
    milestone: 'Feature blogs ready to review',
    milestoneDate: '2024-11-25',
    question: 'Are the feature blogs of your enhancements ready?',
    zone: 'Europe/Berlin',
  },
  {
    key: 'readiness',
    name: 'Production Readiness',
    milestone: 'Production Readiness Freeze',
    milestoneDate: '2024-10-03',
    question: 'Has every enhancement passed its production readiness review?',
    zone: 'America/New_York',
  },
];
