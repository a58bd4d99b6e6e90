import Diagnostics
import Glibc
import Testing

@testable import Reporting

@Suite("Sets of outputs")
struct OutputSetTests {
  struct Killed: Error {}

  /// Writes a set; `dyingAt` stands for a run killed there: nothing is tidied up.
  @discardableResult
  private func write(
    _ files: KeyValuePairs<String, String>, to place: String, force: Bool = false, dyingAt: OutputSet.Step? = nil
  ) throws -> [Diagnostic] {
    let set = try OutputSet(folder: place)
    for (name, text) in files { try set.add(name, Array(text.utf8)) }
    set.atStep = { if $0 == dyingAt { throw Killed() } }
    do {
      return try set.commit(force: force)
    } catch let killed as Killed {
      throw killed
    } catch {
      set.abandon()
      throw error
    }
  }

  @Test("a set appears with its parents, and again over itself")
  func simple() throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "one", "b.txt": "two"], to: scratch.path("deep/out"))
    #expect(scratch.contents == ["deep/out/a.txt": "one", "deep/out/b.txt": "two"])
    try write(["a.txt": "three"], to: scratch.path("deep/out/"))
    #expect(scratch.contents == ["deep/out/a.txt": "three", "deep/out/b.txt": "two"])
  }

  @Test("files may be written side by side; the set holds those that were added")
  func sideBySide() throws {
    let scratch = try ScratchFolder()
    let set = try OutputSet(folder: scratch.path("out"))
    let stage = set.stage
    let files = OverCores().map(20) { index in Result { try stage.write([UInt8(index)], as: "\(index).txt") } }
    for file in files.reversed() { set.add(try file.get()) }
    #expect(throws: OutsideTrouble.self) { try stage.write([], as: "7.txt") }
    #expect(set.names.count == 20)
    _ = try set.commit(force: false)
    #expect(scratch.contents.count == 20)
  }

  @Test("what people put into the folder stays, folders and links too")
  func foreignFiles() throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "one"], to: scratch.path("out"))
    try scratch.write("mine", to: "out/notes.txt")
    try scratch.write("deep", to: "out/sub/deep.txt")
    symlink("nowhere", scratch.path("out/link"))
    try write(["a.txt": "two"], to: scratch.path("out"))
    #expect(scratch.contents["out/a.txt"] == "two")
    #expect(scratch.contents["out/notes.txt"] == "mine")
    #expect(scratch.contents["out/sub/deep.txt"] == "deep")
    #expect(FolderWork.ownKind(of: scratch.path("out/link")) == .other)
    #expect(try FileReading.names(in: scratch.path) == ["out"])
  }

  @Test("edited and foreign files are not overwritten, all are named, and force does it")
  func refusal() throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "one", "b.txt": "two", "c.txt": "three"], to: scratch.path("out"))
    try scratch.write("ONE", to: "out/a.txt")
    try scratch.write("somebody's", to: "out/d.txt")
    let before = scratch.contents
    let new: KeyValuePairs = ["a.txt": "1", "b.txt": "2", "c.txt": "three", "d.txt": "4"]
    let rejection = #expect(throws: Rejection.self) { try write(new, to: scratch.path("out")) }
    #expect(rejection?.findings.map { "\($0.code.id) \($0["name"] ?? "")" } == ["F007 a.txt", "F008 d.txt"])
    #expect(scratch.contents == before)
    try write(new, to: scratch.path("out"), force: true)
    #expect(scratch.contents == ["out/a.txt": "1", "out/b.txt": "2", "out/c.txt": "three", "out/d.txt": "4"])
    // What was forced is ours again.
    try write(["a.txt": "5"], to: scratch.path("out"))
  }

  @Test(
    "a killed run leaves the old set or the new one, and the next run tidies up", arguments: OutputSet.Step.allCases)
  func killed(step: OutputSet.Step) throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "old a", "b.txt": "old b"], to: scratch.path("out"))
    try scratch.write("mine", to: "out/notes/n.txt")
    #expect(throws: Killed.self) {
      try write(["a.txt": "new a", "b.txt": "new b"], to: scratch.path("out"), dyingAt: step)
    }
    let after = scratch.contents.filter { $0.key.hasPrefix("out/") }
    let old = ["out/a.txt": "old a", "out/b.txt": "old b", "out/notes/n.txt": "mine"]
    let new = ["out/a.txt": "new a", "out/b.txt": "new b", "out/notes/n.txt": "mine"]
    let isSwapped = step == .swapped || step == .tidied
    #expect(after == (isSwapped ? new : old))
    let notes = try write(["a.txt": "newest"], to: scratch.path("out"))
    #expect(notes.map(\.code.id) == (step == .tidied ? [] : ["F012"]))
    #expect(try FileReading.names(in: scratch.path) == ["out"])
    var expected = isSwapped ? new : old
    expected["out/a.txt"] = "newest"
    #expect(scratch.contents == expected)
  }

  @Test("a set that is ready changes nothing until it is swapped in, and meets then what is in its way")
  func prepared() throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "one"], to: scratch.path("out"))
    let set = try OutputSet(folder: scratch.path("out"))
    try set.add("a.txt", Array("two".utf8))
    try set.prepare(force: false)
    #expect(scratch.contents["out/a.txt"] == "one")
    _ = try set.commit(force: false)
    #expect(scratch.contents == ["out/a.txt": "two"])

    let full = try OutputSet(folder: scratch.path("out"))
    full.atStep = { if $0 == .manifest { throw Killed() } }
    try full.add("b.txt", Array("b".utf8))
    #expect(throws: Killed.self) { try full.prepare(force: false) }
    full.abandon()
    #expect(scratch.contents == ["out/a.txt": "two"])

    try scratch.write("edited", to: "out/a.txt")
    let other = try OutputSet(folder: scratch.path("out"))
    try other.add("a.txt", Array("three".utf8))
    #expect(throws: Rejection.self) { try other.prepare(force: false) }
    other.abandon()
    #expect(scratch.contents == ["out/a.txt": "edited"])
  }

  @Test("a run killed before the first set leaves nothing behind the next")
  func killedFirst() throws {
    let scratch = try ScratchFolder()
    #expect(throws: Killed.self) { try write(["a.txt": "x"], to: scratch.path("out"), dyingAt: .manifest) }
    #expect(FileReading.kind(of: scratch.path("out")) == nil)
    try write(["a.txt": "y"], to: scratch.path("out"))
    #expect(scratch.contents == ["out/a.txt": "y"])
  }

  @Test("where folders cannot change names at once, an old set put aside is brought back")
  func asideIsBroughtBack() throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "old"], to: scratch.path("out"))
    rename(scratch.path("out"), scratch.path(".out.bieumau-new.1-1.old"))
    let set = try OutputSet(folder: scratch.path("out"))
    #expect(scratch.contents["out/a.txt"] == "old")
    set.abandon()
  }

  @Test("a file put into the old set at the last moment is not lost")
  func lastMoment() throws {
    let scratch = try ScratchFolder()
    try write(["a.txt": "old"], to: scratch.path("out"))
    let set = try OutputSet(folder: scratch.path("out"))
    try set.add("a.txt", Array("new".utf8))
    set.atStep = { if $0 == .carried { try scratch.write("late", to: "out/late.txt") } }
    _ = try set.commit(force: false)
    #expect(scratch.contents == ["out/a.txt": "new", "out/late.txt": "late"])
  }

  @Test("a leftover of a run that is still going is left alone")
  func running() throws {
    let scratch = try ScratchFolder()
    let first = try OutputSet(folder: scratch.path("out"))
    try first.add("a.txt", Array("1".utf8))
    try write(["a.txt": "2"], to: scratch.path("out"))
    _ = try first.commit(force: false)
    #expect(scratch.contents == ["out/a.txt": "1"])
  }

  @Test("a full disk is told as such")
  func fullDisk() {
    let descriptor = open("/dev/full", O_WRONLY)
    #expect(descriptor >= 0)
    let failure = Array("x".utf8).withUnsafeBytes { WholeWrite.write($0, to: descriptor) }
    close(descriptor)
    #expect(SystemFailure.trouble(failure, at: "out/a.txt", isWriting: true).finding.code == .diskFull)
  }

  @Test("a place that is no folder is trouble, and nothing is left behind")
  func placeIsFile() throws {
    let scratch = try ScratchFolder()
    try scratch.write("file", to: "out")
    #expect(throws: OutsideTrouble.self) { try write(["a.txt": "x"], to: scratch.path("out")) }
    #expect(scratch.contents == ["out": "file"])
  }

  @Test("a set given up leaves no folder behind that it made; one in which something stands stays")
  func abandoned() throws {
    let scratch = try ScratchFolder()
    try OutputSet(folder: scratch.path("new/deep/out")).abandon()
    #expect(try FileReading.names(in: scratch.path) == [])
    let set = try OutputSet(folder: scratch.path("new/deep/out"))
    try scratch.write("mine", to: "new/n.txt")
    set.abandon()
    #expect(scratch.files == ["new/n.txt": "mine"])
    #expect(FileReading.kind(of: scratch.path("new/deep")) == nil)
  }

  @Test("a set of something else in the same folder is replaced, and that is told")
  func replaced() throws {
    let scratch = try ScratchFolder()
    func write(_ names: [String], of subject: String) throws -> [String] {
      let set = try OutputSet(folder: scratch.path("out"))
      set.subject = subject
      for name in names { try set.add(name, Array(subject.utf8)) }
      return try set.commit(force: false).map { note in
        "\(note.code.id) \(note["found"] ?? "") \(note["wanted"] ?? "") \(note["count"] ?? "") \(note["kept"] ?? "")"
      }
    }
    #expect(try write(["a.txt", "b.txt"], of: "X, 2023-H1") == [])
    #expect(try write(["a.txt", "b.txt"], of: "X, 2023-H1") == [])
    #expect(try write(["c.txt"], of: "X, 2023") == [])
    #expect(try write(["a.txt", "c.txt"], of: "X, 2023-H1") == ["F019 X, 2023 X, 2023-H1 2 1"])
  }

  @Test("the same set gives the same manifest, and a manifest cannot lead out of its folder")
  func manifest() {
    var manifest = SetManifest()
    manifest.entries["b c.txt"] = SetManifest.Entry(size: 3, hash: 7)
    manifest.entries["a.txt"] = SetManifest.Entry(size: 4, hash: .max)
    manifest.subject = "Huyện Hớn Quản, 2023-H1"
    #expect(SetManifest(bytes: manifest.bytes) == manifest)
    let hostile = SetManifest(bytes: Array("bieumau-set 1\n1 1 ../x\n1 1 ..\nzz\n1 y z\n1 1 a/b\n1 1 ok\n".utf8))
    #expect(hostile.entries.keys.sorted() == ["ok"])
  }
}
