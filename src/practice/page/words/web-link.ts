import { type ComponentChild, type ComponentChildren, h } from 'preact';
import { useHere } from '../here.ts';

/** A message's permalink, as the Web API gives it: the channel is the part that this page can open. */
const PERMALINK = /^https:\/\/[\w-]+\.slack\.com\/archives\/([CDG][A-Z0-9]+)(\/|$)/;

/** Opens in a tab of its own, and says nothing of where it was clicked; a link into the workspace opens here. */
export const WebLink = ({ url, children }: { url: string; children?: ComponentChildren }): ComponentChild => {
  const { channels, goTo } = useHere();
  const channel = PERMALINK.exec(url)?.[1];
  if (channel !== undefined && channels.has(channel))
    return h('button', { type: 'button', class: 'web-link', onClick: () => goTo(channel) }, children);
  // Whoever sent the address, it may not run anything here.
  if (!/^(https?|mailto|tel|slack):/i.test(url)) return h('span', null, children);
  return h('a', { class: 'web-link', href: url, target: '_blank', rel: 'noreferrer', title: url }, children);
};
