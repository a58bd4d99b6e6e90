/// How much of a zip is unpacked before it is refused as hostile. What the zip's headers claim is believed nowhere.
package struct ArchiveLimits: Sendable {
  /// Entries of the directory. Beyond: `W006`.
  package var entries: Int
  /// Bytes that may come out of one archive, over all its entries. Beyond: `W007`.
  package var inflated: Int
  /// How many times the size of the file may come out, once ``toleratedInflated`` bytes are out. Beyond: `W007`.
  package var ratio: Int
  /// Bytes that may come out whatever the ratio, because small workbooks compress well.
  package var toleratedInflated: Int

  package init(entries: Int, inflated: Int, ratio: Int, toleratedInflated: Int) {
    self.entries = entries
    self.inflated = inflated
    self.ratio = ratio
    self.toleratedInflated = toleratedInflated
  }

  /// A workbook or text document: 10,000 entries, 256 MiB, 120 times, 16 MiB. Deflate itself ends at about 1,030 times;
  /// real workbooks stay below 100, and a million and a half cells of an ods are about 200 MiB.
  package static let document = ArchiveLimits(
    entries: 10_000, inflated: 256 << 20, ratio: 120, toleratedInflated: 16 << 20)

  /// Bytes that may come out of a file of `size` bytes.
  func allowance(forSize size: Int) -> Int {
    min(inflated, max(toleratedInflated, size.multipliedReportingOverflow(by: ratio).partialValue))
  }
}
