import { type ComponentChild, h } from 'preact';
import type { Screen } from '../../demo/protocol.ts';
import type { Doing } from '../state/doing.ts';
import type { PageState, Panel } from '../state/page-state.ts';
import { Clock } from './clock.ts';
import { Icon, type IconName } from './icon.ts';
import { Persona } from './persona.ts';

type ToggleProps = {
  panel: Panel;
  label: string;
  icon: IconName;
  panels: PageState['panels'];
  doing: Doing;
  /** Whether something in the panel wants to be looked at. */
  isMarked?: boolean;
};

const Toggle = ({ panel, label, icon, panels, doing, isMarked = false }: ToggleProps): ComponentChild =>
  h(
    'button',
    {
      type: 'button',
      class: `icon-button toggle toggle-${panel}`,
      'aria-label': label,
      'aria-expanded': panels[panel],
      title: label,
      onClick: () => doing.showPanel(panel, !panels[panel]),
    },
    h(Icon, { name: icon }),
    isMarked && h('span', { class: 'toggle-mark' }),
  );

type TopBarProps = {
  screen: Screen;
  panels: PageState['panels'];
  happened: PageState['happened'];
  isNarrow: boolean;
  /** Whether a panel lies over the page. */
  waits: boolean;
  doing: Doing;
};

/** Who the reader is, what time it is, and what else can be opened. */
export const TopBar = ({ screen, panels, happened, isNarrow, waits, doing }: TopBarProps): ComponentChild => {
  const toggles = { panels, doing };
  return h(
    'header',
    { class: 'top-bar', inert: waits },
    isNarrow && h(Toggle, { panel: 'sidebar', label: 'Channels', icon: 'menu', ...toggles }),
    h(Persona, { screen, onBe: (person) => doing.be(person, null) }),
    h(Clock, { screen, isNarrow, happened, onMove: (to) => void doing.moveClock(to) }),
    h(
      'div',
      { class: 'toggles' },
      h(Toggle, { panel: 'guide', label: 'Guide', icon: 'list', ...toggles }),
      h(Toggle, {
        panel: 'developer',
        label: 'Developer panel',
        icon: 'code',
        isMarked: screen.faults.length > 0,
        ...toggles,
      }),
    ),
  );
};
