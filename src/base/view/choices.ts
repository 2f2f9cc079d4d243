/**
 * What a visitor may choose, by its name in the dictionary; the first of each is what the device asks
 * for and leaves nothing behind.
 */
export const VIEW_CHOICES = [
  {
    name: 'sight',
    values: [
      { value: '', label: 'site.view.sight.usual' },
      { value: 'low', label: 'site.view.sight.low' },
    ],
  },
  {
    name: 'scheme',
    values: [
      { value: '', label: 'site.view.scheme.usual' },
      { value: 'light', label: 'site.view.scheme.light' },
      { value: 'dark', label: 'site.view.scheme.dark' },
    ],
  },
] as const;
