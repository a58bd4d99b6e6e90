/// The language of messages, help and pages.
package enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// Turns findings into words. The only place where a message becomes text.
package struct Catalogue: Sendable {
  package var language: Language

  package init(_ language: Language = .vietnamese) { self.language = language }

  /// One line: place, message. Example:
  /// `biểu 05, ô D12 (Số hộ nghèo DTTS, xã An Khương): "15,5" phải là số nguyên – sửa lại thành số hộ`.
  package func line(for finding: Diagnostic) -> String {
    let message = message(for: finding)
    guard let location = finding.location else { return message }
    let place = self.place(location)
    return place.isEmpty ? message : "\(place): \(message)"
  }

  /// One line with the severity and the code in front, as the command line prints it: `lỗi T012 …`.
  package func report(for finding: Diagnostic) -> String {
    "\(word(for: finding.severity)) \(finding.code.id) \(line(for: finding))"
  }

  package func word(for severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .vietnamese): "lỗi"
    case (.warning, .vietnamese): "cảnh báo"
    case (.note, .vietnamese): "ghi chú"
    case (.error, .english): "error"
    case (.warning, .english): "warning"
    case (.note, .english): "note"
    }
  }

  /// The message alone, its holes filled.
  package func message(for finding: Diagnostic) -> String {
    let template = language == .vietnamese ? finding.code.vietnamese : finding.code.english
    var text = fill(template, with: finding)
    // A part that was left out may leave the space before it.
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Fills `{name}`; a part in `[…]` is left out when one of its holes has no value: `[ – có phải ý bạn là "{nearest}"?]`.
  private func fill(_ template: String, with finding: Diagnostic) -> String {
    var isComplete = true
    return fill(Substring(template), with: finding, &isComplete)
  }

  private func fill(_ template: Substring, with finding: Diagnostic, _ isComplete: inout Bool) -> String {
    var result = ""
    var rest = template
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "[" }) {
      result += rest[..<open]
      let isHole = rest[open] == "{"
      guard let close = rest[open...].firstIndex(of: isHole ? "}" : "]") else { break }
      let inner = rest[rest.index(after: open)..<close]
      if isHole {
        let value = value(of: String(inner), in: finding)
        isComplete = isComplete && value != nil
        result += value ?? "{\(inner)}"
      } else {
        var hasAll = true
        let part = fill(inner, with: finding, &hasAll)
        if hasAll { result += part }
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// An argument's value; terms of the field are translated where the language asks for it.
  private func value(of argument: String, in finding: Diagnostic) -> String? {
    guard let value = finding[argument] else { return nil }
    return language == .vietnamese ? value : Term.english[value] ?? value
  }

  /// The place in words: `tệp.xml:12:3`, or `biểu 05, trang "B05 Theo xã", ô D12 (…)`.
  package func place(_ location: Location) -> String {
    var parts: [String] = []
    if let file = location.file {
      var text = file
      if let line = location.line { text += ":\(line)" }
      if location.line != nil, let column = location.column { text += ":\(column)" }
      parts.append(text)
    } else if let line = location.line {
      parts.append(language == .vietnamese ? "dòng \(line)" : "line \(line)")
    }
    if let form = location.form { parts.append(location.address.map { "\(form)/\($0)" } ?? form) }
    if let sheet = location.sheet {
      parts.append(language == .vietnamese ? "trang \"\(sheet)\"" : "sheet \"\(sheet)\"")
    }
    if let cell = location.cell { parts.append(language == .vietnamese ? "ô \(cell)" : "cell \(cell)") }
    let place = parts.joined(separator: ", ")
    guard let subject = location.subject else { return place }
    return place.isEmpty ? subject : "\(place) (\(subject))"
  }
}
