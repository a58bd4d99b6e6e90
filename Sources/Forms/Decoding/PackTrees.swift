import Diagnostics
import Markup

/// The files of a pack as trees, each with its folder: what the decoder walks.
struct PackTrees: Sendable {
  static let regimeFile = "regime.xml"

  /// Whether a file names what the others use.
  static func isNaming(_ path: String) -> Bool { path == regimeFile || path.hasPrefix("indicators/") || path == "indicators.xml" }

  private let files: [PackFile]
  /// By position in `files`: the tree of the file, or what is wrong with its XML.
  private let trees: [Tree]

  typealias Tree = Result<MarkupElement, Rejection>

  /// - Parameters:
  ///   - files: in the order of their paths.
  ///   - trees: of the files, one for one.
  init(_ files: [PackFile], trees: [Tree]) {
    precondition(files.count == trees.count, "every file has its tree, or what is wrong with it")
    self.files = files
    self.trees = trees
  }

  static func inOrder(_ files: [PackFile]) -> [PackFile] { files.sorted { $0.path < $1.path } }

  static func tree(of file: PackFile) -> Tree {
    Result { () throws(Rejection) in try MarkupReader.tree(of: file.bytes, file: file.path) }
  }

  /// Folders of which a file could not be read as XML.
  var unreadFolders: Set<String> {
    var result: Set<String> = []
    for (file, tree) in zip(files, trees) {
      if case .failure = tree { result.insert(file.path.split(separator: "/").first.map(String.init) ?? "") }
    }
    return result
  }

  /// The root of one file; `nil` and a finding when there is no such file.
  func root(ofFile path: String, expecting name: String, _ findings: inout Findings) -> TemplateElement? {
    guard let index = files.firstIndex(where: { $0.path == path }) else {
      findings.add(Diagnostic(.packFileMissing, ["file": path]))
      return nil
    }
    return root(at: index, expecting: [name], &findings)
  }

  /// The roots of the files in a folder, or of the one file of that name.
  func roots(in folder: String, expecting names: [String], _ findings: inout Findings) -> [TemplateElement] {
    files.indices.filter { files[$0].path.hasPrefix(folder + "/") || files[$0].path == folder + ".xml" }
      .compactMap { root(at: $0, expecting: names, &findings) }
  }

  private func root(at index: Int, expecting names: [String], _ findings: inout Findings) -> TemplateElement? {
    do {
      let element = TemplateElement(markup: try trees[index].get(), file: files[index].path)
      if names.contains(element.name) { return element }
      findings.add(
        Diagnostic(
          .wrongRootElement, at: element.location,
          ["found": element.name, "expected": names.joined(separator: "> <")]))
    } catch {
      findings.add(contentsOf: error.findings)
    }
    return nil
  }
}
