import Documents
import Indicators
import Quantities

/// What may be typed where, in the words of those who type it.
struct EntryRules {
  let context: FillingContext
  private let none: String
  private let notApplicable: String

  init(context: FillingContext) {
    self.context = context
    none = context.pack.regime.print(of: .none)
    notApplicable = context.pack.regime.print(of: .notApplicable)
  }

  /// Slots of one kind share a rule.
  enum Kind: Hashable {
    case whole(allowsNegative: Bool)
    case decimal(allowsNegative: Bool)
    case percent
    case money(isShifted: Bool, allowsNegative: Bool)
    case date
    case category(String)
    case units(level: String)
  }

  /// `nil` where anything may stand.
  func kind(of slot: EntrySlot, in column: Column) -> Kind? {
    switch slot.valueType {
    case .integer: .whole(allowsNegative: slot.allowsNegative)
    case .decimal: .decimal(allowsNegative: slot.allowsNegative)
    case .percent: slot.allowsNegative ? .decimal(allowsNegative: true) : .percent
    case .money: .money(isShifted: slot.shift != 0, allowsNegative: slot.allowsNegative)
    case .date: .date
    case .category: slot.categories.map { .category($0) }
    case .units: slot.unitLevel.map { .units(level: $0) }
    case .text: nil
    }
  }

  func rule(_ kind: Kind, in area: Area) -> EntryRule {
    switch kind {
    case .whole(let negative):
      return number(
        area, title: "Số nguyên", what: negative ? "Số nguyên" : "Số nguyên từ 0 trở lên", isWhole: true,
        least: negative ? nil : .zero)
    case .decimal(let negative):
      return number(
        area, title: "Số", what: negative ? "Số, có thể lẻ" : "Số từ 0 trở lên, có thể lẻ", least: negative ? nil : .zero)
    case .percent:
      return number(area, title: "Tỷ lệ (%)", what: "Tỷ lệ từ 0 đến 100", least: .zero, most: .hundred)
    case .money(let shifted, let negative):
      let unit = shifted ? DisplayUnit.millionDong.label : "đồng"
      let sign = negative ? ", giảm ghi số âm" : ""
      return number(
        area, title: "Số tiền (\(unit))", what: "Số tiền tính bằng \(unit)\(sign)", least: negative ? nil : .zero)
    case .date:
      return EntryRule(
        .date(from: CalendarDate(year: 2000, month: 1, day: 1), to: CalendarDate(year: 2199, month: 12, day: 31)),
        in: area, strictness: .questioned, title: "Ngày", hint: "Ngày/tháng/năm, ví dụ 05/01/2023.",
        objection: "Phải là ngày, ghi dạng ngày/tháng/năm, ví dụ 05/01/2023. Giữ nguyên?")
    case .category(let code):
      let labels = context.pack.regime.disaggregations.disaggregation(code)?.categories.map(\.label) ?? []
      return EntryRule(
        .choice(labels), in: area, title: "Chọn trong danh sách", hint: "Bấm mũi tên để chọn.",
        objection: "Chọn một mục trong danh sách.")
    case .units(let level): return units(area, level)
    }
  }

  /// A number, or one of the marks for nothing.
  private func number(
    _ area: Area, title: String, what: String, isWhole: Bool = false, least: DecimalNumber?, most: DecimalNumber? = nil
  ) -> EntryRule {
    let cell = Formula.Piece.cell(rows: 0, columns: 0)
    var conditions: [[Formula.Piece]] = []
    if let least { conditions.append([cell, .text(">=\(least)")]) }
    if let most { conditions.append([cell, .text("<=\(most)")]) }
    if isWhole { conditions.append([cell, .text("=INT("), cell, .text(")")]) }
    if conditions.isEmpty { conditions = [[.text("TRUE")]] }
    let marks = [none, notApplicable].map { [cell, .text("=" + Formula.literal($0))] }
    let pieces =
      [.text("IF(ISNUMBER("), cell, .text("),AND(")] + Formula.arguments(conditions) + [.text("),OR(")]
      + Formula.arguments(marks) + [.text("))")]
    return EntryRule(
      .formula(Formula(pieces)), in: area, title: title,
      hint: "\(what). Không phát sinh: ghi \(none). Chưa có số liệu: để trống.",
      objection: "\(what); không phát sinh thì ghi \(none), không thuộc đối tượng thì ghi \(notApplicable).")
  }

  private func units(_ area: Area, _ level: String) -> EntryRule {
    let units = context.figures.units
    let names = units.descendants(of: context.unit, atLevel: level).prefix(2).map { units.units[$0].name }
    let example = names.isEmpty ? "" : " Ví dụ: \(names.joined(separator: "; "))."
    return EntryRule(
      .formula(Formula([.text("TRUE")])), in: area, title: "Đơn vị hành chính",
      hint: "Tên hoặc mã, nhiều đơn vị cách nhau bằng dấu chấm phẩy.\(example)")
  }

  /// The words with which others' figures are confirmed.
  static let agreed = "đồng ý"

  func confirmation(_ area: Area) -> EntryRule {
    EntryRule(
      .choice([Self.agreed, "không đồng ý"]), in: area, strictness: .questioned, title: "Xác nhận",
      hint: "Chọn \"đồng ý\", hoặc ghi ý kiến. Số của nơi khác không sửa ở đây.",
      objection: "Ghi ý kiến này thay cho \"đồng ý\"?")
  }

  func status(_ area: Area) -> EntryRule {
    EntryRule(
      .choice(context.pack.regime.statuses.map(\.label)), in: area, title: "Tình trạng số liệu",
      hint: "Chọn tình trạng của mọi số liệu trong sổ này.", objection: "Chọn một mục trong danh sách.")
  }
}
