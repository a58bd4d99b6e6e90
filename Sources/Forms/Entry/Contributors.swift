package import Indicators

extension RegimePack {
  /// Roles, the owner's among them, that enter figures in a form in a kind of period.
  ///
  /// Told from the template alone, so that who owes what is known without laying workbooks out; a test compares it with
  /// what is handed out.
  /// - Parameter roles: those that are asked about.
  package func contributors(
    to form: Form, among roles: Set<String>, in kind: ReportingPeriod.Kind
  ) -> Set<String> {
    let responsibility = Responsibility(owner: form.ownerRole, pack: self)
    return roles.filter { role in
      let audience = regime.audience(ofRole: role)
      return form.sections.contains { section in
        section.periods.admits(kind) && responsibility.stands(section, for: audience)
          && responsibility.enters(section, role, in: kind)
      }
    }
  }
}

extension Responsibility {
  /// Whether a role enters a cell of a section that stands for it.
  func enters(_ section: Section, _ role: String, in kind: ReportingPeriod.Kind) -> Bool {
    let columns = section.columns.filter { column in
      column.stub == nil && column.entry != .given && column.entry != .computed && column.formula == nil
        && column.periods.admits(kind)
    }
    return section.rows.contains { row in
      guard row.kind != .heading, row.kind != .total, row.formula == nil, row.periods.admits(kind) else { return false }
      return columns.contains { column in
        (row.openColumns?.contains(column.code) ?? true) && enters(section, row, column, role)
      }
    }
  }

  private func enters(_ section: Section, _ row: Row, _ column: Column, _ role: String) -> Bool {
    let indicator = column.aspects.attribute == nil
      ? row.aspects.indicator ?? column.aspects.indicator ?? section.aspects.indicator : nil
    guard let word = collector(row, column, section, indicator: indicator), word == role || word == Self.everybody
    else { return false }
    if column.aspects.attribute != nil { return true }
    guard let indicator else { return false }
    let measure = row.aspects.measure ?? column.aspects.measure ?? section.aspects.measure ?? .yearToDate
    guard measure != .note, EntryDecision.typed.contains(measure) else { return false }
    switch catalogue.indicators[indicator].rollUp {
    case .ratio, .recordCount: return false
    default: return true
    }
  }
}
