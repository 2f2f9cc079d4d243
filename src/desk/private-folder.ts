/** What lies in the desk's private folder. */
export const DATABASE = 'desk.sqlite';
export const PHOTOS = 'photos';
export const ARCHIVE = 'archive.git';

/** Key of what tells this desk from another one: a backup is never made over another's. */
export const DESK_ID = 'desk-id';
