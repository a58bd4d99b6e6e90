package import Diagnostics
package import Forms
package import Indicators
import Synchronization

/// Finds regime packs and loads each once, however many workspaces use it.
package final class PackLibrary: Sendable {
  /// Largest file of a pack.
  static let maximumFileSize = 16 << 20
  /// Most files of a pack.
  static let maximumFiles = 2_000

  private let surroundings: Surroundings
  private let purpose: PackPurpose
  // The lock is held while a pack loads, so that workspaces opened at the same time wait for it.
  private let loaded = Mutex<[String: Accepted<RegimePack>]>([:])

  package convenience init(_ surroundings: Surroundings) { self.init(surroundings, for: .everything) }

  init(_ surroundings: Surroundings, for purpose: PackPurpose) {
    self.surroundings = surroundings
    self.purpose = purpose
  }

  /// A library whose packs can fill forms and reports, but check nothing: see `PackPurpose.filling`.
  package static func forFilling(_ surroundings: Surroundings) -> PackLibrary {
    PackLibrary(surroundings, for: .filling)
  }

  /// The pack of a regime.
  ///
  /// - Parameters:
  ///   - code: code of the regime.
  ///   - folder: a folder that the workspace names; `nil` = search.
  ///   - near: a folder from which the search may go upwards.
  ///   - whenNamed: see `RegimePack.load`; not called for a pack that was loaded before.
  /// - Throws: ``Rejection`` with `F009`, `F010`, or every finding about the pack.
  package func pack(
    _ code: String, folder: String?, near: String, whenNamed: (Regime, IndicatorCatalogue) -> Void = { _, _ in }
  ) throws -> Accepted<(pack: RegimePack, folder: String)> {
    let path = try folder ?? find(code, near: near)
    let pack = try load(code, path, whenNamed)
    return Accepted((pack.value, path), findings: pack.findings)
  }

  private func load(
    _ code: String, _ path: String, _ whenNamed: (Regime, IndicatorCatalogue) -> Void
  ) throws -> Accepted<RegimePack> {
    try loaded.withLock { loaded in
      if let known = loaded[path] { return Accepted(known.value) }
      let pack = try RegimePack.load(
        try PackLibrary.files(in: path), for: purpose, spreading: OverCores(), whenNamed: whenNamed)
      guard pack.value.regime.code == code else {
        throw Rejection(
          Diagnostic(.packOfOtherCode, ["path": path, "found": pack.value.regime.code, "name": code]))
      }
      loaded[path] = pack
      return pack
    }
  }

  /// Folder of the pack of a regime.
  ///
  /// `--templates` and then `BIEUMAU_TEMPLATES` decide when they are given; otherwise a folder `Templates` is searched
  /// for beside the program, in the folders above it, and above the workspace and the working folder.
  package func find(_ code: String, near: String) throws -> String {
    let places = folders(near: near).flatMap { folder in
      [surroundings.templates.map { _ in folder }, Path.join(folder, code)].compactMap { $0 }
    }
    if let found = places.first(where: PackLibrary.isPack) { return found }
    var seen: Set<String> = []
    let told = places.filter { seen.insert($0).inserted }.prefix(6).joined(separator: ", ")
    throw Rejection(Diagnostic(.packNotFound, ["name": code, "places": told]))
  }

  /// Codes of the packs in the first place that holds any, in byte order; a pack that `--templates` names is alone.
  func codes(near: String) throws -> [String] {
    for folder in folders(near: near) {
      if PackLibrary.isPack(folder) { return [Path.name(of: folder)] }
      let names = (try FileReading.names(in: folder) ?? []).filter { PackLibrary.isPack(Path.join(folder, $0)) }
      if !names.isEmpty { return names }
    }
    return []
  }

  /// Where packs stand, the place that goes first in front.
  private func folders(near: String) -> [String] {
    if let given = surroundings.templates { return [given] }
    let starts = [surroundings.programFolder, absolute(near), surroundings.currentFolder].compactMap { $0 }
    return starts.flatMap(PackLibrary.above).map { Path.join($0, "Templates") }
  }

  private static func isPack(_ folder: String) -> Bool { FileReading.kind(of: Path.join(folder, "regime.xml")) == .file }

  private func absolute(_ path: String) -> String { Path.join(surroundings.currentFolder, path) }

  /// A folder and those above it, nearest first.
  private static func above(_ folder: String) -> [String] {
    var result = [Path.trimmed(folder)]
    while let last = result.last, Path.parent(of: last) != last, result.count < 32 {
      result.append(Path.parent(of: last))
    }
    return result
  }

  /// All `.xml` files of a pack: in its folder and one level below, hidden ones left out. Links that lead round in a
  /// circle do no harm, because nothing deeper is entered.
  package static func files(in folder: String) throws -> [PackFile] {
    var files: [PackFile] = []
    for name in try FileReading.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      if FileReading.kind(of: path) == .folder {
        for inner in try FileReading.names(in: path) ?? [] { try add(inner, prefix: name + "/", folder, to: &files) }
      } else {
        try add(name, prefix: "", folder, to: &files)
      }
    }
    return files
  }

  private static func add(_ name: String, prefix: String, _ folder: String, to files: inout [PackFile]) throws {
    guard name.hasSuffix(".xml"), !name.hasPrefix(".") else { return }
    let path = Path.join(folder, prefix + name)
    guard FileReading.kind(of: path) != .folder,
      let bytes = try FileReading.bytes(at: path, limit: maximumFileSize, name: path)
    else { return }
    guard files.count < maximumFiles else {
      throw Rejection(Diagnostic(.tooManyFiles, ["path": folder, "limit": String(maximumFiles)]))
    }
    files.append(PackFile(path: prefix + name, bytes: bytes))
  }
}
