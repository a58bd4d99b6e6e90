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

  package init(
    templatesOption: String?, templatesVariable: String?, programFolder: String?, currentFolder: String,
    today: CalendarDate
  ) {
    self.templatesOption = templatesOption
    self.templatesVariable = templatesVariable
    self.programFolder = programFolder
    self.currentFolder = currentFolder
    self.today = today
  }

  /// - Parameter templates: the value of `--templates`.
  package static func current(templates: String?) -> Surroundings {
    let variable = getenv("BIEUMAU_TEMPLATES").map { String(cString: $0) }
    return Surroundings(
      templatesOption: templates, templatesVariable: variable.flatMap { $0.isEmpty ? nil : $0 },
      programFolder: programPath.map(Path.parent), currentFolder: workingFolder, today: vietnameseToday)
  }

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

  /// Asia/Ho_Chi_Minh has kept UTC+7 without summer time since 1975, so no table of zones is asked.
  private static var vietnameseToday: CalendarDate {
    CalendarDate(dayNumber: (time(nil) + 7 * 3600) / 86_400)
  }
}
