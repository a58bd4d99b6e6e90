import Foundation
import Testing

/// The arrows of ARCHITECTURE.md: what each room may import, beside Swift itself. Written a second time here on
/// purpose: an arrow that is new must be meant.
private let arrows: [String: Set<String>] = [
  "Diagnostics": [],
  "Quantities": [],
  "Indicators": ["Diagnostics", "Quantities"],
  "Duties": ["Indicators", "Quantities"],
  "Documents": ["Diagnostics", "Quantities"],
  "Markup": ["Diagnostics", "CLibXML2"],
  "Archives": ["Diagnostics", "CLibZip"],
  "Workbooks": ["Archives", "Markup", "Diagnostics", "Quantities"],
  "Forms": ["Indicators", "Documents", "Markup", "Workbooks", "Diagnostics", "Quantities"],
  "Writers": ["Documents", "Markup", "Archives", "Diagnostics", "Quantities", "CLibXLSXWriter"],
  "Store": ["Indicators", "Diagnostics", "Quantities", "GRDB", "Crypto"],
  "Reporting": [
    "Forms", "Duties", "Workbooks", "Writers", "Store", "Indicators", "Documents", "Markup", "Diagnostics", "Quantities",
    "CLinux",
  ],
  "bieumau": ["Reporting", "Diagnostics", "ArgumentParser"],
  "Benchmarks": [
    "Reporting", "Forms", "Writers", "Documents", "Workbooks", "Indicators", "Diagnostics", "Quantities", "TestSupport", "Store",
    "StoreSamples",
  ],
]

/// Rooms that are values and functions only: no file, no clock, no environment, no lock.
private let core: Set<String> = [
  "Diagnostics", "Quantities", "Indicators", "Duties", "Documents", "Workbooks", "Forms", "Writers",
]

@Suite("Architecture")
struct ArchitectureTests {
  @Test("every room is known here, and the manifest has the same arrows")
  func manifest() throws {
    let manifest = try SourceTree.text("Package.swift")
    let rooms = try FileManager.default.contentsOfDirectory(
      atPath: SourceTree.root.appendingPathComponent("Sources").path)
    #expect(
      Set(rooms.filter { !["CLibXML2", "CLibZip", "CLibXLSXWriter", "CLinux"].contains($0) }) == Set(arrows.keys))
    for match in manifest.matches(of: /room\("(\w+)", \[([^\]]*)\]\)/) {
      let name = String(match.1)
      let declared = match.2.split(separator: ",").map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
      let allowed = try #require(arrows[name], "room \(name) is not in this test")
      #expect(allowed.isSuperset(of: declared), "room \(name)")
    }
  }

  @Test("no file imports what its room may not see")
  func imports() throws {
    for file in try SourceTree.files(in: "Sources") {
      var allowed = try #require(arrows[file.room]).union(["Swift"])
      if !core.contains(file.room) { allowed.insert("Synchronization") }
      // GRDB gives and takes blobs as Foundation's Data.
      if ["Store", "Benchmarks"].contains(file.room) { allowed.insert("Foundation") }
      if file.room == "Reporting" { allowed.formUnion(["Glibc", "Dispatch"]) }
      if ["bieumau", "Benchmarks"].contains(file.room) { allowed.insert("Glibc") }
      for module in SourceTree.imports(of: file) {
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test("writers never see indicators or forms, and nobody sees the edge")
  func neverArrows() {
    #expect(arrows["Writers"]?.isDisjoint(with: ["Indicators", "Forms", "Reporting"]) == true)
    for (room, targets) in arrows where !["bieumau", "Benchmarks"].contains(room) {
      #expect(!targets.contains("Reporting"))
    }
    #expect(arrows["Store"]?.isDisjoint(with: ["Forms", "Documents", "Reporting"]) == true)
    #expect(arrows["bieumau"] == ["Reporting", "Diagnostics", "ArgumentParser"])
  }

  @Test("the core has no clock, environment, lock, unsafe promise or forced unwrapping")
  func coreIsPure() throws {
    let everywhere = ["try!", "as!", "nonisolated(unsafe)", "@unchecked Sendable"]
    let outsideOnly = [
      "getenv", "ProcessInfo", "Date()", "clock_gettime", "time(nil)", "Mutex", "Atomic<", "DispatchQueue", "actor ",
    ]
    for file in try SourceTree.files(in: "Sources") {
      let forbidden = core.contains(file.room) ? everywhere + outsideOnly : everywhere
      for (number, line) in file.lines.enumerated() {
        let code = SourceTree.code(line)
        for word in forbidden where code.contains(word) {
          let isExplained = number > 0 && file.lines[number - 1].contains("//")
          #expect(!core.contains(file.room) && isExplained, "\(file.path):\(number + 1) has \(word)")
        }
        guard code.contains("!") else { continue }
        #expect(!code.contains(/[\w)\]]!(?!=)/), "\(file.path):\(number + 1) forces an optional")
      }
    }
  }

  @Test("files are short and lines fit")
  func shape() throws {
    // The formatter keeps 120; a few columns more are no reason to fail.
    for file in try SourceTree.files(in: "Sources") {
      #expect(file.lines.count <= 600, "\(file.path) has \(file.lines.count) lines")
      for (number, line) in file.lines.enumerated() where SourceTree.code(line).count > 130 {
        Issue.record("\(file.path):\(number + 1) is too long")
      }
    }
  }

  /// Words that say nothing of what a thing is.
  private static let emptyWords: Set<String> = [
    "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Handler", "Handlers", "Processor",
    "Processors", "Service", "Services", "Info", "Infos", "Data", "Base", "Impl", "Common", "Shared", "Misc",
  ]

  @Test("names of files and types mean something, whatever stands before or behind", arguments: ["Sources", "Fuzz", "Tests"])
  func names(folder: String) throws {
    for file in try SourceTree.files(in: folder) {
      let fileName = file.path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? ""
      for name in [fileName] + SourceTree.declaredTypes(of: file) {
        #expect(SourceTree.words(in: name).isDisjoint(with: Self.emptyWords), "\(file.path): \(name)")
      }
    }
  }

  @Test("a word is found within a name")
  func words() {
    #expect(SourceTree.words(in: "XLSXSharedStrings") == ["XLSX", "Shared", "Strings"])
    #expect(SourceTree.words(in: "Database+Base") == ["Database", "Base"])
    let file = SourceTree.File(
      path: "", room: "",
      lines: [
        "  package final class SheetInfo: Base {", "/// A struct Helper.", "enum DataKind: String {", "  let a = \"struct Misc\"",
        "private indirect enum `Util` {", "struct A<B> {", "  static func actor (", "typealias Rows = [Int]",
      ])
    #expect(SourceTree.declaredTypes(of: file) == ["SheetInfo", "DataKind", "Util", "A", "Rows"])
  }

  @Test("words that findings carry as arguments have their English in the catalogue")
  func terms() throws {
    let files = try SourceTree.files(in: "Sources")
    let known = files.first { $0.path.hasSuffix("/Term.swift") }?.lines.joined(separator: "\n") ?? ""
    let calls = #/(?:CodeRegister|unknownName|malformed|\.bad|unexpected)\((?:[^"]*"[^"\\]*",)*[^"]*"([^"\\]+)"[^"]*\)/#
    var count = 0
    for file in files {
      for line in file.lines {
        guard let word = line.firstMatch(of: calls)?.1, word.unicodeScalars.contains(where: { !$0.isASCII }) else { continue }
        count += 1
        #expect(known.contains("\"\(word)\":"), "\(file.path): \(word)")
      }
    }
    #expect(count > 15)
  }

  @Test("what crosses a room is explained")
  func comments() throws {
    let pattern = #/^\s*package (?:static |mutating |final |indirect )*(?:struct|class|enum|protocol|func|actor) /#
    for file in try SourceTree.files(in: "Sources") {
      for (number, line) in file.lines.enumerated() where line.contains("package ") && line.contains(pattern) {
        var above = number - 1
        while above >= 0, file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("@") { above -= 1 }
        let isExplained = above >= 0 && file.lines[above].contains("//")
        let isPlain =
          line.contains("func encode") || line.contains(" == ") || line.contains(" < ") || line.contains("func hash")
        #expect(isExplained || isPlain || file.room != "Reporting", "\(file.path):\(number + 1)")
      }
    }
  }

  @Test("nothing of a machine is written down")
  func noPlaces() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.files(in: folder) where !file.path.hasSuffix("ArchitectureTests.swift") {
        for place in ["/root/", "/home/", "/Users/"] {
          #expect(!file.lines.contains { $0.contains(place) }, "\(file.path) names \(place)")
        }
      }
    }
  }
}
