import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { PlaceView } from './channel/place-view.ts';
import { Modals } from './form/modals.ts';
import { StepBar } from './guide/step-bar.ts';
import { Here } from './here.ts';
import { Announcer } from './shell/announcer.ts';
import { Shade } from './shell/drawer.ts';
import { FaultStrip } from './shell/fault-strip.ts';
import { NARROW, useMedia } from './shell/media.ts';
import { Notices, Refusals } from './shell/notices.ts';
import { DeveloperDrawer, GuidePanel, type PanelProps, SidebarPanel, usePanelOver } from './shell/panels.ts';
import { TopBar } from './shell/top-bar.ts';
import type { Doing } from './state/doing.ts';
import { useHereNow } from './state/here-now.ts';
import { HOME } from './state/place.ts';
import { type Store, useStore } from './state/store.ts';

const focusPlace = (event: Event): void => {
  event.preventDefault();
  document.getElementById('place')?.focus();
};

/** Opening Home tells the bot, which draws it then. */
const useHomeOpened = ({ place, doing }: PanelProps): void => {
  const { as, at } = place;
  // Told once for each person who opens it
  useEffect(() => {
    if (at === HOME) void doing.act({ do: 'open home' });
  }, [as, at, doing]);
};

/** What had the focus may be gone with the place where it was; then the heading of the new one takes it. */
const useFocusKept = ({ screen, place }: PanelProps): void => {
  const isHere = screen.me.id === place.as;
  const isFirst = useRef(true);
  // Looked at whenever the place changes
  useEffect(() => {
    const { activeElement } = document;
    const wasFirst = isFirst.current;
    isFirst.current = false;
    if (wasFirst) return;
    const isLost = activeElement === null || activeElement === document.body;
    if (isHere && isLost) document.getElementById('place')?.focus();
  }, [place.as, place.at, isHere]);
};

const Page = (props: PanelProps): ComponentChild => {
  const { state, screen, place, doing } = props;
  const isNarrow = useMedia(NARROW);
  const over = usePanelOver(state.panels);
  const here = useHereNow({ screen, act: doing.act, goTo: doing.goTo });
  useHomeOpened(props);
  useFocusKept(props);
  const refusals = screen.refusals.filter(({ number }) => number > state.refusalsSeen);
  // The keyboard stays in a panel that lies over the page.
  const waits = over !== null;
  return h(
    'div',
    { class: 'page' },
    h('a', { class: 'skip', href: '#place', inert: waits, onClick: focusPlace }, 'Skip to the messages'),
    h(TopBar, { screen, panels: state.panels, happened: state.happened, isNarrow, waits, doing }),
    h(FaultStrip, { on: screen.faults, waits, onOff: (fault) => doing.switchFault(fault, false) }),
    h(
      Here.Provider,
      { value: here.messages },
      h(SidebarPanel, props),
      h(
        'main',
        { class: 'main', inert: waits },
        h(Refusals, {
          refusals,
          onAway: () => doing.putRefusalsAway(refusals.at(-1)?.number ?? state.refusalsSeen),
        }),
        h(PlaceView, {
          state,
          screen,
          place,
          onThread: doing.openThread,
          onEarlier: doing.loadEarlier,
          onUse: doing.useShortcut,
          onSend: doing.write,
        }),
      ),
      h(GuidePanel, props),
      h(DeveloperDrawer, props),
    ),
    isNarrow && h(StepBar, { screen, waits, onOpen: () => doing.showPanel('guide', true) }),
    over !== null && h(Shade, { onClick: () => doing.showPanel(over, false) }),
    h(Announcer, { screen, place, book: state.book, openedUpTo: state.openedUpTo }),
    h(Here.Provider, { value: here.forms }, h(Modals, null)),
  );
};

/** The whole page. */
export const App = ({ store, doing }: { store: Store; doing: Doing }): ComponentChild => {
  const state = useStore(store);
  const { screen, place, notices, link } = state;
  const isShown = screen !== null && place !== null;
  return h(
    'div',
    { class: 'app' },
    isShown
      ? // While another person's screen is on its way, the old one must take no clicks in their name.
        h(
          'div',
          { class: 'app-inside', inert: screen.me.id !== place.as },
          h(Page, { state, screen, place, doing }),
        )
      : h('p', { class: 'opening quiet', role: 'status' }, 'Opening the practice workspace…'),
    h(Notices, { notices, isLost: link === 'lost', onAway: doing.putNoticeAway }),
  );
};
