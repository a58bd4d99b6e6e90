import Forms
import Indicators
import Quantities
import Store

/// Figures of the store in people's words.
struct FigureWords {
  private let workspace: Workspace
  private let units: UnitTree
  private var translation: KeyTranslation

  /// - Parameter units: as they stand for the period of the figures.
  init(_ desk: Desk, _ units: UnitTree) {
    workspace = desk.workspace
    self.units = units
    translation = desk.translation(units)
  }

  /// `Số hộ tham gia (Hộ nghèo), ước cả năm, Xã An Khương`; the key itself where the pack or the units no longer have it.
  mutating func subject(of key: CodedKey) -> String {
    guard let found = translation.key(key) else { return key.text }
    var text = workspace.pack.catalogue.indicators[Int(found.indicator)].label
    if !found.stratum.isTotal { text += " (\(workspace.pack.regime.disaggregations.label(of: found.stratum)))" }
    if let measure = found.measure.word { text += ", \(measure)" }
    if found.scope == .own { text += ", tự thực hiện" }
    if !key.record.isEmpty { text += ", \(key.record)" }
    return text + ", " + units.units[Int(found.unit)].name
  }

  /// A value as forms print it, money in million đồng; `nil` = nothing was said.
  func value(_ value: ObservedValue?, of key: CodedKey) -> String {
    let regime = workspace.pack.regime
    guard case .number(let number) = value, isMoney(key), let shown = number.shifted(by: DisplayUnit.millionDong.shift) else {
      return regime.excerpt(of: value ?? .blank)
    }
    return shown.vietnamese() + " " + DisplayUnit.millionDong.label
  }

  private func isMoney(_ key: CodedKey) -> Bool {
    let catalogue = workspace.pack.catalogue
    return catalogue.index(of: key.indicator).map { catalogue.indicators[$0].valueType == .money } ?? false
  }
}
