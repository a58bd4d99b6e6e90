package import Diagnostics
package import Documents
package import Indicators

/// One file of a pack as it was read.
package struct PackFile: Sendable {
  /// Relative to the pack, with `/`: `forms/bieu-05.xml`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A regulation as data, decoded and checked: nothing in it names something unknown.
package struct RegimePack: Sendable {
  package var regime: Regime
  package var catalogue: IndicatorCatalogue
  /// In order of their numbers.
  package var forms: [Form]
  package var reports: [Report]
}

// Sketch that the lead implements:
//   static func RegimePack.load(_ files: [PackFile]) throws -> Accepted<RegimePack>      // Rejection with all findings
//   Form: code, number, title, edition, component?, ownerRole, periods: [ReportingPeriod.Kind], requiredFlags: [String], grounds: [Grounds]
//     func applies(to unit: Int, in tree: UnitTree) -> Bool
//     func fill(in context: FillingContext) throws -> Accepted<Document>
//   Report: code, number, title, ownerRole, periods;  func fill(in context: FillingContext) throws -> Accepted<Document>
package struct Form: Sendable {}
package struct Report: Sendable {}
