import Diagnostics
import Forms
import Indicators

extension Summary {
  /// Counts, then every sender, form and finding.
  package func text(of report: CheckReport) -> String {
    let catalogue = Catalogue(language)
    let counts = Severity.allCases.reversed().map { "\(report.count($0)) \(catalogue.word(for: $0))" }
    var lines = [
      "\(report.unit), \(language == .vietnamese ? report.period.label : report.period.code): "
        + counts.joined(separator: ", ") + say(" (\(report.checkCount) quy tắc)", " (\(report.checkCount) checks)")
    ]
    var sender: String?
    for group in report.groups {
      if group.sender != sender {
        sender = group.sender
        lines += ["", group.senderName.isEmpty ? group.sender : group.senderName]
      }
      if !group.form.isEmpty { lines.append("  \(group.form)  \(group.formTitle)") }
      lines += group.findings.map { "    " + catalogue.report(for: $0.diagnostic) }
    }
    return lines.joined(separator: "\n")
  }

  /// The same for machines; keys are the same in every language, messages are in this one.
  package func json(of report: CheckReport) -> String {
    let findings = report.groups.flatMap { group in group.findings.map { json(of: $0, in: group) } }
    let head = [
      "\"unit\":\(JSONText.quoted(report.unit))", "\"period\":\(JSONText.quoted(report.period.code))",
      "\"checks\":\(report.checkCount)", "\"errors\":\(report.count(.error))",
      "\"warnings\":\(report.count(.warning))", "\"notes\":\(report.count(.note))",
    ]
    return "{" + head.joined(separator: ",") + ",\"findings\":[" + findings.joined(separator: ",") + "]}"
  }

  private func json(of finding: CheckFinding, in group: CheckReport.Group) -> String {
    let place = finding.diagnostic.location
    var fields: [(String, String?)] = [
      ("check", finding.check), ("severity", Catalogue(.english).word(for: finding.diagnostic.severity)),
      ("sender", group.sender), ("form", finding.form), ("address", place?.address), ("sheet", place?.sheet),
      ("subject", place?.subject), ("record", finding.diagnostic["record"]), ("reason", finding.reason),
    ]
    fields.append(("message", Catalogue(language).message(for: finding.diagnostic)))
    let plain = fields.compactMap { name, value in value.map { "\(JSONText.quoted(name)):\(JSONText.quoted($0))" } }
    let senders = finding.senders.map(JSONText.quoted).joined(separator: ",")
    let sides = ["\"left\":[\(cells(finding.left))]", "\"right\":[\(cells(finding.right))]"]
    return "{" + (plain + ["\"senders\":[\(senders)]"] + sides).joined(separator: ",") + "}"
  }

  private func cells(_ figures: [CheckedFigure]) -> String {
    figures.map { figure in
      let address = figure.cell.map { JSONText.quoted("\($0.form)/\($0.address)") } ?? "null"
      return "{\"label\":\(JSONText.quoted(figure.label)),\"address\":\(address)}"
    }.joined(separator: ",")
  }
}

/// Text as a JSON string (RFC 8259 §7).
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
