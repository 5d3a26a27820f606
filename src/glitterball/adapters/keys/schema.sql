CREATE TABLE IF NOT EXISTS master (id BLOB PRIMARY KEY, is_current INTEGER NOT NULL UNIQUE CHECK (is_current = 1)) STRICT;

CREATE TABLE IF NOT EXISTS wrapped (
    key_id  BLOB NOT NULL,
    owner   BLOB NOT NULL,
    area    TEXT NOT NULL,
    by_what TEXT NOT NULL CHECK (by_what IN ('master', 'passphrase', 'recovery', 'recovery key', 'cookie')),
    salt    BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    until   TEXT,  -- only what a cookie unlocks ends by itself
    PRIMARY KEY (owner, area, by_what, salt)
) STRICT;

CREATE TABLE IF NOT EXISTS shredded (owner BLOB PRIMARY KEY, at TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS due (owner BLOB PRIMARY KEY) STRICT;  -- whose locked key turns at the next unlock
