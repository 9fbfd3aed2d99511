PRAGMA application_id=1299542885;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE audio (
            id INTEGER PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            heard REAL,      -- seconds
            tempo REAL,      -- beats a minute
            tonality TEXT,
            loudness REAL    -- LUFS
        );
INSERT INTO "audio" VALUES(1,X'6100000000000000000000000000000000000000000000000000000000000000',30.0,120.5,'F#m',-14.0);
INSERT INTO "audio" VALUES(2,X'6200000000000000000000000000000000000000000000000000000000000000',30.0,120.5,'F#m',-14.0);
CREATE TABLE cut (granularity REAL PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "cut" VALUES(0.5);
CREATE TABLE embedding (
            audio_id INTEGER NOT NULL REFERENCES audio (id),
            network_id TEXT NOT NULL,
            vector BLOB NOT NULL,   -- float32, little-endian
            genres BLOB NOT NULL,   -- float32, little-endian
            UNIQUE (audio_id, network_id)
        );
INSERT INTO "embedding" VALUES(1,'network-1',X'9A99193FCDCC4C3F',X'0000403F0000803E');
INSERT INTO "embedding" VALUES(2,'network-1',X'9A99193FCDCC4C3F',X'0000403F0000803E');
CREATE TABLE map (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            track_ids BLOB NOT NULL,  -- int64 [N], little-endian
            positions BLOB NOT NULL   -- float32 [N, 2], little-endian
        );
INSERT INTO "map" VALUES(1,X'01000000000000000200000000000000',X'00000000000000000000000000000000');
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO "meta" VALUES('granularity',0.5);
INSERT INTO "meta" VALUES('signature','made by version 1');
CREATE TABLE playlist (
            granularity REAL REFERENCES cut (granularity),  -- NULL: a person made it
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            why TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('automatic', 'unsorted', 'own')),
            track_ids BLOB NOT NULL,  -- int64, little-endian
            fit BLOB NOT NULL,        -- float32, little-endian, or empty
            loose BLOB NOT NULL,      -- 0 or 1 in a byte each
            UNIQUE (granularity, id)
        );
INSERT INTO "playlist" VALUES(0.5,0,'p1','Slow piano','All of it is slow.','automatic',X'01000000000000000200000000000000',X'0000003F0000803E',X'0001');
INSERT INTO "playlist" VALUES(NULL,0,'own-1','Mine','You made this playlist.','own',X'0100000000000000',X'',X'00');
CREATE TABLE root (path BLOB PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "root" VALUES(X'2F6D75736963');
CREATE TABLE track (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('good', 'failed', 'missing')),
            audio_id INTEGER REFERENCES audio (id),   -- NULL: never heard
            tags TEXT NOT NULL DEFAULT '{}',          -- JSON of the fields that are not empty
            cover TEXT,
            reason TEXT                               -- why it failed
        );
INSERT INTO "track" VALUES(1,X'2F6D757369632F676F6F642E6D7033',100,1,'good',1,'{"title":"Good","artists":["One","Two"]}','cover.jpg',NULL);
INSERT INTO "track" VALUES(2,X'2F6D757369632F676F6E652E6D7033',101,2,'missing',2,'{}',NULL,NULL);
INSERT INTO "track" VALUES(3,X'2F6D757369632FFF2E6D7033',102,3,'failed',NULL,'{}',NULL,'The file is empty.');
CREATE INDEX track_audio ON track (audio_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('track',3);
COMMIT;
