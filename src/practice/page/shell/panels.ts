import { type ComponentChild, h } from 'preact';
import type { Screen } from '../../demo/protocol.ts';
import { DeveloperPanel } from '../developer/developer-panel.ts';
import { Guide } from '../guide/guide.ts';
import type { Doing } from '../state/doing.ts';
import type { PageState, Panel } from '../state/page-state.ts';
import type { Place } from '../state/place.ts';
import { Drawer } from './drawer.ts';
import { NARROW, useMedia, WIDE } from './media.ts';
import { Sidebar } from './sidebar.ts';

export type PanelProps = { state: PageState; screen: Screen; place: Place; doing: Doing };

/** Which panels lie over the page at this width, instead of beside the messages. */
const useOver = (): Readonly<Record<Panel, boolean>> => {
  const isNarrow = useMedia(NARROW);
  const isWide = useMedia(WIDE);
  return { sidebar: isNarrow, developer: isNarrow, guide: !isWide };
};

/** The panel that is open over the page, or null: then everything else waits. */
export const usePanelOver = (panels: PageState['panels']): Panel | null => {
  const over = useOver();
  return (['developer', 'guide', 'sidebar'] as const).find((panel) => over[panel] && panels[panel]) ?? null;
};

/** Channels and apps, at the left. */
export const SidebarPanel = ({ state, screen, place, doing }: PanelProps): ComponentChild => {
  const { sidebar: isOver } = useOver();
  const close = (): void => doing.showPanel('sidebar', false);
  return h(
    Drawer,
    {
      as: 'nav',
      class: 'sidebar',
      label: 'Channels',
      isOpen: !isOver || state.panels.sidebar,
      isOver,
      onClose: close,
    },
    h(Sidebar, { screen, place, onVisit: close }),
  );
};

/** The guide, at the right. */
export const GuidePanel = ({ state, screen, place, doing }: PanelProps): ComponentChild => {
  const { guide: isOver } = useOver();
  const close = (): void => doing.showPanel('guide', false);
  return h(
    Drawer,
    { as: 'aside', class: 'guide', label: 'Guide', isOpen: state.panels.guide, isOver, onClose: close },
    h(Guide, {
      screen,
      place,
      onBe: (person, channel) => {
        if (isOver) close();
        doing.be(person, channel);
      },
      onHelp: doing.helpWithStep,
      onHide: close,
    }),
  );
};

/** What goes between the bot and Slack, at the bottom. */
export const DeveloperDrawer = ({ state, screen, doing }: PanelProps): ComponentChild => {
  const { developer: isOver } = useOver();
  const close = (): void => doing.showPanel('developer', false);
  return h(
    Drawer,
    {
      as: 'section',
      class: 'developer',
      label: 'Developer panel',
      isOpen: state.panels.developer,
      isOver,
      onClose: close,
    },
    h(DeveloperPanel, {
      screen,
      log: state.log,
      onLog: doing.takeLog,
      onSwitch: doing.switchFault,
      onClose: close,
    }),
  );
};
