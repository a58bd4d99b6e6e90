import Diagnostics
import Indicators
import Quantities

/// Names as people write them, made comparable: composed, small letters, one space between words.
enum TypedName {
  static func key(_ text: String) -> String {
    (VietnameseText.composed(text) ?? text).lowercased().split { $0.isWhitespace || $0 == "\u{200B}" }
      .joined(separator: " ")
  }

  /// The category that a text names by label or code; drop-downs give labels.
  static func category(_ text: String, of list: Disaggregation) -> Category? {
    let wanted = key(text)
    return list.categories.first { key($0.label) == wanted || key($0.code) == wanted }
  }

  /// The label that was probably meant.
  static func nearestCategory(_ text: String, of list: Disaggregation) -> String? {
    nearest(text, among: list.categories.map(\.label))
  }

  static func nearest(_ text: String, among names: [String]) -> String? {
    let keys = names.map(key)
    guard let found = NearestName.of(key(text), among: keys) else { return nil }
    return keys.firstIndex(of: found).map { names[$0] }
  }
}

/// Units by name, by name without its kind (`An Khương` for `Xã An Khương`), or by code.
struct UnitNames: Sendable {
  private var indices: [String: Int] = [:]
  private let names: [String]

  /// - Parameter level: only units of this level; `nil` = all.
  init(_ tree: UnitTree, level: String?, kinds: [UnitKind]) {
    let chosen = tree.units.indices.filter { level == nil || tree.levels[$0] == level }
    names = chosen.map { tree.units[$0].name }
    var short: [String: [Int]] = [:]
    for index in chosen {
      let unit = tree.units[index]
      indices[TypedName.key(unit.name)] = index
      indices[TypedName.key(unit.code)] = index
      let kind = TypedName.key(kinds.first { $0.code == unit.kind }?.label ?? "")
      let name = TypedName.key(unit.name)
      if !kind.isEmpty, name.hasPrefix(kind + " ") { short[String(name.dropFirst(kind.count + 1)), default: []].append(index) }
    }
    for (name, found) in short where found.count == 1 && indices[name] == nil { indices[name] = found[0] }
  }

  subscript(name: String) -> Int? { indices[TypedName.key(name)] }

  func nearest(_ name: String) -> String? { TypedName.nearest(name, among: names) }
}
