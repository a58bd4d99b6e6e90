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
    return findings.map { finding in
      var finding = finding
      if let file = finding.location?.file { finding.location?.file = Path.join(folder, file) }
      return finding
    }
  }

  /// Folder of the pack that a workspace uses.
  package func packFolder(ofWorkspace folder: String) throws -> String {
    let folder = Path.trimmed(folder)
    let path = Path.join(folder, "workspace.xml")
    guard let bytes = try FileReading.bytes(at: path, limit: Workspace.maximumXMLSize, name: path) else {
      throw SystemFailure.missing(path)
    }
    let settings = try WorkspaceSettingsDecoder.decode(bytes, file: path).value
    return try settings.packFolder.map { Path.join(folder, $0) } ?? library.find(settings.regime, near: folder)
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
