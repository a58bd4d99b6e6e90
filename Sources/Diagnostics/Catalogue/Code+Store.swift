/// The store of submissions: the file itself, decisions that cannot be taken, and what proves that nothing was changed.
extension Code {
  package static let storeForeign = Code(
    "S001", vi: "{path} không phải kho số liệu của bieumau – chọn thư mục làm việc khác, hoặc chuyển tệp này đi",
    en: "{path} is no store of bieumau – choose another workspace, or move this file away")
  package static let storeNewer = Code(
    "S002", vi: "kho {path} do bản mới hơn ghi (bản {found}, bản này biết đến {known}) – cập nhật bieumau rồi chạy lại",
    en: "store {path} was written by a newer program (version {found}, this one knows {known}) – update bieumau and run again")
  package static let storeDamaged = Code(
    "S003", vi: "{doing}: kho {path} bị hỏng ({reason}) – đừng ghi thêm, lấy lại bản sao lưu gần nhất",
    en: "{doing}: store {path} is damaged ({reason}) – write nothing more, restore the latest backup")
  package static let storeBusy = Code(
    "S004",
    vi: "{doing}: một chương trình khác đang ghi kho {path} – chưa ghi gì, chờ chương trình đó xong rồi chạy lại",
    en: "{doing}: another program is writing store {path} – nothing was written, wait for it and run again")
  package static let storeReadOnly = Code(
    "S005", vi: "{doing}: không có quyền ghi kho {path} hoặc thư mục của nó – chưa ghi gì, xem lại quyền",
    en: "{doing}: no permission to write store {path} or its folder – nothing was written, check the permissions")
  package static let storeDiskFull = Code(
    "S006", vi: "{doing}: hết chỗ trên đĩa của kho {path} – chưa ghi gì, dọn bớt đĩa rồi chạy lại",
    en: "{doing}: the disk of store {path} is full – nothing was written, make room and run again")
  package static let storeUnreachable = Code(
    "S007",
    vi: "{doing}: không mở, đọc hoặc ghi được kho {path} ({reason}) – xem ổ đĩa, thư mục mạng còn nối không, có quyền ghi vào thư mục không rồi chạy lại",
    en: "{doing}: store {path} cannot be opened, read or written ({reason}) – check that the disk or network share is there and that you may write in its folder, then run again")
  package static let storeRefused = Code(
    "S008", vi: "{doing}: SQLite từ chối trên kho {path} ({reason}) – chưa ghi gì, báo lại cho người phát triển",
    en: "{doing}: SQLite refused on store {path} ({reason}) – nothing was written, report this to the developers")
  package static let backupInTheWay = Code(
    "S009", vi: "{path} đã có – chọn tên khác cho bản sao lưu",
    en: "{path} exists – choose another name for the backup")

  package static let periodClosed = Code(
    "S010", vi: "kỳ {period} đã khóa – mở lại kỳ (open, nêu lý do) rồi mới sửa được",
    en: "period {period} is closed – open it (with a reason) before anything in it can change")
  package static let submissionUnknown = Code(
    "S011", vi: "không có báo cáo \"{name}\" trong kho [– có phải ý bạn là \"{nearest}\"?]",
    en: "there is no submission \"{name}\" in the store [– did you mean \"{nearest}\"?]")
  package static let acceptsNoErrors = Code(
    "S012", vi: "báo cáo {name} còn {count} lỗi, không duyệt được – trả lại để nơi gửi sửa và gửi bản mới",
    en: "submission {name} has {count} errors and cannot be accepted – return it, so that the sender mends it and sends a new one")
  package static let warningsNeedReason = Code(
    "S013", vi: "báo cáo {name} còn {count} cảnh báo chưa có giải trình – duyệt thì phải nêu lý do (--reason)",
    en: "submission {name} has {count} warnings that nobody explained – accepting it takes a reason (--reason)")
  package static let stateDoesNotAllow = Code(
    "S014",
    vi: "báo cáo {name} đang ở trạng thái {state}, không {decision} được – chọn bản khác (bieumau submissions), hoặc mở lại quyết định trước (reopen)",
    en: "submission {name} is {state}, it cannot be {decision} – choose another (bieumau submissions), or reopen what was decided first")
  package static let deciderMissing = Code(
    "S015", vi: "chưa nêu tên người quyết định – thêm --by \"Họ tên\"",
    en: "nobody is named for the decision – add --by NAME")
  package static let reasonMissing = Code(
    "S016", vi: "việc này phải nêu lý do – thêm --reason \"…\"", en: "this takes a reason – add --reason TEXT")
  package static let periodStandsSo = Code(
    "S017", vi: "kỳ {period} vốn đã {state} – không có gì để làm",
    en: "period {period} is {state} already – nothing to do")
  package static let figureNotReported = Code(
    "S018", vi: "không nơi nào báo số liệu {key} trong kỳ {period} – xem lại mã",
    en: "nobody reported figure {key} in period {period} – check the key")
  package static let senderNotReporting = Code(
    "S019", vi: "{sender} không báo số liệu {key} trong kỳ {period} – chọn một trong: {senders}",
    en: "{sender} did not report figure {key} in period {period} – take one of: {senders}")
  package static let senderReportsTwice = Code(
    "S020", vi: "{sender} báo hai giá trị khác nhau cho {key} trong kỳ {period} – trả lại báo cáo để nơi gửi sửa",
    en: "{sender} reported two different values of {key} in period {period} – return the submission to be mended")

  package static let statusLowered = Code(
    "S021",
    vi: "bản trước ({before}) đã ghi số {old}, bản này chỉ là số {new} – giữ số cũ, hoặc ghi đúng trạng thái số liệu",
    en: "the revision before ({before}) gave a figure that is {old}, this one is only {new} – keep the old one or set the status right")
  package static let submissionTwice = Code(
    "S022", vi: "tệp có hai báo cáo {form} của {sender} kỳ {period} – gửi mỗi báo cáo một lần",
    en: "the file holds two submissions of {form} by {sender} for {period} – send each once")
  package static let storedValueTwice = Code(
    "S023", vi: "số liệu {key} có hai giá trị trong phần {section} của {form} – giữ một",
    en: "figure {key} has two values in section {section} of {form} – keep one")
  package static let numberNotStorable = Code(
    "S024", vi: "số liệu {key} là {value}, có quá nhiều chữ số – xem lại đơn vị tính",
    en: "figure {key} is {value}, which has too many digits – check the unit of measure")
  package static let textNotStorable = Code(
    "S025", vi: "báo cáo {form} của {sender} có ký tự mã 0 – bỏ ký tự đó",
    en: "submission {form} by {sender} holds a character of code 0 – remove it")
  package static let sectionNotNamed = Code(
    "S026", vi: "số liệu {key} đứng ở phần {section} mà báo cáo {form} không nộp – nộp cả phần đó",
    en: "figure {key} stands in section {section}, which submission {form} does not hand in – hand that section in")

  package static let pagesBroken = Code(
    "S030", vi: "tệp kho bị hỏng hoặc bị sửa: {reason}",
    en: "the file of the store is damaged or was changed: {reason}")
  package static let tablesChanged = Code(
    "S031", vi: "cấu trúc kho bị sửa: {name}", en: "the structure of the store was changed: {name}")
  package static let logEntryBroken = Code(
    "S032", vi: "dòng nhật ký số {entry} ({subject}) bị sửa, hoặc dòng trước nó bị xóa",
    en: "log entry {entry} ({subject}) was changed, or the one before it was removed")
  package static let logCutOff = Code(
    "S033", vi: "nhật ký không còn dòng có mã {anchor} ghi trên giấy biên nhận – phần cuối đã bị cắt bỏ",
    en: "the log has no entry {anchor} any more, which a receipt names – its end was cut off")
  package static let fileChanged = Code(
    "S034", vi: "tệp \"{file}\" (lần gửi số {delivery}) bị sửa sau khi nhận",
    en: "file \"{file}\" (delivery {delivery}) was changed after it was taken in")
  package static let deliveryChanged = Code(
    "S035", vi: "thông tin của lần gửi số {delivery} (\"{file}\") bị sửa",
    en: "what is kept of delivery {delivery} (\"{file}\") was changed")
  package static let valuesChanged = Code(
    "S036", vi: "số liệu, nhận xét hoặc phát hiện của báo cáo {name} bị sửa sau khi nhận",
    en: "values, answers or findings of submission {name} were changed after it was taken in")
  package static let stateChanged = Code(
    "S037", vi: "trạng thái của báo cáo {name} là {found}, nhật ký ghi {expected}",
    en: "the state of submission {name} is {found}, the log says {expected}")
  package static let resolutionChanged = Code(
    "S038", vi: "quyết định ở dòng nhật ký số {entry} ({subject}) bị sửa",
    en: "the decision of log entry {entry} ({subject}) was changed")
  package static let notInLog = Code(
    "S039", vi: "{what} số {number} có trong kho mà nhật ký không ghi",
    en: "{what} {number} is in the store but not in the log")

  static let store: [Code] = [
    storeForeign, storeNewer, storeDamaged, storeBusy, storeReadOnly, storeDiskFull, storeUnreachable, storeRefused,
    backupInTheWay, periodClosed, submissionUnknown, acceptsNoErrors, warningsNeedReason, stateDoesNotAllow,
    deciderMissing, reasonMissing, periodStandsSo, figureNotReported, senderNotReporting, senderReportsTwice,
    statusLowered, submissionTwice, storedValueTwice, numberNotStorable, textNotStorable, sectionNotNamed, pagesBroken,
    tablesChanged, logEntryBroken, logCutOff, fileChanged, deliveryChanged, valuesChanged, stateChanged,
    resolutionChanged, notInLog,
  ]
}
