package import Diagnostics
import Forms

/// Checks regime packs with every judge there is, and the XML files of workspaces with their schemas.
package struct Lint: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// Everything there is to say about a pack; files in findings are named with the folder.
  ///
  /// The schemas are those of the folder `schema` beside the pack.
  /// - Throws: ``Rejection`` when there is no such folder, ``OutsideTrouble``.
  package func callAsFunction(pack folder: String) throws -> [Diagnostic] {
    let folder = Path.trimmed(folder)
    guard FileReading.kind(of: folder) == .folder else {
      throw Rejection(Diagnostic(.folderMissing, ["path": folder, "option": "PACK"]))
    }
    let files = try PackLibrary.files(in: folder)
    let findings = PackLint.findings(in: files, schemas: try Lint.schemas(beside: folder))
    return Lint.named(findings, in: folder)
  }

  /// Everything there is to say about a workspace's settings, units and plan, and about the pack that it uses.
  ///
  /// - Returns: the folder of the pack, and the findings about both.
  /// - Throws: ``Rejection`` when the settings cannot be read, ``OutsideTrouble``.
  package func callAsFunction(workspace folder: String) throws -> (pack: String, findings: [Diagnostic]) {
    let folder = Path.trimmed(folder)
    let files = try ["workspace.xml", "plan.xml", SetDatesDecoder.fileName].compactMap { name -> PackFile? in
      let path = Path.join(folder, name)
      return try FileReading.bytes(at: path, limit: Workspace.maximumXMLSize, name: path).map { PackFile(path: name, bytes: $0) }
    }
    let path = Path.join(folder, "workspace.xml")
    guard let bytes = files.first(where: { $0.path == "workspace.xml" })?.bytes else { throw SystemFailure.missing(path) }
    let settings = try WorkspaceSettingsDecoder.decode(bytes, file: path).value
    let pack = try settings.packFolder.map { Path.join(folder, $0) } ?? library.find(settings.regime, near: folder)
    var findings = try self(pack: pack)
    if !findings.contains(where: { $0.severity == .error }) { findings += try Lint.opening(folder, library) }
    findings += Lint.named(PackLint.schemaFindings(files, schemas: try Lint.schemas(beside: pack)), in: folder)
    return (pack, findings)
  }

  private static func opening(_ workspace: String, _ library: PackLibrary) throws -> [Diagnostic] {
    do {
      return try Workspace.open(workspace, library: library).findings
    } catch let rejection as Rejection {
      return rejection.findings
    }
  }

  private static func named(_ findings: [Diagnostic], in folder: String) -> [Diagnostic] {
    findings.map { finding in
      var finding = finding
      if let file = finding.location?.file { finding.location?.file = Path.join(folder, file) }
      return finding
    }
  }

  private static func schemas(beside pack: String) throws -> [PackFile] {
    let folder = Path.join(Path.parent(of: pack), "schema")
    return try (FileReading.names(in: folder) ?? []).filter { $0.hasSuffix(".rng") }.compactMap { name in
      let path = Path.join(folder, name)
      let bytes = try FileReading.bytes(at: path, limit: PackLibrary.maximumFileSize, name: path)
      return bytes.map { PackFile(path: name, bytes: $0) }
    }
  }
}
