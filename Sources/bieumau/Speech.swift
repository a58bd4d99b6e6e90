import Diagnostics
import Reporting

/// The language in which this run speaks, and texts in both.
enum Speech {
  /// What `--lang` says; read before anything is parsed, because help is asked for by the same arguments.
  static let language: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1]) ?? .vietnamese
      }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) ?? .vietnamese }
    }
    return .vietnamese
  }()

  static let catalogue = Catalogue(language)
  static let summary = Summary(language)
}

/// The text in the language of this run.
func say(_ vietnamese: String, _ english: String) -> String {
  Speech.language == .vietnamese ? vietnamese : english
}
