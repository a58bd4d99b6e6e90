import Foundation

/// Judges JSON by the part of JSON Schema (draft 2020-12) that our schemas use; a word of a schema that it does not know is a fault.
struct JSONShape {
  private let schema: [String: Any]
  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "additionalProperties", "properties", "items",
    "const", "enum", "pattern",
  ]

  init(at url: URL) throws {
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    schema = object as? [String: Any] ?? [:]
  }

  func faults(of value: Any) -> [String] { faults(value, schema, "$") }

  private func faults(_ value: Any, _ rule: [String: Any], _ place: String) -> [String] {
    var found = rule.keys.filter { !Self.known.contains($0) }.map { "\(place): the schema says \($0)" }
    if let name = rule["$ref"] as? String {
      let part = (schema["$defs"] as? [String: Any])?[String(name.dropFirst("#/$defs/".count))] as? [String: Any]
      found += part.map { faults(value, $0, place) } ?? ["\(place): no \(name)"]
    }
    if let types = (rule["type"] as? String).map({ [$0] }) ?? rule["type"] as? [String], !types.contains(where: { isA($0, value) }) {
      found.append("\(place): is no \(types)")
    }
    if let const = rule["const"], !isEqual(const, value) { found.append("\(place): is not \(const)") }
    if let all = rule["enum"] as? [Any], !all.contains(where: { isEqual($0, value) }) { found.append("\(place): \(value)") }
    if let pattern = rule["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place): \(text)")
    }
    if let items = rule["items"] as? [String: Any], let list = value as? [Any] {
      found += list.enumerated().flatMap { faults($1, items, "\(place)[\($0)]") }
    }
    if let object = value as? [String: Any] { found += faults(object, rule, place) }
    return found
  }

  private func faults(_ object: [String: Any], _ rule: [String: Any], _ place: String) -> [String] {
    let properties = rule["properties"] as? [String: Any] ?? [:]
    var found = (rule["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): lacks \($0)" }
    for (name, value) in object {
      if let own = properties[name] as? [String: Any] {
        found += faults(value, own, place + "." + name)
      } else if rule["additionalProperties"] as? Bool == false {
        found.append("\(place): has \(name)")
      }
    }
    return found
  }

  private func isA(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "number": value is NSNumber
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }

  private func isEqual(_ one: Any, _ other: Any) -> Bool {
    if let one = one as? String { return one == other as? String }
    if let one = one as? NSNumber { return one == other as? NSNumber }
    return false
  }
}
