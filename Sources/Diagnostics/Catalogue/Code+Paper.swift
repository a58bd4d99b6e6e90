/// Papers that are signed: heads, signatures, annexes, words pasted into reports.
extension Code {
  package static let annexesWithoutReport = Code(
    "R001", .warning,
    vi: "không có mẫu nào để kèm phụ lục trong lượt lập này – gọi tên mẫu nhận phụ lục: --form {known}",
    en: "nothing that annexes could follow is made in this run – name a report that takes annexes: --form {known}")

  package static let documentUnnumbered = Code(
    "R002", .warning,
    vi: "chưa có {missing} của kỳ {period}: bản để ký in chỗ trống – ghi vào <period code=\"{period}\">",
    en: "no {missing} for period {period}: papers to sign print a blank – add it to <period code=\"{period}\">")
  package static let letterheadIncomplete = Code(
    "R003", .warning, vi: "chưa có {missing}: bản để ký in chỗ trống – ghi vào <letterhead>",
    en: "no {missing}: papers to sign print a blank – add it to <letterhead>")

  package static let pasteCleaned = Code(
    "R004", .warning, vi: "nội dung dán từ nơi khác có {trace}: đã bỏ, còn \"{text}\" – xem lại",
    en: "pasted text held {trace}: taken away, \"{text}\" is left – look it over")

  static let paper: [Code] = [annexesWithoutReport, documentUnnumbered, letterheadIncomplete, pasteCleaned]
}
