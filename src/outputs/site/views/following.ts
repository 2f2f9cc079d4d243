/** Where a person's feed and calendar of anniversaries are published. */
export const feedPath = (id: string): string => `people/${id}/feed.xml`;
export const anniversariesPath = (id: string): string => `people/${id}/anniversaries.ics`;
