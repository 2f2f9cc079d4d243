/** The database's shape, step by step: a step that was released never changes. */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- What people send. Times are milliseconds since 1970, JSON where a column says so.
CREATE TABLE submission (
  id TEXT PRIMARY KEY,                 -- UUID made by the sender's device
  code TEXT NOT NULL UNIQUE,           -- on the receipt
  digest TEXT NOT NULL,                -- of everything sent: the same again is no second one
  kind TEXT NOT NULL CHECK (kind IN ('person', 'addition', 'withdrawal')),
  channel TEXT NOT NULL,               -- form, desk, import, messenger, paper
  language TEXT NOT NULL,
  place TEXT,
  entry TEXT,                          -- the entry it is about or became
  state TEXT NOT NULL CHECK (state IN ('received', 'returned', 'accepted', 'settled', 'merged', 'refused', 'withdrawn')),
  draft TEXT NOT NULL,                 -- JSON
  reasons TEXT NOT NULL DEFAULT '[]',  -- JSON: why it was returned, by field
  flags TEXT NOT NULL DEFAULT '[]',    -- JSON: what an editor should look at twice
  received INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  approver INTEGER,
  led TEXT NOT NULL DEFAULT 'no' CHECK (led IN ('no', 'asked', 'agreed', 'declined')),
  purged INTEGER                       -- when everything private was deleted
) STRICT;
CREATE INDEX submission_queue ON submission (state, place, received);

-- Uploads of a sender's UUID; those whose submission never came are deleted after a day.
CREATE TABLE photo (
  owner TEXT NOT NULL,
  position INTEGER NOT NULL,
  original TEXT NOT NULL,              -- SHA-256 of the bytes as sent
  clean TEXT NOT NULL,                 -- SHA-256 of the cleaned JPEG
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  hash TEXT NOT NULL,                  -- of the picture, see similar.ts
  advice TEXT NOT NULL DEFAULT '[]',   -- JSON
  at INTEGER NOT NULL,
  PRIMARY KEY (owner, original)
) STRICT;
CREATE INDEX photo_hash ON photo (hash);

CREATE TABLE contact (
  submission TEXT PRIMARY KEY REFERENCES submission ON DELETE CASCADE,
  name TEXT NOT NULL, contact TEXT NOT NULL, relation TEXT NOT NULL,
  keep_until INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
  submission TEXT NOT NULL REFERENCES submission ON DELETE CASCADE,
  use TEXT NOT NULL, given INTEGER NOT NULL, wording TEXT NOT NULL,
  language TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_of ON consent (submission, use, at);

-- What must still be written to Git: a decision and its task are one transaction.
CREATE TABLE task (
  key TEXT PRIMARY KEY,                -- the same decision twice is one task
  kind TEXT NOT NULL CHECK (kind IN ('entry', 'led', 'withdraw')),
  submission TEXT, entry TEXT NOT NULL,
  made INTEGER NOT NULL, commit_id TEXT, published INTEGER
) STRICT;
CREATE INDEX task_open ON task (made) WHERE commit_id IS NULL;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('specialist', 'editor', 'region')),
  places TEXT NOT NULL,                -- JSON: ids, empty for all
  passcode TEXT NOT NULL, made INTEGER NOT NULL, disabled INTEGER
) STRICT;

CREATE TABLE invitation (
  token TEXT PRIMARY KEY,              -- SHA-256 of what the link holds
  name TEXT NOT NULL, role TEXT NOT NULL, places TEXT NOT NULL,
  inviter INTEGER, expires INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  token TEXT PRIMARY KEY,              -- SHA-256 of the cookie
  staff INTEGER NOT NULL REFERENCES staff ON DELETE CASCADE,
  form TEXT NOT NULL,                  -- what every form of the session carries
  expires INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, staff INTEGER,
  action TEXT NOT NULL, submission TEXT, entry TEXT, detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX audit_of ON audit (submission);
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the trail is kept'); END;
CREATE TRIGGER audit_true BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the trail is kept'); END;

CREATE TABLE fake (hash TEXT PRIMARY KEY, at INTEGER NOT NULL, staff INTEGER) STRICT;

-- Picture hashes of photographs in Git, by blob: counted once.
CREATE TABLE picture (blob TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT;

CREATE TABLE challenge (id TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT;
`,
  `
-- Whose picture it is, JSON by language: lists say so.
ALTER TABLE photo ADD COLUMN credit TEXT NOT NULL DEFAULT '{}';

-- Lists and chats that somebody of the desk brings; gone a day later, whatever became of them.
CREATE TABLE batch (
  id TEXT PRIMARY KEY,                 -- UUID of the form it came with
  staff INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('list', 'chat')),
  name TEXT NOT NULL,                  -- of the file, as it was sent
  language TEXT NOT NULL,
  defaults TEXT NOT NULL,              -- JSON: place, category and consent of rows that say nothing
  state TEXT NOT NULL CHECK (state IN ('reading', 'read', 'taking', 'taken', 'refused')),
  total INTEGER,                       -- rows that name somebody, once it is known
  notes TEXT NOT NULL DEFAULT '{}',    -- JSON: what concerns no row
  faulty INTEGER NOT NULL DEFAULT 0,   -- rows with faults are taken in too, as drafts
  made INTEGER NOT NULL
) STRICT;

-- Photographs of a row that was not taken in yet have the owner 'batch/number'.
CREATE TABLE batch_row (
  batch TEXT NOT NULL REFERENCES batch ON DELETE CASCADE,
  number INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('new', 'there', 'broken')),
  submission TEXT NOT NULL,            -- UUID it has or will have
  usable INTEGER NOT NULL,             -- whether it can be a draft, with its faults
  taken INTEGER NOT NULL DEFAULT 0,
  row TEXT NOT NULL,                   -- JSON
  PRIMARY KEY (batch, number)
) STRICT;
`,
  `
-- Photographs that come in pieces; the bytes lie in the folder uploads/ until a form names them.
CREATE TABLE upload (
  id TEXT PRIMARY KEY,                 -- 192 bits by chance
  owner TEXT NOT NULL,                 -- UUID of the form it is for
  size INTEGER NOT NULL,               -- bytes that were promised
  name TEXT NOT NULL,                  -- as the sender calls the file
  at INTEGER NOT NULL,
  original TEXT                        -- SHA-256 once it is a photograph of its owner
) STRICT;
CREATE INDEX upload_of ON upload (owner);
`,
  `
-- What was sent of somebody is joined with the entry that is there: which of both, field by field.
CREATE TABLE task_new (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('entry', 'led', 'withdraw', 'addition')),
  submission TEXT, entry TEXT NOT NULL,
  made INTEGER NOT NULL, commit_id TEXT, published INTEGER,
  choices TEXT NOT NULL DEFAULT '{}'   -- JSON
) STRICT;
INSERT INTO task_new SELECT key, kind, submission, entry, made, commit_id, published, '{}' FROM task;
DROP TABLE task;
ALTER TABLE task_new RENAME TO task;
CREATE INDEX task_open ON task (made) WHERE commit_id IS NULL;
`,
  `
-- A number that grows with every change of what is compared to find the same person twice: an index
-- of everybody who waits reads only what changed since it looked last, whatever the clock says.
ALTER TABLE submission ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;
CREATE INDEX submission_stamp ON submission (stamp);
CREATE TRIGGER submission_came AFTER INSERT ON submission BEGIN
  UPDATE submission SET stamp = (SELECT max(stamp) + 1 FROM submission) WHERE id = NEW.id;
END;
CREATE TRIGGER submission_changed AFTER UPDATE OF kind, state, draft, place ON submission BEGIN
  UPDATE submission SET stamp = (SELECT max(stamp) + 1 FROM submission) WHERE id = NEW.id;
END;
CREATE TRIGGER photo_came AFTER INSERT ON photo BEGIN
  UPDATE submission SET stamp = (SELECT max(stamp) + 1 FROM submission) WHERE id = NEW.owner;
END;
CREATE TRIGGER photo_changed AFTER UPDATE OF hash ON photo BEGIN
  UPDATE submission SET stamp = (SELECT max(stamp) + 1 FROM submission) WHERE id = NEW.owner;
END;
CREATE TRIGGER photo_left AFTER DELETE ON photo BEGIN
  UPDATE submission SET stamp = (SELECT max(stamp) + 1 FROM submission) WHERE id = OLD.owner;
END;
`,
  `
-- What whoever completes a draft must ask its sender, JSON: chats leave questions.
ALTER TABLE submission ADD COLUMN questions TEXT NOT NULL DEFAULT '[]';
`,
  `
-- Where somebody may work is a list of places or the word "all", which an empty list meant before. A
-- role of the region keeps it; an editor whose list came out empty must be invited anew.
UPDATE staff SET places = '"all"' WHERE role = 'region' AND places = '[]';
UPDATE invitation SET places = '"all"' WHERE role = 'region' AND places = '[]';
`,
  `
-- The second factor of whoever turned it on; without "confirmed" it is not asked for yet.
CREATE TABLE second_factor (
  staff INTEGER PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  secret TEXT NOT NULL,                -- base32: whoever reads the disk could make codes
  confirmed INTEGER NOT NULL DEFAULT 0,
  used INTEGER NOT NULL DEFAULT 0,     -- the last step of 30 s whose code was taken
  failed INTEGER NOT NULL DEFAULT 0,   -- wrong codes in a row, and when the last one came
  failed_at INTEGER NOT NULL DEFAULT 0,
  recovery TEXT NOT NULL DEFAULT '[]'  -- JSON: SHA-256 of the codes for a lost telephone that are left
) STRICT;

-- A session ends when nothing was asked of it for an hour, and knows whether a second factor waits.
ALTER TABLE session ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN pending INTEGER NOT NULL DEFAULT 0;

-- A link for somebody who is here already and forgot the password.
ALTER TABLE invitation ADD COLUMN staff INTEGER REFERENCES staff ON DELETE CASCADE;
`,
  `
-- Decisions about an entry name what was seen of it; what somebody took back is taken out again.
CREATE TABLE task_seen (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('entry', 'led', 'withdraw', 'addition', 'take-out')),
  submission TEXT, entry TEXT NOT NULL,
  made INTEGER NOT NULL, commit_id TEXT, published INTEGER,
  choices TEXT NOT NULL DEFAULT '{}',  -- JSON
  seen TEXT NOT NULL DEFAULT ''        -- version of the entry
) STRICT;
INSERT INTO task_seen
  SELECT key, kind, submission, entry, made, commit_id, published, choices, '' FROM task;
DROP TABLE task;
ALTER TABLE task_seen RENAME TO task;
CREATE INDEX task_open ON task (made) WHERE commit_id IS NULL;
CREATE INDEX task_entry ON task (entry) WHERE commit_id IS NULL;

-- What a draft or an entry got of a submission that was joined with it, told by digests.
CREATE TABLE joined (
  submission TEXT NOT NULL,            -- whose it is
  target TEXT NOT NULL,                -- UUID of a submission or id of an entry
  pieces TEXT NOT NULL,                -- JSON
  became TEXT CHECK (became IN ('out', 'hidden', 'asked')), -- of what was taken back
  PRIMARY KEY (submission, target)
) STRICT;
CREATE INDEX joined_with ON joined (target);
-- What was joined before this was remembered can be told apart by people only.
INSERT OR IGNORE INTO joined
  SELECT submission, detail, '[{"how":"value","path":"story","digest":"unknown"}]', NULL FROM audit
  WHERE action IN ('merge', 'add-to') AND submission IS NOT NULL AND detail <> '';

-- Whether a photograph is named is asked before each deletion.
CREATE INDEX photo_original ON photo (original);
CREATE INDEX photo_clean ON photo (clean);
`,
  `
-- The tabs are counted on every page, which needs no drafts.
CREATE INDEX submission_shelf ON submission (state, kind, led, place);
`,
  `
-- A tab is read in its order, and who stands before and after one is found in it.
CREATE INDEX submission_line ON submission (state, kind, flags <> '[]', received, place);
-- Hashes are read of another small copy of a picture now; those of the archive are made again.
DELETE FROM picture;
`,
  `
ALTER TABLE session RENAME COLUMN form TO csrf_token;
`,
  `
-- A family revokes one consent of an entry that is there.
CREATE TABLE task_consent (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL
    CHECK (kind IN ('entry', 'led', 'withdraw', 'addition', 'take-out', 'consent')),
  submission TEXT, entry TEXT NOT NULL,
  made INTEGER NOT NULL, commit_id TEXT, published INTEGER,
  choices TEXT NOT NULL DEFAULT '{}',  -- JSON
  seen TEXT NOT NULL DEFAULT ''        -- version of the entry
) STRICT;
INSERT INTO task_consent
  SELECT key, kind, submission, entry, made, commit_id, published, choices, seen FROM task;
DROP TABLE task;
ALTER TABLE task_consent RENAME TO task;
CREATE INDEX task_open ON task (made) WHERE commit_id IS NULL;
CREATE INDEX task_entry ON task (entry) WHERE commit_id IS NULL;
`,
];
