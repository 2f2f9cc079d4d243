/** What a visitor may choose; the first of each is what the device asks for and leaves nothing behind. */
export const VIEW_CHOICES = { sight: ['', 'low'], scheme: ['', 'light', 'dark'] } as const;

export const VIEW_NAMES = ['sight', 'scheme'] as const;
