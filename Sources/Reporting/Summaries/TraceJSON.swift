import Diagnostics
import Forms
import Indicators
import Quantities
import Store

/// Pieces of an explanation as JSON; absent is left out.
enum TraceJSON {
  static func fields(of figure: TracedFigure, _ figures: Figures) -> [String] {
    var fields: [(String, String?)] = [
      ("cell", figure.cell.map { "\($0.form)/\($0.address)" }), ("label", figure.label), ("formula", figure.formula),
    ]
    if let key = figure.key {
      let record = key.record == 0 ? nil : figures.observations.records[Int(key.record) - 1].id
      fields += [
        ("indicator", figures.catalogue.indicators[Int(key.indicator)].code),
        ("stratum", figures.disaggregations.text(of: key.stratum)),
        ("unit", figures.units.units[Int(key.unit)].code), ("scope", key.scope.code), ("period", figure.period?.code),
        ("measure", key.measure.code), ("record", record),
      ]
    }
    fields.append(("rule", rule(figure.rule)))
    fields.append(("omitted", figure.omission.map { String(describing: $0) }))
    return quoted(fields) + value(figure.figure.value)
      + (figure.figure.isIncomplete ? ["\"incomplete\":true"] : []) + (figure.isSubtracted ? ["\"subtracted\":true"] : [])
  }

  private static func rule(_ rule: TracedFigure.Rule) -> String {
    switch rule {
    case .figure(let rule): String(describing: rule)
    case .operation(let sign): sign
    default: String(describing: rule)
    }
  }

  /// Numbers exactly, as text: a JSON reader may keep only 15 digits.
  static func value(_ value: ObservedValue) -> [String] {
    switch value {
    case .blank: ["\"kind\":\"blank\""]
    case .none: ["\"kind\":\"none\""]
    case .notApplicable: ["\"kind\":\"not-applicable\""]
    case .number(let number): ["\"kind\":\"number\"", "\"value\":\(JSONText.quoted(number.description))"]
    case .text(let text): ["\"kind\":\"text\"", "\"value\":\(JSONText.quoted(text))"]
    case .date(let date): ["\"kind\":\"date\"", "\"value\":\(JSONText.quoted(date.iso))"]
    }
  }

  static func text(_ statement: TracedStatement) -> String {
    var fields = ["\"source\":\(statement.source + 1)"] + value(statement.value)
    fields.append("\"status\":\(JSONText.quoted(statement.status.rawValue))")
    switch statement.place {
    case .unknown: break
    case .line(let line): fields.append("\"line\":\(line)")
    case .cell(let sheet, let cell): fields += quoted([("sheet", sheet), ("address", cell.description)])
    }
    if statement.isSetAside { fields.append("\"setAside\":true") }
    return object(fields)
  }

  static func text(_ dispute: TracedDispute) -> String {
    var fields = quoted([("key", dispute.key.text)])
    let objections = dispute.objections.map {
      object(["\"source\":\($0.source + 1)", "\"remark\":\(JSONText.quoted($0.remark))"])
    }
    fields.append("\"objections\":[\(objections.joined(separator: ","))]")
    if let settlement = dispute.settlement {
      let decision = quoted([("taken", settlement.taken)]) + Self.fields(of: settlement.record)
      fields.append("\"decision\":\(object(decision + (settlement.isOutdated ? ["\"outdated\":true"] : [])))")
    }
    return object(fields)
  }

  static func text(_ source: TraceSource) -> String {
    var fields = quoted([
      ("submission", source.submission?.text), ("sender", source.sender), ("file", source.file),
      ("sha256", source.sha256?.hex), ("received", source.received?.isoInVietnam),
      ("document", source.document.isEmpty ? nil : source.document), ("state", source.state?.rawValue),
    ])
    if let decision = source.decision { fields.append("\"decision\":\(object(Self.fields(of: decision)))") }
    return object(fields)
  }

  private static func fields(of record: DecisionRecord) -> [String] {
    quoted([
      ("by", record.by), ("at", record.at.isoInVietnam), ("reason", record.reason.isEmpty ? nil : record.reason),
    ])
  }

  static func quoted(_ fields: [(String, String?)]) -> [String] {
    fields.compactMap { name, value in value.map { "\"\(name)\":\(JSONText.quoted($0))" } }
  }

  static func object(_ fields: [String]) -> String { "{" + fields.joined(separator: ",") + "}" }
}
