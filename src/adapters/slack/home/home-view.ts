import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { NeedsMe } from '../../../application/plan/what-needs-me.ts';
import type { SpeakerProposal } from '../../../application/settings/speaker-proposals.ts';
import type { Instant } from '../../../domain/calendar.ts';
import { inFamilies } from '../../../domain/family/in-families.ts';
import { isOver, type Release } from '../../../domain/release.ts';
import {
  departmentById,
  mayPlan,
  speakersOf,
  type WorkspaceSettings,
} from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, header, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { home } from '../kit/views.ts';
import { NOTES_ACTIONS } from '../notes/ids.ts';
import { NUMBER_ACTIONS } from '../numbers/ids.ts';
import { daysLeft, inTheWay, standing } from '../planning/card/standing.ts';
import { onRelease, titled } from '../planning/card/titled.ts';
import { PLAN_ACTIONS } from '../planning/ids.ts';
import { planButton } from '../planning/look/listings.ts';
import { needBlocks } from '../planning/look/needs-me.ts';
import { SETTINGS_ACTIONS } from '../settings/ids.ts';
import { SETUP_ACTIONS } from '../setup/ids.ts';
import { proposedBlocks } from '../setup/speaker-messages.ts';
import { SUBSCRIPTION_ACTIONS } from '../subscriptions/ids.ts';
import { URGENT_ACTIONS } from '../urgent/ids.ts';
import { counted } from '../words/listed.ts';
import { HOME_ACTIONS } from './ids.ts';

export type HomeFacts = {
  userId: string;
  isFullMember: boolean;
  /** May change settings, and therefore set up. */
  isAdmin: boolean;
  settings: WorkspaceSettings;
  needs: readonly NeedsMe[];
  /** Who was proposed to speak for a department, for this person to confirm. */
  proposals: readonly SpeakerProposal[];
  /** Those that this person may know of, drafts of their own among them. */
  releases: readonly Release[];
  /** The zone of the reader where Slack told it, else the workspace's. */
  zone: string;
  now: Instant;
  slashCommand: string;
};

/** A need takes two blocks at most, a release two; Home has room for a hundred. */
const MOST_NEEDS = 15;
const MOST_RELEASES = 25;

const helpButton = (): Button => button({ actionId: HOME_ACTIONS.help, text: 'Help' });

const guestHome = (): HomeView =>
  home([
    header('Greenlight'),
    section(
      'Greenlight coordinates releases here. Full members of this workspace plan them and give their green light; you read the announcements in their channels and can rate each release there. Thank you for that.',
    ),
  ]);

const whoSetsUp = ({ admins }: WorkspaceSettings): Mrkdwn =>
  admins.length === 0
    ? mrkdwn`an owner or admin of this Slack workspace`
    : joinMrkdwn(admins.slice(0, 5).map(userMention), ', ');

/** Before the first screen of the set-up: what Greenlight is for, and who can begin. */
const unconfiguredHome = ({ isAdmin, settings, slashCommand }: HomeFacts): HomeView => {
  const purpose = section(
    'Greenlight asks every department for its green light before a release goes out, reminds, launches and announces.',
  );
  if (!isAdmin) {
    return home([
      header('Greenlight is not set up yet'),
      purpose,
      section(
        mrkdwn`Ask ${whoSetsUp(settings)} to type \`${slashCommand} setup\`. It takes three short screens.`,
      ),
    ]);
  }
  return home([
    header('Greenlight is not set up yet'),
    purpose,
    section('Three short screens: channels, departments, people. After the first, releases can be planned.'),
    actions('home.first', [
      button({ actionId: SETUP_ACTIONS.open, text: 'Set up', style: 'primary' }),
      helpButton(),
    ]),
  ]);
};

/** Managed by this person, stood in for, or asked of one of their departments. */
const concerns = (release: Release, { userId, settings }: HomeFacts): boolean =>
  release.manager.userId === userId ||
  release.standInId === userId ||
  release.lights.some((light) => speakersOf(departmentById(settings, light.departmentId)).includes(userId));

const nextDate = (release: Release, { zone, now }: HomeFacts): Mrkdwn | null =>
  release.launch === null && !isOver(release)
    ? mrkdwn`launch ${slackDate(release.plan.launch.at, zone)}${daysLeft(release, now)}`
    : null;

const releaseRow = (release: Release, facts: HomeFacts): KnownBlock => {
  const { settings, now } = facts;
  const head = joinMrkdwn(
    [mrkdwn`*${titled(release)}*  \`${release.key}\``, nextDate(release, facts)],
    ' · ',
  );
  return section(joinMrkdwn([head, standing({ release, settings, now }), inTheWay(release, settings, now)]), {
    accessory: button({
      actionId: PLAN_ACTIONS.show,
      text: onRelease('Show', release),
      value: packIds({ releaseId: release.id }),
    }),
  });
};

/** Somebody was proposed for a department: one row of text and one of buttons each. */
const proposalBlocks = ({ proposals, settings }: HomeFacts): KnownBlock[][] =>
  proposals.flatMap(({ departmentId, userId, proposedBy }, index) => {
    const department = departmentById(settings, departmentId);
    return department === undefined ? [] : [proposedBlocks({ department, userId, proposedBy }, index)];
  });

/** Departments that nobody can answer for: a matter of those who may name somebody. */
const unanswered = ({ userId, isAdmin, settings }: HomeFacts): KnownBlock[][] => {
  const names = settings.departments
    .filter((department) => speakersOf(department).length === 0)
    .map(({ name }) => name);
  const concerned = isAdmin || settings.releaseManagers.includes(userId);
  if (!concerned || names.length === 0) return [];
  const first = mrkdwn`*Nobody can answer* for ${joinMrkdwn(names.slice(0, 20), ', ')}.`;
  if (isAdmin) {
    const accessory = button({ actionId: SETTINGS_ACTIONS.open, text: 'Name somebody' });
    return [[section(mrkdwn`${first} Name somebody in the settings.`, { accessory })]];
  }
  return [[section(mrkdwn`${first} Ask ${whoSetsUp(settings)} to name somebody in the settings.`)]];
};

const needsPart = (facts: HomeFacts): KnownBlock[] => {
  const { needs, zone, now } = facts;
  const all = [
    ...needs.map((need, index) => needBlocks(need, { zone, now }, index)),
    ...proposalBlocks(facts),
    ...unanswered(facts),
  ];
  if (all.length === 0) return [section(mrkdwn`*Nothing needs you at the moment.*`)];
  const left = all.length - MOST_NEEDS;
  return [
    header(all.length === 1 ? 'One thing needs you' : `${all.length} things need you`),
    ...all.slice(0, MOST_NEEDS).flat(),
    ...(left > 0 ? [context(`And ${left} more.`)] : []),
  ];
};

const releasesPart = (facts: HomeFacts): KnownBlock[] => {
  const { releases, slashCommand } = facts;
  // A draft stands above already, with what can be done about it.
  const drafts = new Set(facts.needs.flatMap(({ kind, release }) => (kind === 'draft' ? [release.id] : [])));
  const known = releases.filter((release) => concerns(release, facts));
  const mine = inFamilies(known.filter(({ id }) => !drafts.has(id)));
  const others = releases.length - known.length;
  const list = mrkdwn`\`${slashCommand} list\` shows all.`;
  if (releases.length === 0) {
    return [section('No release is planned. Anybody here can plan one: press “Plan a release”.')];
  }
  if (mine.length === 0 && others === 0) return [];
  if (mine.length === 0) {
    return [
      section(
        mrkdwn`${known.length === 0 ? 'No release' : 'No other release'} asks anything of you. ${counted(others, 'release')} of others: ${list}`,
      ),
    ];
  }
  const hidden = others + Math.max(0, mine.length - MOST_RELEASES);
  return [
    header('Your releases'),
    ...mine.slice(0, MOST_RELEASES).map((release) => releaseRow(release, facts)),
    ...(hidden > 0 ? [context(mrkdwn`And ${counted(hidden, 'release')} more: ${list}`)] : []),
  ];
};

/**
 * One person's Home: what needs them, the releases that concern them, one thing to begin with, and help. Says
 * something useful also to a guest, and before the set-up.
 */
export const homeView = (facts: HomeFacts): HomeView => {
  if (!facts.isFullMember) return guestHome();
  if (!mayPlan(facts.settings)) return unconfiguredHome(facts);
  const { slashCommand, zone, now } = facts;
  return home(
    [
      ...needsPart(facts),
      divider(),
      ...releasesPart(facts),
      divider(),
      actions('home.first', [
        planButton(),
        button({ actionId: PLAN_ACTIONS.list, text: 'All releases' }),
        button({ actionId: NOTES_ACTIONS.newest, text: 'What was published' }),
        button({ actionId: SUBSCRIPTION_ACTIONS.open, text: 'Follow products' }),
        ...(facts.settings.releaseManagers.includes(facts.userId)
          ? [button({ actionId: URGENT_ACTIONS.open, text: 'Hotfix' })]
          : []),
        ...(facts.isAdmin || facts.settings.releaseManagers.includes(facts.userId)
          ? [button({ actionId: NUMBER_ACTIONS.open, text: 'Numbers' })]
          : []),
        ...(facts.isAdmin ? [button({ actionId: SETTINGS_ACTIONS.open, text: 'Settings' })] : []),
        helpButton(),
      ]),
      context(mrkdwn`\`${slashCommand}\` shows the same anywhere. As of ${slackDate(now, zone)}.`),
    ],
    `… and more than fits in here. ${slashCommand} list shows all.`,
  );
};
