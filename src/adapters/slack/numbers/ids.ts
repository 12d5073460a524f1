/** Published: old messages keep them for ever. */
export const NUMBER_ACTIONS = {
  open: 'numbers.open',
  year: 'numbers.year',
  product: 'numbers.product',
  pictures: 'numbers.pictures',
} as const;
