import Glibc
package import Quantities

/// What the program finds around itself: folders, the environment, the day. The only place where they are looked at;
/// everything else is given them.
package struct Surroundings: Sendable {
  /// Folder named with `--templates`; `nil` when it was not.
  package var templatesOption: String?
  /// `BIEUMAU_TEMPLATES`; `nil` when it is not set or empty.
  package var templatesVariable: String?
  /// Folder of the running program; `nil` when it cannot be told.
  package var programFolder: String?
  package var currentFolder: String
  /// Today in Vietnam.
  package var today: CalendarDate
  /// The moment at which things are taken in and decided.
  package var now: Moment

  /// - Parameter now: `nil` = when `today` begins.
  package init(
    templatesOption: String?, templatesVariable: String?, programFolder: String?, currentFolder: String,
    today: CalendarDate, now: Moment? = nil
  ) {
    self.templatesOption = templatesOption
    self.templatesVariable = templatesVariable
    self.programFolder = programFolder
    self.currentFolder = currentFolder
    self.today = today
    self.now = now ?? Moment(today)
  }

  /// Where packs stand, when somebody said so.
  var templates: String? { templatesOption ?? templatesVariable }

  /// - Parameter templates: the value of `--templates`.
  package static func current(templates: String?) -> Surroundings {
    let now = clock ?? Moment(secondsSince1970: time(nil))
    return Surroundings(
      templatesOption: templates, templatesVariable: variable("BIEUMAU_TEMPLATES"),
      programFolder: programPath.map(Path.parent), currentFolder: workingFolder, today: now.vietnameseDay, now: now)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What `BIEUMAU_NOW` says instead of the machine's clock, in Vietnamese time (`2023-05-19 16:30`): for tests and for
  /// showing a season in an afternoon.
  private static var clock: Moment? { variable("BIEUMAU_NOW").flatMap { Moment(vietnamese: $0) } }

  /// What stands in `BIEUMAU_NOW` when it is no time: better told than taken for now.
  package static var unreadableClock: String? { clock == nil ? variable("BIEUMAU_NOW") : nil }

  /// Folders in which programs are looked for, as `PATH` has them.
  static var searchPath: String { variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin" }

  /// Where files stand that nobody keeps.
  static var temporaryFolder: String { variable("TMPDIR") ?? "/tmp" }

  private static var programPath: String? {
    let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer -> String? in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlink("/proc/self/exe", start, buffer.count)
      guard count > 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
    return path
  }

  private static var workingFolder: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress, getcwd(start, buffer.count) != nil else { return "." }
      return String(cString: start)
    }
  }
}
