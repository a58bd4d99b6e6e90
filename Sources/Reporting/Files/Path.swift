/// Paths as text: joined and split at `/`, never looked up on the disk.
enum Path {
  static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Without slashes at the end; `/` stays.
  static func trimmed(_ path: String) -> String {
    var rest = Substring(path)
    while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
    return String(rest)
  }

  /// The folder that holds a path; `.` for a bare name.
  static func parent(of path: String) -> String {
    let path = trimmed(path)
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    let path = trimmed(path)
    guard let slash = path.lastIndex(of: "/") else { return path }
    return path == "/" ? path : String(path[path.index(after: slash)...])
  }
}
