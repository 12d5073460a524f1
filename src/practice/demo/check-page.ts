const CEILING_MS = 10_000;

/** What a browser would load of a page: sources, links, and the targets of its import map. */
const addressesIn = (html: string): string[] => {
  const named = [...html.matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="(\/[^"]*)"/g)];
  const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}';
  const { imports = {} } = JSON.parse(map) as { imports?: Record<string, string> };
  return [...new Set([...named.map(([, address]) => address ?? ''), ...Object.values(imports)])];
};

const textAt = async (url: URL): Promise<string> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(CEILING_MS) });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url.pathname} was answered with ${response.status}.`);
  return text;
};

/** Reads a stream until it has told each of these events once. */
const hearEvents = async (url: URL, events: readonly string[]): Promise<void> => {
  const ended = new AbortController();
  const ceiling = setTimeout(() => ended.abort(), CEILING_MS);
  try {
    const response = await fetch(url, { signal: ended.signal });
    let heard = '';
    for await (const chunk of response.body ?? []) {
      heard += Buffer.from(chunk).toString('utf8');
      if (events.every((event) => heard.includes(`event: ${event}\n`))) return;
    }
  } catch (error) {
    if (!ended.signal.aborted) throw error;
  } finally {
    clearTimeout(ceiling);
    ended.abort();
  }
  throw new Error(`${url.pathname} did not tell ${events.join(' and ')}.`);
};

/**
 * Loads the page of a demo once, as a browser would, and what its first stream tells.
 *
 * @returns how many files the page consists of
 * @throws where something is missing, in one sentence
 */
export const checkPage = async (base: string, channel: string): Promise<number> => {
  const addresses = addressesIn(await textAt(new URL('/', base)));
  if (addresses.length === 0) throw new Error('The page names no scripts.');
  for (const address of addresses) await textAt(new URL(address, base));
  await hearEvents(new URL(`/stream?channel=${channel}`, base), ['screen', 'messages']);
  return addresses.length + 1;
};
