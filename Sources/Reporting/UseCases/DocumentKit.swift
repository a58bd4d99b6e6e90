import Forms
import Indicators
import Synchronization

/// Forms and reports of a pack made ready for one kind of period and one audience; the same for every workspace of the
/// pack.
struct DocumentKit: Sendable {
  struct Entry: Sendable {
    enum Source: Sendable {
      case form(PreparedForm)
      case report(PreparedReport)
    }
    var code: String
    var title: String
    var source: Source

    var isReport: Bool {
      if case .report = source { return true }
      return false
    }
  }

  var entries: [Entry]
}

/// Keeps the kits of a run, each made once.
final class DocumentKits: Sendable {
  private struct Key: Hashable {
    var packFolder: String
    var codes: [String]
    var kind: ReportingPeriod.Kind
    var audience: Audience
  }

  // The lock is held while a kit is made, so that workspaces that wait for the same kit do not make it twice.
  private let kits = Mutex<[Key: DocumentKit]>([:])

  /// - Parameter codes: forms and reports of the workspace's pack, in the order in which they are written.
  func kit(_ codes: [String], of workspace: Workspace, kind: ReportingPeriod.Kind, audience: Audience) -> DocumentKit {
    let key = Key(packFolder: workspace.packFolder, codes: codes, kind: kind, audience: audience)
    return kits.withLock { kits in
      if let known = kits[key] { return known }
      let kit = DocumentKits.make(codes, of: workspace.pack, kind: kind, audience: audience)
      kits[key] = kit
      return kit
    }
  }

  /// Prepares each form and report on its own, over the cores.
  private static func make(
    _ codes: [String], of pack: RegimePack, kind: ReportingPeriod.Kind, audience: Audience
  ) -> DocumentKit {
    // Reports, which stand behind the forms, take longest.
    let entries = OverCores().map(begunAs: codes.indices.reversed()) { index in
      entry(codes[index], of: pack, kind: kind, audience: audience)
    }
    return DocumentKit(entries: entries.compactMap { $0 })
  }

  private static func entry(
    _ code: String, of pack: RegimePack, kind: ReportingPeriod.Kind, audience: Audience
  ) -> DocumentKit.Entry? {
    if let form = pack.form(code) {
      let prepared = PreparedForm(form, of: pack, kind: kind, audience: audience)
      return DocumentKit.Entry(code: code, title: form.title, source: .form(prepared))
    }
    guard let report = pack.report(code) else { return nil }
    let prepared = PreparedReport(report, of: pack, kind: kind, audience: audience)
    return DocumentKit.Entry(code: code, title: report.title, source: .report(prepared))
  }
}
