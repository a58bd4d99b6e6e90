/// What was asked for on the command line.
extension Code {
  package static let formUnknown = Code(
    "U001", vi: "không có biểu hay mẫu nào mã \"{name}\" [– có phải ý bạn là \"{nearest}\"?]",
    en: "there is no form or report \"{name}\" [– did you mean \"{nearest}\"?]")
  package static let formatUnknown = Code(
    "U002", vi: "không có định dạng \"{name}\" – có: {known}", en: "there is no format \"{name}\" – there are: {known}")
  package static let senderNotInWorkspace = Code(
    "U003", vi: "không có nơi gửi \"{name}\" trong workspace.xml [– có phải ý bạn là \"{nearest}\"?]",
    en: "there is no sender \"{name}\" in workspace.xml [– did you mean \"{nearest}\"?]")
  package static let periodMalformed = Code(
    "U004", vi: "\"{name}\" không phải kỳ báo cáo – viết như 2023-H1 (6 tháng) hoặc 2023 (năm)",
    en: "\"{name}\" is not a reporting period – write 2023-H1 (six months) or 2023 (year)")
  package static let formNotInPeriod = Code(
    "U005", vi: "{name} không lập cho kỳ {period} – chỉ lập cho: {periods}",
    en: "{name} is not made for period {period} – only for: {periods}")
  package static let argumentsWrong = Code("U006", vi: "{reason}", en: "{reason}")
  package static let senderHasNoForm = Code(
    "U007", vi: "{name} không có biểu hay mẫu nào trong kỳ {period}",
    en: "{name} has no form or report in period {period}")
  package static let workspacesShareName = Code(
    "U008", vi: "hai không gian làm việc cùng tên thư mục \"{name}\" – kết quả sẽ ghi đè nhau, đổi tên một thư mục",
    en: "two workspaces have the same folder name \"{name}\" – their results would overwrite each other, rename one")
  package static let packFault = Code(
    "U009", vi: "không lập được {name}: {reason} – chạy bieumau lint để xem bộ quy định",
    en: "{name} cannot be made: {reason} – run bieumau lint on the pack")
  package static let editionConfirmed = Code(
    "U010", .note, vi: "{name} bản {edition} đã được xác nhận ngày {day} – ghi thêm lần nữa",
    en: "{name} edition {edition} was confirmed on {day} already – it is recorded once more")
  package static let nothingToRender = Code(
    "U011", vi: "bộ quy định không có biểu hay mẫu nào cho kỳ {period}",
    en: "the regime has no form or report for period {period}")

  package static let nothingDelivered = Code(
    "U012", .warning, vi: "{path} không có tệp nào để nhận – xem lại thư mục; trong thư mục chỉ lấy {endings}, tệp khác nêu thẳng tên",
    en: "{path} holds no file to take in – look at the folder again; of a folder only {endings} are taken, name others one by one")
  package static let verbUnknown = Code(
    "U013", vi: "không có lệnh \"{name}\"[ – có phải ý bạn là \"{nearest}\"?] – bieumau --help nêu các lệnh",
    en: "there is no command \"{name}\"[ – did you mean \"{nearest}\"?] – bieumau --help lists them")

  static let usage: [Code] = [
    formUnknown, formatUnknown, senderNotInWorkspace, periodMalformed, formNotInPeriod, argumentsWrong, senderHasNoForm,
    workspacesShareName, packFault, editionConfirmed, nothingToRender,
    nothingDelivered, verbUnknown,
  ]
}
