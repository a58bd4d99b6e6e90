import Diagnostics

/// The argument parser's own English, in Vietnamese. What it does not know stays as it is.
enum ParserWords {
  /// A help text.
  static func help(_ text: String) -> String {
    guard Speech.language == .vietnamese else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      for (english, vietnamese) in headings where line.hasPrefix(english) {
        line = vietnamese + line.dropFirst(english.count)
        break
      }
      // The parser wraps its lines, also before this word.
      if line.drop(while: { $0 == " " }).hasPrefix("default: ") { line = line.replacing("default: ", with: "mặc định: ") }
      for (english, vietnamese) in phrases { line = line.replacing(english, with: vietnamese) }
      return line
    }.joined(separator: "\n")
  }

  /// What was wrong with the arguments.
  static func error(_ text: String) -> String {
    guard Speech.language == .vietnamese else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("Error: ") ? "lỗi U006 " + reason(String(line.dropFirst(7))) : help(String(line))
    }.joined(separator: "\n")
  }

  private static let headings = [
    ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "THAM SỐ:"), ("OPTIONS:", "TÙY CHỌN:"),
    ("SUBCOMMANDS:", "LỆNH:"), ("Usage: ", "Cách dùng: "), ("Help:  ", "Giải thích:  "),
  ]

  private static let phrases = [
    ("Show help information.", "Xem hướng dẫn."), ("Show the version.", "Xem phiên bản."),
    ("(default:", "(mặc định:"), ("(values: ", "(nhận: "), ("; default:", "; mặc định:"),
    ("Show subcommand help information.", "Xem hướng dẫn của một lệnh."), ("(default)", "(mặc định)"),
    ("for detailed help.", "để xem hướng dẫn chi tiết."), ("for more information.", "để biết thêm."),
    ("  See '", "  Xem '"),
    ("<options>", "<tùy chọn>"), ("<subcommand>", "<lệnh>"),
  ]

  /// Openings of the parser's complaints; what follows is a name, kept as it is.
  private static let complaints = [
    ("Missing expected argument ", "thiếu "), ("Missing value for ", "thiếu giá trị của "),
    ("Unknown option ", "không có tùy chọn "), ("Unexpected argument ", "thừa tham số "),
    ("The value ", "giá trị "), ("Missing one of: ", "thiếu một trong: "),
  ]

  private static func reason(_ text: String) -> String {
    var result = text
    for (english, vietnamese) in complaints where text.hasPrefix(english) {
      result = vietnamese + text.dropFirst(english.count)
      break
    }
    return
      result
      .replacing(" is invalid for ", with: " không dùng được cho ")
      .replacing(". Did you mean ", with: " – có phải ý bạn là ")
      .replacing(" unexpected arguments: ", with: " tham số thừa: ")
      .replacing(". Please provide one of ", with: " – dùng một trong: ")
      .replacing("' and '", with: "' hoặc '")
  }
}
