import Diagnostics
package import Indicators

/// What shall be rendered, and how.
package struct RenderRequest: Sendable {
  /// Whether spreadsheets hold one form or all.
  package enum Bundling: Sendable { case separate, together, both }

  package var period: ReportingPeriod
  /// Codes of forms and reports; `nil` = all that are made for the period.
  package var forms: [String]?
  /// Only the part of this sender; `nil` = the whole set of the compiling office.
  package var sender: String?
  /// Codes of formats.
  package var formats: [String]
  package var bundling: Bundling
  /// Width of text tables in characters; `nil` fits them.
  package var width: Int?
  /// Reports are followed by every form that applies, as annexes.
  package var hasAnnexes: Bool
  /// Byte order mark and CR LF in text.
  package var isForOldWindows: Bool
  /// What was received and not accepted counts too, and every page says that it is a draft.
  package var isDraft: Bool
  /// Overwrites what people changed.
  package var isForced: Bool

  package init(
    period: ReportingPeriod, forms: [String]? = nil, sender: String? = nil, formats: [String],
    bundling: Bundling = .separate, hasAnnexes: Bool = false, width: Int? = nil, isForOldWindows: Bool = false,
    isDraft: Bool = false, isForced: Bool = false
  ) {
    self.period = period
    self.forms = forms
    self.sender = sender
    self.formats = formats
    self.bundling = bundling
    self.hasAnnexes = hasAnnexes
    self.width = width
    self.isForOldWindows = isForOldWindows
    self.isDraft = isDraft
    self.isForced = isForced
  }
}

extension RenderRequest {
  /// A request with the period as people write it.
  ///
  /// - Throws: ``Rejection`` with `U004`.
  package init(
    period: String, forms: [String]?, sender: String?, formats: [String], bundling: Bundling,
    hasAnnexes: Bool = false, width: Int?, isForOldWindows: Bool, isDraft: Bool, isForced: Bool
  ) throws {
    guard let known = ReportingPeriod(period) else {
      throw Rejection(Diagnostic(.periodMalformed, ["name": period.excerpt]))
    }
    self.init(
      period: known, forms: forms, sender: sender, formats: formats, bundling: bundling, hasAnnexes: hasAnnexes,
      width: width, isForOldWindows: isForOldWindows, isDraft: isDraft, isForced: isForced)
  }
}

/// What one workspace's rendering came to.
package struct Rendered: Sendable {
  /// Why a form or report says what it says.
  package enum Standing: Sendable {
    case filled
    /// The unit is outside the form's scope: head and one line.
    case outsideScope
    /// It is not made for such a period: head and one line.
    case otherPeriods
  }

  /// One form or report.
  package struct Item: Sendable {
    package var code: String
    package var title: String
    package var standing: Standing
    package var files: [String]
  }

  /// Name of the unit or sender whose reports these are.
  package var unit: String
  package var period: ReportingPeriod
  package var folder: String
  package var items: [Item]
  /// Workbooks that hold all forms.
  package var bundles: [String]

  package var fileCount: Int { items.reduce(bundles.count) { $0 + $1.files.count } }
}
