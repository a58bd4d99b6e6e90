import Workbooks

/// Who sends in a tidy file that comes from another workspace, whose senders are not ours.
enum TidySenders {
  /// Codes in the column `sender`, each once, in the order of lines; none when there is no such column, which reading the file tells.
  static func codes(in bytes: [UInt8]) -> [String] {
    bytes.withUnsafeBufferPointer { bytes in
      var text = DelimitedText(bytes)
      guard text.next() else { return [] }
      let names = text.fields.prefix(64).map { (text.text($0) ?? "").trimmed.lowercased() }
      guard let column = names.firstIndex(of: TidyColumn.sender.name) else { return [] }
      var seen: Set<String> = []
      var codes: [String] = []
      while text.next() {
        guard column < text.fields.count, let code = text.text(text.fields[column])?.trimmed, !code.isEmpty,
          codes.count < 100_000, seen.insert(code).inserted
        else { continue }
        codes.append(code)
      }
      return codes
    }
  }
}
