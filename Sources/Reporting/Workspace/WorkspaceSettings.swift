import Diagnostics
package import Indicators
package import Quantities

/// What `workspace.xml` says: whose reports are made here, who sends figures, how documents are headed and signed.
package struct WorkspaceSettings: Sendable {
  /// Code of the regime whose pack is used.
  package var regime: String
  /// Folder of the pack relative to the workspace; `nil` = searched for by code.
  package var packFolder: String?
  /// Code of the reporting unit.
  package var unit: String
  /// Code of the sender that puts the set together.
  package var compiler: String
  package var letterhead: LetterheadSettings
  /// Letterheads of senders by role, where they have none of their own.
  package var letterheadsByRole: [String: LetterheadSettings]
  /// In document order.
  package var senders: [Sender]
  package var periods: [Period]
  /// Workspaces of the level below whose figures are part of this one's; empty for a district.
  package var below: [Below] = []

  /// Who sends figures.
  package struct Sender: Sendable {
    package var code: String
    package var name: String
    /// As tables and joined texts name it.
    package var shortName: String
    /// A role of the regime.
    package var role: String
    /// Code of its unit: a commune's own, the district for its agencies.
    package var unit: String
    package var letterhead: LetterheadSettings
    /// Line of `workspace.xml`.
    package var line: Int
  }

  /// A period of which reports are made.
  package struct Period: Sendable {
    package var period: ReportingPeriod
    /// Figures count up to the end of this day.
    package var cutOff: CalendarDate
    package var status: ObservationStatus
    package var documentNumber: String
    package var documentDate: CalendarDate?

    /// What holds for a period that the settings do not list: it is cut off on its last day.
    static func unlisted(_ period: ReportingPeriod) -> Period {
      Period(period: period, cutOff: period.lastDay, status: .preliminary, documentNumber: "", documentDate: nil)
    }
  }

  /// Where the figures of a unit below come from.
  package struct Below: Sendable {
    /// Code of the unit.
    package var unit: String
    /// A workspace's folder or an export (.csv), relative to this workspace.
    package var source: String
    /// Line of `workspace.xml`.
    package var line: Int
  }

  package func sender(_ code: String) -> Sender? { senders.first { $0.code == code } }

  /// The sender that somebody names by its code, or by the code of a unit that only it belongs to; `U003` where there is none.
  func sender(named name: String, at place: Location? = nil, _ findings: inout Findings) -> Sender? {
    if let sender = sender(name) { return sender }
    let ofUnit = senders.filter { $0.unit == name }
    if ofUnit.count == 1 { return ofUnit[0] }
    let nearest = NearestName.of(name, among: senders.map(\.code))
    findings.add(Diagnostic(.senderNotInWorkspace, at: place, ["name": name.excerpt], nearest: nearest))
    return nil
  }

  package func period(_ period: ReportingPeriod) -> Period? { periods.first { $0.period == period } }

  /// Cut-offs by period, for names of units.
  package var cutOffs: [ReportingPeriod: CalendarDate] {
    Dictionary(periods.map { ($0.period, $0.cutOff) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The parts of a letterhead that one element states; what it leaves out comes from the next wider one.
package struct LetterheadSettings: Sendable {
  package var parent: String?
  package var agency: String?
  package var place: String?
  package var symbol: String?
  /// Behind the number of letters, which name no type: `/LĐTBXH-GN`.
  package var letterSymbol: String?
  package var signatoryCapacity: String?
  package var signatoryActing: String?
  package var signatoryTitle: String?
  package var signatoryName: String?
  /// Empty = not stated.
  package var recipients: [String] = []

  /// This letterhead with what it leaves out taken from another.
  func completed(from wider: LetterheadSettings) -> LetterheadSettings {
    var result = self
    result.parent = parent ?? wider.parent
    result.agency = agency ?? wider.agency
    result.place = place ?? wider.place
    result.symbol = symbol ?? wider.symbol
    result.letterSymbol = letterSymbol ?? wider.letterSymbol
    if signatoryTitle == nil {
      result.signatoryCapacity = wider.signatoryCapacity
      result.signatoryActing = wider.signatoryActing
      result.signatoryTitle = wider.signatoryTitle
      result.signatoryName = wider.signatoryName
    }
    if recipients.isEmpty { result.recipients = wider.recipients }
    return result
  }
}
