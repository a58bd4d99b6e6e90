import Diagnostics
import Documents
import Forms
import Writers

/// Writes workbooks back with every finding in its cell, as one set into a folder.
struct Annotating {
  let workspace: Workspace
  let catalogue: Catalogue

  /// Files without errors and warnings get no copy, and neither do those whose sender is unknown.
  ///
  /// - Parameter files: as ``arrivals``; each learns of its copy.
  /// - Returns: notes of the set of outputs.
  /// - Throws: ``Rejection`` when a copy that somebody changed would be overwritten; ``OutsideTrouble``.
  func write(
    _ arrivals: [Arrival], _ files: inout [Ingested.File], into folder: String, isForced: Bool
  ) throws -> [Diagnostic] {
    let faulty = arrivals.indices.filter {
      arrivals[$0].source != nil && files[$0].findings.contains { $0.severity > .note }
    }
    if faulty.isEmpty { return [] }
    let names = FileNames.unique(faulty.map { Self.name(of: arrivals[$0].path) })
    let outputs = try OutputSet(folder: folder)
    do {
      for (index, name) in zip(faulty, names) {
        guard let source = arrivals[index].source, let identity = arrivals[index].identity else { continue }
        let document = document(source, identity, files[index].findings)
        try outputs.add(name + ".xlsx", try XLSXWriter().bytes(of: document, named: name))
        files[index].annotation = Path.join(folder, name + ".xlsx")
      }
      return try outputs.commit(force: isForced)
    } catch {
      outputs.abandon()
      throw error
    }
  }

  /// Without the ending.
  private static func name(of path: String) -> String {
    let name = Path.name(of: path)
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }

  private func document(
    _ source: Arrival.Source, _ identity: DeliveryIdentity, _ findings: [Diagnostic]
  ) -> Document {
    let blank = BlankWorkbook(
      source.forms, for: source.material.respondent(for: identity.sender),
      in: source.material.context(for: identity.sender), senderName: identity.sender.name)
    return Annotation(book: source.book).document(of: source.workbook, on: blank.document(), findings: findings) {
      "\(catalogue.word(for: $0.severity)) \($0.code.id): \(catalogue.message(for: $0))"
    }
  }
}
