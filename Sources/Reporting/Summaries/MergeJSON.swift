import Diagnostics
import Forms
import Indicators
import Quantities
import Store

/// Pieces of a merge as JSON; absent is left out.
enum MergeJSON {
  static func text(_ form: MergedForm) -> String {
    let contributors = form.contributors.map { contributor -> String in
      var fields: [(String, String?)] = [("sender", contributor.sender), ("name", contributor.name), ("unit", contributor.unit)]
      switch contributor.state {
      case .counts(let name): fields += [("state", "counts"), ("submission", name.text)]
      case .waits(let name, let state): fields += [("state", state.rawValue), ("submission", name.text)]
      case .missing: fields.append(("state", "missing"))
      }
      return object(quoted(fields) + (contributor.isAsked ? [] : ["\"notAsked\":true"]))
    }
    return object(
      quoted([("form", form.code), ("title", form.title)])
        + [
          "\"counts\":\(form.asked.count(where: \.counts))", "\"asked\":\(form.asked.count)",
          "\"contributors\":[\(contributors.joined(separator: ","))]",
        ] + below(form))
  }

  /// Units of workspaces below, where there are any.
  private static func below(_ form: MergedForm) -> [String] {
    if form.below.isEmpty { return [] }
    let units = form.below.map { unit in object(quoted([("unit", unit.unit), ("name", unit.name)]) + ["\"counts\":\(unit.counts)"]) }
    let counts = form.below.count(where: \.counts)
    return ["\"below\":{\"counts\":\(counts),\"asked\":\(form.below.count),\"units\":[\(units.joined(separator: ","))]}"]
  }

  static func text(_ dispute: MergedDispute) -> String {
    let sides = dispute.sides.map { side in
      object(
        quoted([
          ("sender", side.sender), ("submission", side.submission.text), (side.isObjection ? "objection" : "value", side.text),
        ]))
    }
    var fields = quoted([("key", dispute.key.text), ("subject", dispute.subject)])
    fields.append("\"sides\":[\(sides.joined(separator: ","))]")
    if let settlement = dispute.settlement {
      fields += quoted([
        ("taken", settlement.taken), ("by", settlement.record.by), ("at", settlement.record.at.isoInVietnam),
        ("reason", settlement.record.reason),
      ])
    }
    return object(fields + ["\"open\":\(dispute.isOpen)"])
  }

  static func text(_ finding: CheckFinding, _ catalogue: Catalogue) -> String {
    let place = finding.diagnostic.location
    return object(
      quoted([
        ("check", finding.check), ("severity", Catalogue(.english).word(for: finding.diagnostic.severity)),
        ("form", finding.form), ("address", place?.address), ("subject", place?.subject),
        ("message", catalogue.message(for: finding.diagnostic)),
      ]))
  }

  static func text(_ record: DoubledRecord) -> String {
    let names = record.submissions.map { JSONText.quoted($0.text) }.joined(separator: ",")
    return object(quoted([("id", record.id)]) + ["\"submissions\":[\(names)]"])
  }

  static func text(_ change: MergedChange) -> String {
    object(
      quoted([
        ("form", change.form), ("sender", change.sender), ("key", change.key.text), ("subject", change.subject),
        ("old", change.old), ("new", change.new),
      ]))
  }

  static func quoted(_ fields: [(String, String?)]) -> [String] { TraceJSON.quoted(fields) }
  static func object(_ fields: [String]) -> String { TraceJSON.object(fields) }
}
