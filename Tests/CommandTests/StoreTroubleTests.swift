import Foundation
import Testing

/// Decisions, proofs and copies where the disk, the folder or the file is not as it should be, by the program itself.
///
/// Disks that are full or cannot be written are small file systems in memory, made in a name space of their own; where the
/// machine does not allow that, those tests are left out.
@Suite("Troubled stores")
struct StoreTroubleTests {
  /// Output, errors and exit code of a script for bash, in which `$W` is a workspace with a store of 21 submissions that
  /// wait, and `$S` a folder beside it.
  struct Outcome {
    var output: String
    var errors: String
    var code: Int32
  }

  private static let unshare = ["-rm", "bash", "-c"]

  /// Whether file systems can be made here.
  static let hasNameSpaces: Bool = {
    (try? run("/usr/bin/unshare", unshare + ["mount -t tmpfs tmpfs /mnt"]))?.code == 0
  }()

  private static func run(_ program: String, _ arguments: [String]) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bieumau-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = Project.root
    process.environment = [
      "PATH": Project.binaries.path + ":/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8",
      "BIEUMAU_NOW": "2023-11-20 08:00", "S": folder.path, "W": folder.path + "/w",
    ]
    let files = ["out", "err"].map { folder.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String {
      try String(contentsOf: file, encoding: .utf8).replacingOccurrences(of: folder.path, with: "$S")
    }
    return Outcome(output: try text(files[0]), errors: try text(files[1]), code: process.terminationStatus)
  }

  private static let filled = """
    set -e; mkdir -p "$W"; cp Samples/hon-quan-2023/*.xml Samples/hon-quan-2023/units.csv "$W/"
    StoreProbe "$W/bieumau.sqlite" 1 7 > "$S/told"
    set +e

    """
  private static let acceptAll = #"bieumau accept --all --period 2023-H1 --by "Trần Thị B" --workspace "$W""#

  private func run(_ script: String, in nameSpace: Bool = false) throws -> Outcome {
    let script = Self.filled + script
    return nameSpace
      ? try Self.run("/usr/bin/unshare", Self.unshare + [script]) : try Self.run("/bin/bash", ["-c", script])
  }

  @Test("a full disk: nothing is decided, the message says what to do, and with room it goes on", .enabled(if: hasNameSpaces))
  func fullDisk() throws {
    let outcome = try run(
      """
      mkdir "$S/disk"; mount -t tmpfs -o size=1m tmpfs "$S/disk"; cp -r "$W" "$S/disk/w"; W="$S/disk/w"
      bieumau submissions --workspace "$W" | tail -1
      dd if=/dev/zero of="$S/disk/fill" bs=4k 2>/dev/null
      \(Self.acceptAll) 2>"$S/refused"; echo "exit $?"; grep -o "S00[67]" "$S/refused"
      rm "$S/disk/fill"
      free=$(( $(df --output=avail "$S/disk" | tail -1) / 4 )); dd if=/dev/zero of="$S/disk/fill" bs=4k count=$((free - 12)) 2>/dev/null
      \(Self.acceptAll) 2>"$S/refused"; echo "exit $?"; grep -o "S00[67]" "$S/refused"
      rm "$S/disk/fill"
      \(Self.acceptAll) | tail -1
      bieumau verify --workspace "$W" | head -1
      """, in: true)
    #expect(
      outcome.output == """
        21 báo cáo: 21 đã nhận
        exit 4
        S006
        exit 4
        S006
        21/21 báo cáo đã duyệt.
        Kho nguyên vẹn: 49 dòng nhật ký, 7 tệp, 21 báo cáo, 1.260 số liệu.

        """, "\(outcome.errors)")
  }

  @Test("a folder in which nothing can be written is told in words", .enabled(if: hasNameSpaces))
  func readOnly() throws {
    let outcome = try run(
      """
      mkdir "$S/disk"; mount -t tmpfs tmpfs "$S/disk"; cp -r "$W" "$S/disk/w"; W="$S/disk/w"
      mount -o remount,ro "$S/disk"
      \(Self.acceptAll); echo "exit $?"
      bieumau backup "$S/disk/copy.sqlite" --workspace "$W"; echo "exit $?"
      bieumau backup "$S/copy.sqlite" --workspace "$W" | head -1; echo "exit $?"
      """, in: true)
    #expect(outcome.output.hasPrefix("exit 4\nexit 4\n"), "\(outcome)")
    let lines = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("lỗi") }
    #expect(lines.count >= 2)
    for line in lines {
      #expect(line.hasPrefix("lỗi S005") || line.hasPrefix("lỗi S007"), "\(line)")
      #expect(line.contains("xem"), "\(line)")
    }
  }

  @Test("a database of another program, of a newer version, or one cut short is refused in words")
  func foreign() throws {
    let outcome = try run(
      """
      # The version stands in the last byte of user_version.
      printf '\\143' | dd of="$W/bieumau.sqlite" bs=1 seek=63 conv=notrunc 2>/dev/null
      bieumau submissions --workspace "$W"; echo "exit $?"
      for bytes in 'không phải kho' "$(printf 'SQLite format 3')"; do
        printf '%s' "$bytes" > "$W/bieumau.sqlite"; rm -f "$W"/bieumau.sqlite-*
        bieumau log --workspace "$W"; echo "exit $?"
      done
      rm "$W/bieumau.sqlite"
      bieumau verify --workspace "$W"; echo "exit $?"
      ls "$W"
      """)
    #expect(outcome.output == "exit 3\nexit 3\nexit 3\nexit 3\nplan.xml\nunits.csv\nworkspace.xml\n", "\(outcome)")
    let codes = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("lỗi") }.map { $0.prefix(9) }
    #expect(codes == ["lỗi S002 ", "lỗi S001 ", "lỗi S001 ", "lỗi D101 "], "\(outcome.errors)")
  }

  @Test("two processes that decide at once take turns: each submission is decided once")
  func atOnce() throws {
    let outcome = try run(
      """
      for who in A B C D; do
        bieumau accept --all --period 2023-H1 --by $who --workspace "$W" > "$S/$who.out" 2> "$S/$who.err" &
      done
      wait
      bieumau submissions --workspace "$W" | tail -1
      bieumau log --format csv --workspace "$W" | grep -c ",accepted,"
      cat "$S"/?.out | grep -c "  đã duyệt"
      bieumau verify --workspace "$W" | head -1
      """)
    #expect(
      outcome.output == """
        21 báo cáo: 21 đã duyệt
        21
        21
        Kho nguyên vẹn: 49 dòng nhật ký, 7 tệp, 21 báo cáo, 1.260 số liệu.

        """, "\(outcome.errors)")
  }

  @Test("a decision that was printed is in the store, whenever the program is killed")
  func killed() throws {
    let outcome = try run(
      """
      for n in $(seq 1 30); do
        form=bieu-0$((5 + n % 3)); sender=sender-$((n % 7))
        timeout -s KILL 0.0$((n % 10))5 bieumau accept $form/$sender/2023-H1 --by "K$n" --workspace "$W" >> "$S/said" 2>/dev/null
      done
      grep -o '^bieu[^ ]*' "$S/said" | sort -u > "$S/printed"
      bieumau submissions --state accepted --format csv --workspace "$W" | cut -d, -f1 | sort > "$S/stored"
      comm -23 "$S/printed" "$S/stored" | wc -l
      bieumau verify --workspace "$W" > /dev/null; echo "exit $?"
      """)
    #expect(outcome.output == "0\nexit 0\n", "\(outcome)")
  }
}
