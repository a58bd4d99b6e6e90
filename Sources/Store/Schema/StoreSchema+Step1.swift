/// The first version of the tables.
///
/// What is in them is never changed or deleted; triggers refuse it. The only cell that changes is a submission's state,
/// and the log tells each time.
extension StoreSchema {
  static let step1 = tables1 + appendOnly1

  private static let tables1 = """
    -- Files as they came, each once, whoever sent it.
    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      bytes BLOB NOT NULL
    ) STRICT;

    -- Moments are seconds since 1/1/1970 UTC.
    CREATE TABLE delivery (
      id INTEGER PRIMARY KEY,
      file INTEGER NOT NULL REFERENCES file,
      name TEXT NOT NULL,
      sender TEXT NOT NULL,
      received INTEGER NOT NULL,
      ingested INTEGER NOT NULL,
      document TEXT NOT NULL
    ) STRICT;
    CREATE INDEX delivery_of_file ON delivery (file, sender);

    -- One form of a delivery for one sender and period. "content" is the digest of its sections, values and answers.
    CREATE TABLE submission (
      id INTEGER PRIMARY KEY,
      delivery INTEGER NOT NULL REFERENCES delivery,
      form TEXT NOT NULL,
      edition TEXT NOT NULL,
      sender TEXT NOT NULL,
      period TEXT NOT NULL,
      revision INTEGER NOT NULL,
      content BLOB NOT NULL CHECK (length(content) = 32),
      state TEXT NOT NULL CHECK (state IN ('received', 'hasErrors', 'returned', 'accepted', 'superseded')),
      UNIQUE (form, sender, period, revision)
    ) STRICT;
    CREATE INDEX submission_of_delivery ON submission (delivery);
    CREATE INDEX submission_in_period ON submission (period, form, sender);

    -- Texts that come often stand here once; other tables say their number.
    CREATE TABLE code (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN
        ('section', 'indicator', 'period', 'measure', 'stratum', 'unit', 'record', 'sheet')),
      text TEXT NOT NULL,
      UNIQUE (kind, text)
    ) STRICT;

    CREATE TABLE submitted_section (
      submission INTEGER NOT NULL REFERENCES submission,
      section INTEGER NOT NULL REFERENCES code,
      PRIMARY KEY (submission, section)
    ) STRICT, WITHOUT ROWID;

    -- kind: 0 blank, 1 none, 2 not applicable, 3 number (an integer, or text when it has a fraction or is larger than one
    -- can be), 4 text, 5 date (2023-05-19). scope: 0 total, 1 own. status: 0 preliminary, 1 estimate, 2 final.
    -- "column" 0: "row" is a line of a text file, or 0 for a place that is not known. Section to sheet are numbers of
    -- codes; that each exists is proved by "bieumau verify" rather than at each of the many rows.
    CREATE TABLE observation (
      submission INTEGER NOT NULL REFERENCES submission,
      section INTEGER NOT NULL,
      indicator INTEGER NOT NULL,
      period INTEGER NOT NULL,
      measure INTEGER NOT NULL,
      stratum INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      scope INTEGER NOT NULL CHECK (scope IN (0, 1)),
      record INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
      value ANY,
      status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
      sheet INTEGER NOT NULL,
      "row" INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      PRIMARY KEY (submission, section, indicator, period, measure, stratum, unit, scope, record),
      CHECK ((kind < 3) = (value IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE finding (
      submission INTEGER NOT NULL REFERENCES submission,
      ordinal INTEGER NOT NULL,
      code TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
      place TEXT NOT NULL,
      message TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (submission, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- What one who confirms says of a figure that somebody else collected; "key" as in tidy observations.
    CREATE TABLE answer (
      submission INTEGER NOT NULL REFERENCES submission,
      ordinal INTEGER NOT NULL,
      section TEXT NOT NULL,
      key TEXT NOT NULL,
      objects INTEGER NOT NULL CHECK (objects IN (0, 1)),
      remark TEXT NOT NULL,
      sheet TEXT NOT NULL,
      "row" INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      PRIMARY KEY (submission, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- Who did what, when and why. "hash" is the digest of the entry and of the hash before it; "content" the digest of
    -- what was stored with the entry.
    CREATE TABLE log (
      sequence INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      who TEXT NOT NULL,
      what TEXT NOT NULL CHECK (what IN
        ('delivered', 'submitted', 'superseded', 'accepted', 'returned', 'reopened', 'closed', 'opened', 'resolved')),
      delivery INTEGER REFERENCES delivery,
      submission INTEGER REFERENCES submission,
      subject TEXT NOT NULL,
      old TEXT NOT NULL,
      new TEXT NOT NULL,
      why TEXT NOT NULL,
      content BLOB NOT NULL CHECK (length(content) = 32),
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX log_of_delivery ON log (delivery) WHERE delivery IS NOT NULL;
    CREATE INDEX log_of_submission ON log (submission) WHERE submission IS NOT NULL;
    CREATE INDEX log_of_period ON log (subject) WHERE what IN ('closed', 'opened');
    CREATE INDEX log_at ON log (at);

    -- Whose figure stands where several senders, or one who confirms, disagree; the newest decision counts.
    CREATE TABLE resolution (
      entry INTEGER PRIMARY KEY REFERENCES log,
      period TEXT NOT NULL,
      key TEXT NOT NULL,
      taken TEXT NOT NULL
    ) STRICT;
    CREATE INDEX resolution_in_period ON resolution (period, key);

    """

  private static let appendOnly1: String = {
    let tables = [
      "file", "delivery", "code", "submitted_section", "observation", "finding", "answer", "log", "resolution",
    ]
    let refusal = "SELECT RAISE(ABORT, 'what is in the store is never changed')"
    let state = """
      CREATE TRIGGER submission_keeps BEFORE UPDATE OF
        id, delivery, form, edition, sender, period, revision, content ON submission BEGIN \(refusal); END;
      CREATE TRIGGER submission_stays BEFORE DELETE ON submission BEGIN \(refusal); END;

      """
    return state
      + tables.map { table in
        """
        CREATE TRIGGER \(table)_keeps BEFORE UPDATE ON \(table) BEGIN \(refusal); END;
        CREATE TRIGGER \(table)_stays BEFORE DELETE ON \(table) BEGIN \(refusal); END;

        """
      }.joined()
  }()
}
