import Forms
import Indicators
import Quantities

/// Proposes the settings of a new workspace: what the pack, the units and custom say.
struct FoundingSettings {
  let pack: RegimePack
  let choice: UnitChoice
  let unit: OrganisationUnit
  /// The units on the day of the founding.
  let tree: UnitTree
  /// Name of the office that puts the set together; `nil` = the label of its role.
  let office: String?

  private var regime: Regime { pack.regime }

  /// Role of the office that puts the set together: whoever owes the narrative reports, which are made from everything.
  private var compilingRole: Role? {
    let agencies = regime.roles.filter { $0.level == nil }
    return agencies.first { role in pack.reports.contains { $0.ownerRole == role.code } }
      ?? agencies.first { role in pack.forms.contains { $0.ownerRole == role.code } } ?? agencies.first
  }

  /// `nil` when the pack has no role of an office.
  var settings: WorkspaceSettings? {
    guard let compiling = compilingRole else { return nil }
    var settings = WorkspaceSettings(
      regime: regime.code, packFolder: nil, unit: unit.code, compiler: compiling.code, letterhead: LetterheadSettings(),
      letterheadsByRole: [:], senders: [], periods: periods)
    settings.senders = agencies(compiling) + regime.roles.flatMap(holders)
    settings.letterhead = letterhead(ofCompiler: settings.senders.first { $0.code == compiling.code }?.name ?? "")
    for role in regime.roles where role.level != nil {
      settings.letterheadsByRole[role.code] = LetterheadSettings(
        symbol: "/BC-UBND", signatoryCapacity: "TM. ỦY BAN NHÂN DÂN", signatoryTitle: "CHỦ TỊCH",
        recipients: [(office ?? compiling.label) + ";", "Lưu: VT."])
    }
    return settings
  }

  // MARK: - Periods

  /// The half year and the year, where something is made for them, cut off on their last day or on the last day of the unit.
  private var periods: [WorkspaceSettings.Period] {
    [ReportingPeriod.Kind.half, .year].filter(isMade).map { kind in
      let period = ReportingPeriod(kind: kind, year: choice.year)
      let cutOff = min(period.lastDay, unit.validTo ?? period.lastDay)
      return WorkspaceSettings.Period(
        period: period, cutOff: cutOff, status: .preliminary, documentNumber: "", documentDate: nil)
    }
  }

  private func isMade(_ kind: ReportingPeriod.Kind) -> Bool {
    let all = pack.forms.map(\.periods) + pack.reports.map(\.periods)
    return all.contains { $0.isEmpty || $0.contains(kind) }
  }

  // MARK: - Senders

  private func agencies(_ compiling: Role) -> [WorkspaceSettings.Sender] {
    regime.roles.filter { $0.level == nil }.map { role in
      let isCompiler = role.code == compiling.code
      let name = isCompiler ? office ?? role.label : role.label
      let custom = OfficeName(name: name)
      return WorkspaceSettings.Sender(
        code: role.code, name: name, shortName: name, role: role.code, unit: unit.code,
        letterhead: LetterheadSettings(
          agency: name.uppercased(), symbol: custom.symbol, signatoryTitle: custom.signatoryTitle),
        line: 0)
    }
  }

  /// One sender for each unit of the role's level: `xa-an-khuong`.
  private func holders(of role: Role) -> [WorkspaceSettings.Sender] {
    guard let level = role.level, let top = tree.index(of: unit.code) else { return [] }
    let units = tree.descendants(of: top, atLevel: level).map { tree.units[$0] }
    let codes = units.map { VietnameseText.code(from: $0.name) }
    let isAlone = regime.roles.count { $0.level == level } == 1
    return zip(units, codes).map { unit, code in
      let isClear = isAlone && !code.isEmpty && codes.count { $0 == code } == 1 && regime.role(code) == nil
      let name = "Ủy ban nhân dân " + choice.nameInSentence(of: unit)
      return WorkspaceSettings.Sender(
        code: isClear ? code : [isAlone ? "" : role.code, code, unit.code].filter { !$0.isEmpty }.joined(separator: "-"),
        name: name, shortName: unit.name, role: role.code, unit: unit.code,
        letterhead: LetterheadSettings(place: choice.bareName(of: unit)), line: 0)
    }
  }

  private func letterhead(ofCompiler name: String) -> LetterheadSettings {
    let custom = OfficeName(name: name)
    let kind = regime.unitKind(unit.kind)?.label ?? ""
    return LetterheadSettings(
      parent: "ỦY BAN NHÂN DÂN " + unit.name.uppercased(), agency: name.uppercased(), place: choice.bareName(of: unit),
      symbol: custom.symbol, signatoryTitle: custom.signatoryTitle,
      recipients: ["UBND \(kind);", "Lưu: VT."])
  }
}
