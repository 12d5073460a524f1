/** The address of a picture that the page may load: its own or one that holds the picture; null for other hosts. */
export const loadableSource = (address: string, origin: string): string | null => {
  if (/^data:image\//i.test(address)) return address;
  return URL.canParse(address, origin) && new URL(address, origin).origin === origin ? address : null;
};

/** The host that would be asked for a picture, or null. */
export const hostOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).host || null : null;
