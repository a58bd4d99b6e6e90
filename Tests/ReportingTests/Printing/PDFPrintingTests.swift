import Diagnostics
import Foundation
import Testing

@testable import Reporting

/// A program in the place of LibreOffice: one of the scripts beside this file, and a folder to print in.
private struct Stand: ~Copyable {
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "stands")
  private let name: String
  private let folder: URL

  init(_ name: String) throws {
    self.name = name
    folder = FileManager.default.temporaryDirectory.appending(path: "bieumau một nơi tạm " + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? ["?"] }

  func print(seconds: Int = 60) throws -> [[UInt8]] {
    var printing = try PDFPrinting.find(searchPath: "/nowhere:" + Self.scripts.appending(path: name).path)
    printing.secondsAllowed = seconds
    let sources = ["bieu-05", "mau-01"].map { name in
      PDFPrinting.Source(name: name, fileExtension: name == "mau-01" ? "docx" : "xlsx", bytes: Array("\(name)".utf8))
    }
    return try printing.print(sources, inFolder: folder.path)
  }
}

private func code(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let trouble as OutsideTrouble {
    return trouble.finding.code.id
  } catch {
    return "\(error)"
  }
}

@Suite struct PDFPrintingTests {
  @Test func everythingIsPrintedInOneStartAndNothingIsLeftBehind() throws {
    let stand = try Stand("willing")
    #expect(try stand.print().map { String(decoding: $0, as: UTF8.self) } == ["%PDF-bieu-05", "%PDF-mau-01"])
    #expect(stand.leftovers == [])
  }

  @Test func withoutLibreOfficeThePackagesAreNamed() {
    #expect(code { _ = try PDFPrinting.find(searchPath: "/nowhere::") } == "P001")
  }

  @Test func oneThatHangsIsStopped() throws {
    let stand = try Stand("hanging")
    #expect(code { _ = try stand.print(seconds: 1) } == "P003")
    #expect(stand.leftovers == [])
  }

  @Test func oneThatCrashesOrWritesNoPDFIsNamed() throws {
    let crashing = try Stand("crashing")
    #expect(code { _ = try crashing.print() } == "P002")
    let lying = try Stand("lying")
    #expect(code { _ = try lying.print() } == "P002")
  }
}
