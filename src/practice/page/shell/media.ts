import { useEffect, useState } from 'preact/hooks';

/** Widths at which the page changes its order; style/layout.css has the same ones. */
export const NARROW = '(max-width: 760px)';
export const WIDE = '(min-width: 1120px)';

/** Whether a media query holds, followed as the window changes. */
export const useMedia = (query: string): boolean => {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = (): void => setHolds(list.matches);
    look();
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, [query]);
  return holds;
};
