/**
 * What a visitor may choose, by its name in the dictionary; the first of each is what the device asks
 * for and leaves nothing behind.
 */
export const VIEW_CHOICES = [
  {
    name: 'sight',
    values: [
      { value: '', label: 'sight.usual' },
      { value: 'low', label: 'sight.low' },
    ],
  },
  {
    name: 'scheme',
    values: [
      { value: '', label: 'scheme.usual' },
      { value: 'light', label: 'scheme.light' },
      { value: 'dark', label: 'scheme.dark' },
    ],
  },
] as const;
