/// What follows from the name of an office by custom: how it signs and how its documents are numbered. A proposal for a new workspace,
/// written where people change it.
struct OfficeName {
  let name: String

  /// How the heads of such offices are called, by the words with which their names begin; whether those words stand in the symbol.
  private static let customs: [(opening: String, title: String, isInSymbol: Bool)] = [
    ("Phòng", "TRƯỞNG PHÒNG", false), ("Trung tâm", "GIÁM ĐỐC", true), ("Ban Quản lý", "GIÁM ĐỐC", true),
    ("Ban", "TRƯỞNG BAN", true), ("Sở", "GIÁM ĐỐC", true), ("Chi cục", "CHI CỤC TRƯỞNG", true),
    ("Văn phòng", "CHÁNH VĂN PHÒNG", true), ("Ủy ban nhân dân", "CHỦ TỊCH", true),
  ]

  private var custom: (opening: String, title: String, isInSymbol: Bool)? {
    OfficeName.customs.first { name.hasPrefix($0.opening + " ") }
  }

  /// `TRƯỞNG PHÒNG`; `nil` for a name that begins otherwise.
  var signatoryTitle: String? { custom?.title }

  /// `/BC-LĐTBXH`: a report (BC) and the first letters of the name.
  var symbol: String {
    let rest = custom.map { $0.isInSymbol ? name : String(name.dropFirst($0.opening.count)) } ?? name
    let words = rest.split { !$0.isLetter }.filter { $0.lowercased() != "và" }
    return "/BC-" + words.compactMap { $0.first?.uppercased() }.joined()
  }
}
