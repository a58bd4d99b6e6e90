/// The second version: the store remembers when the figures of a period were put together.
extension StoreSchema {
  static let step2 = """
    -- "entry" is the last entry of the log that was there then; 0 for none. A convenience that proves nothing: what it
    -- helps to compare is in the log.
    CREATE TABLE merge (
      id INTEGER PRIMARY KEY,
      period TEXT NOT NULL,
      inclusion TEXT NOT NULL CHECK (inclusion IN ('accepted', 'received')),
      entry INTEGER NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX merge_of_period ON merge (period, inclusion, entry);
    CREATE TRIGGER merge_keeps BEFORE UPDATE ON merge BEGIN
      SELECT RAISE(ABORT, 'what is in the store is never changed'); END;
    CREATE TRIGGER merge_stays BEFORE DELETE ON merge BEGIN
      SELECT RAISE(ABORT, 'what is in the store is never changed'); END;

    """
}
