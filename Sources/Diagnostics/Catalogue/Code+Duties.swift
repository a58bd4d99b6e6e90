/// Duties: what is owed by when, and what is known of it.
extension Code {
  package static let dutyNotInPeriod = Code(
    "N001", vi: "nghĩa vụ {duty} không có trong kỳ {period} – chỉ có trong: {periods}",
    en: "duty {duty} is not owed for period {period} – only for: {periods}")
  package static let dutyCountsFromEvent = Code(
    "N002", vi: "hạn của {duty} tính từ ngày kết thúc đợt – ghi ended=\"năm-tháng-ngày\" thay cho before",
    en: "the deadline of {duty} counts from the end of a round – write ended=\"year-month-day\" instead of before")
  package static let dutyUndated = Code(
    "N003", .warning,
    vi: "chưa đặt hạn cho {label}, kỳ {period}[; cấp trên phải gửi {above}] – đặt trong dates.xml: <date duty=\"{duty}\" period=\"{period}\" before=\"…\" source=\"…\"/>",
    en: "no date is set for {label}, period {period}[; the level above sends {above}] – set one in dates.xml: <date duty=\"{duty}\" period=\"{period}\" before=\"…\" source=\"…\"/>")
  package static let dutyAfterItsReport = Code(
    "N004", .warning, vi: "hạn của {label} ({day}) sau hạn của báo cáo cấp trên lập từ đó ({above}) – đặt lại trong dates.xml",
    en: "the deadline of {label} ({day}) lies after that of the report made from it ({above}) – set another in dates.xml")
  package static let deadlineDoubtful = Code(
    "N005", .note, vi: "hạn của {label} ({day}) tính qua ngày nghỉ chưa có nguồn – có thể lệch một ngày",
    en: "the deadline of {label} ({day}) counts over a day off without a source – it may be off by a day")
  package static let deadlineOnDayOff = Code(
    "N006", .note, vi: "ngày cuối của {label} là {day}, ngày nghỉ – nên gửi trước đó",
    en: "the last day of {label} is {day}, a day off – better send before it")
  package static let reportingUnitGone = Code(
    "N007", .warning, vi: "đơn vị báo cáo {name} không còn vào hạn gửi của kỳ {period} – không ai phải gửi gì ở đây",
    en: "the reporting unit {name} is no more when period {period} is due – nobody owes anything here")
  package static let nothingOwed = Code(
    "N008", .warning, vi: "bộ quy định không giao ai gửi gì cho kỳ {period}",
    en: "the regime asks nobody for anything for period {period}")
  package static let momentMalformed = Code(
    "N009", vi: "\"{name}\" không phải thời điểm – viết như 2023-05-19 hoặc \"2023-05-19 16:30\"",
    en: "\"{name}\" is no moment – write 2023-05-19 or \"2023-05-19 16:30\"")

  static let duties: [Code] = [
    dutyNotInPeriod, dutyCountsFromEvent, dutyUndated, dutyAfterItsReport, deadlineDoubtful, deadlineOnDayOff,
    reportingUnitGone, nothingOwed, momentMalformed,
  ]
}
