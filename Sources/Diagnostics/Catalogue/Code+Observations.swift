/// Tidy observations: the file, its names, its values.
extension Code {
  package static let observationFileEmpty = Code(
    "O001", vi: "tệp rỗng – dòng đầu phải là tên các cột: {columns}",
    en: "the file is empty – its first line must name the columns: {columns}")
  package static let columnMissing = Code(
    "O002", vi: "thiếu cột \"{name}\" – thêm cột này vào dòng đầu, để trống ô nếu không có gì",
    en: "column \"{name}\" is missing – add it to the first line and leave its cells empty")
  package static let columnUnknown = Code(
    "O003", vi: "không có cột nào tên \"{name}\" [– có phải ý bạn là \"{nearest}\"?]",
    en: "there is no column named \"{name}\" [– did you mean \"{nearest}\"?]")
  package static let columnTwice = Code(
    "O004", vi: "cột \"{name}\" có hai lần – bỏ một cột", en: "column \"{name}\" stands there twice – remove one")
  package static let fieldCount = Code(
    "O005", vi: "dòng có {found} ô, phải có {expected} ô – xem lại dấu phẩy và dấu ngoặc kép của dòng này",
    en: "the line has {found} fields and should have {expected} – check its commas and quotes")
  package static let notUTF8 = Code(
    "O006", vi: "tệp không phải UTF-8 (có thể là bảng mã cũ TCVN3, VNI hoặc UTF-16) – lưu lại dạng CSV UTF-8",
    en: "the file is not UTF-8 (perhaps an old TCVN3 or VNI code page, or UTF-16) – save it again as CSV UTF-8")
  package static let quotesBroken = Code(
    "O007", vi: "dấu ngoặc kép không khớp – đóng dấu ngoặc, hoặc viết \"\" cho một dấu ngoặc kép trong ô",
    en: "quotes do not match – close them, or write \"\" for a quote inside a field")
  package static let controlCharacter = Code(
    "O008", vi: "ô \"{column}\" có ký tự điều khiển (mã {number}) – xóa ký tự đó",
    en: "field \"{column}\" holds a control character (code {number}) – remove it")
  package static let legacyText = Code(
    "O009", vi: "\"{text}\" là chữ gõ bằng bảng mã cũ {encoding} – chuyển mã sang Unicode rồi gửi lại",
    en: "\"{text}\" was typed in the old code page {encoding} – convert it to Unicode")
  package static let decomposedText = Code(
    "O010", .note, vi: "ô \"{column}\" gõ bằng Unicode tổ hợp – đã đổi sang Unicode dựng sẵn, chữ không đổi",
    en: "field \"{column}\" was in decomposed Unicode – it is taken in composed form, the words are the same")
  package static let senderUnknown = Code(
    "O011", vi: "không có nơi gửi \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no sender \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let indicatorUnknown = Code(
    "O012", vi: "không có chỉ tiêu \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no indicator \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let unitUnknown = Code(
    "O013", vi: "không có đơn vị mang mã \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no unit with the code \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let unitNotValid = Code(
    "O014", vi: "đơn vị {name} không tồn tại vào ngày {day} [– nay là {successors}]",
    en: "unit {name} did not exist on {day} [– it became {successors}]")
  package static let periodUnknown = Code(
    "O015", vi: "\"{name}\" không phải kỳ báo cáo – viết như 2023-H1 hoặc 2023[ (và {more} dòng khác)]",
    en: "\"{name}\" is not a reporting period – write 2023-H1 or 2023[ (and {more} other lines)]")
  package static let periodOutside = Code(
    "O016", vi: "kỳ {name} nằm ngoài thời gian của Chương trình ({from}-{to})[ (và {more} dòng khác)]",
    en: "period {name} lies outside the years of the programme ({from}-{to})[ (and {more} other lines)]")
  package static let measureUnknown = Code(
    "O017", vi: "không có loại số \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no measure \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let measureComputed = Code(
    "O018",
    vi: "loại số \"{name}\" do chương trình tính – chỉ gửi yearToDate hoặc disbursedYearToDate[ (và {more} dòng khác)]",
    en: "measure \"{name}\" is computed – send yearToDate or disbursedYearToDate only[ (and {more} other lines)]")
  package static let kindUnknown = Code(
    "O019", vi: "không có kiểu giá trị \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no kind \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let statusUnknown = Code(
    "O020", vi: "không có trạng thái số liệu \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no status \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let scopeUnknown = Code(
    "O021", vi: "không có phạm vi \"{name}\" – viết total hoặc own[ (và {more} dòng khác)]",
    en: "there is no scope \"{name}\" – write total or own[ (and {more} other lines)]")
  package static let categoryUnknown = Code(
    "O022", vi: "không có phân tổ \"{name}\" [– có phải ý bạn là \"{nearest}\"?][ (và {more} dòng khác)]",
    en: "there is no category \"{name}\" [– did you mean \"{nearest}\"?][ (and {more} other lines)]")
  package static let splitNotAllowed = Code(
    "O023", vi: "chỉ tiêu {indicator} không phân tổ theo \"{name}\" [– chỉ theo: {allowed}]",
    en: "indicator {indicator} is not split by \"{name}\" [– only by: {allowed}]")
  package static let stratumMalformed = Code(
    "O024",
    vi: "tổ \"{name}\" viết sai: mỗi phân tổ một lần, nhiều nhất {limit} – viết như status=poor;ethnicity=minority",
    en: "stratum \"{name}\" is malformed: each split once, at most {limit} – write status=poor;ethnicity=minority")
  package static let notWhole = Code(
    "O025", vi: "\"{value}\" phải là số nguyên [– sửa lại thành số {unit}]",
    en: "\"{value}\" must be a whole number [of {unit}]")
  package static let notNumber = Code(
    "O026", vi: "\"{value}\" không phải số – viết chữ số, dấu chấm cho phần thập phân, không tách hàng nghìn",
    en: "\"{value}\" is not a number – digits, a point for decimals, no separators of thousands")
  package static let tooManyPlaces = Code(
    "O027", vi: "\"{value}\" có quá {limit} chữ số sau dấu thập phân – làm tròn lại",
    en: "\"{value}\" has more than {limit} digits after the point – round it")
  package static let negativeNumber = Code(
    "O028", vi: "\"{value}\" là số âm, chỉ tiêu này không thể âm – xem lại số liệu",
    en: "\"{value}\" is negative, which this indicator cannot be – check the figure")
  package static let percentTooLarge = Code(
    "O029", .warning, vi: "tỷ lệ \"{value}\" lớn hơn 100% – xem lại", en: "share \"{value}\" is above 100% – check it")
  package static let valueMissing = Code(
    "O030", vi: "ô value trống mà kind là reported – ghi giá trị, hoặc đổi kind thành blank hay none",
    en: "value is empty although kind is reported – give a value, or make kind blank or none")
  package static let valueNotWanted = Code(
    "O031", vi: "kind là {kind} mà ô value có \"{value}\" – bỏ giá trị hoặc đổi kind thành reported",
    en: "kind is {kind} although value is \"{value}\" – remove the value or make kind reported")
  package static let notDate = Code(
    "O032", vi: "\"{value}\" không phải ngày – viết năm-tháng-ngày, như 2023-05-19",
    en: "\"{value}\" is not a date – write year-month-day, as 2023-05-19")
  package static let dateOutside = Code(
    "O033", vi: "ngày {value} nằm ngoài thời gian của Chương trình ({from}-{to}) – xem lại năm",
    en: "date {value} lies outside the years of the programme ({from}-{to}) – check the year")
  package static let valueNotCategory = Code(
    "O034", vi: "\"{value}\" không phải mã của {list} [– có phải ý bạn là \"{nearest}\"?]",
    en: "\"{value}\" is not a code of {list} [– did you mean \"{nearest}\"?]")
  package static let observationTwice = Code(
    "O035", vi: "số liệu này đã có ở {other} với giá trị \"{before}\", nay là \"{value}\" – giữ một dòng",
    en: "this figure stands at {other} already with the value \"{before}\", here \"{value}\" – keep one line")
  package static let sendersDisagree = Code(
    "O036", vi: "hai nơi gửi khác số: {sender} ghi \"{value}\", {otherSender} ghi \"{before}\" ở {other} – chọn một",
    en: "two senders disagree: {sender} says \"{value}\", {otherSender} says \"{before}\" at {other} – choose one")
  package static let sendersRepeat = Code(
    "O037", .warning, vi: "{sender} và {otherSender} ({other}) cùng gửi số này, giá trị như nhau – một nơi gửi là đủ",
    en: "{sender} and {otherSender} ({other}) both sent this figure, with the same value – one is enough")
  package static let observationRepeated = Code(
    "O038", .warning, vi: "dòng lặp lại, giống hệt {other} – bỏ một dòng",
    en: "the line repeats {other} – remove one")
  package static let recordMissing = Code(
    "O039", vi: "chỉ tiêu {indicator} gửi theo từng dòng danh mục – ghi mã dòng vào cột record",
    en: "indicator {indicator} is sent record by record – put the record's id into column record")
  package static let recordNotWanted = Code(
    "O040", vi: "chỉ tiêu {indicator} không theo danh mục – để trống cột record",
    en: "indicator {indicator} has no records – leave column record empty")
  package static let recordOfOtherType = Code(
    "O041", vi: "dòng danh mục \"{record}\" đã dùng cho {other}, không dùng được cho {type} – đặt mã khác",
    en: "record \"{record}\" is of {other} already and cannot be of {type} – choose another id")
  package static let measureDoesNotFit = Code(
    "O042", vi: "chỉ tiêu {indicator} không nhận loại số \"{measure}\" – dùng \"{expected}\"",
    en: "indicator {indicator} does not take measure \"{measure}\" – use \"{expected}\"")
  package static let unitNotOfSender = Code(
    "O043", vi: "{sender} gửi số của {unit}, không thuộc đơn vị mình – xem lại cột unit",
    en: "{sender} reports about {unit}, which is not its own – check column unit")
  package static let observationsNone = Code(
    "O044", .warning, vi: "tệp chỉ có dòng tên cột, không có số liệu nào",
    en: "the file has column names and no figures")
  package static let delimiterNotComma = Code(
    "O045", vi: "các cột cách nhau bằng \"{found}\" – lưu lại với dấu phẩy",
    en: "columns are separated by \"{found}\" – save the file with commas")
  package static let textTooLong = Code(
    "O046", vi: "ô \"{column}\" dài hơn {limit} ký tự – rút ngắn lại",
    en: "field \"{column}\" is longer than {limit} characters – shorten it")
  package static let unitGone = Code(
    "O047", .warning,
    vi:
      "đơn vị {name} không còn vào ngày {day} của kỳ báo cáo, số liệu cũ của nó không được cộng [– nay là {successors}]",
    en:
      "unit {name} is gone on {day}, the day of this report; its earlier figures are not counted [– it became {successors}]"
  )
  package static let recordMalformed = Code(
    "O048",
    vi: "mã dòng danh mục \"{record}\" sai – chỉ dùng chữ không dấu, số và dấu, không cách, nhiều nhất 64 ký tự",
    en: "record id \"{record}\" is malformed – ASCII letters, digits and signs without spaces, at most 64")

  package static let headerMissing = Code(
    "O049", vi: "dòng đầu của tệp không phải tên các cột – thêm dòng đầu: {columns}",
    en: "the first line does not name the columns – add it: {columns}")

  static let observations: [Code] = [
    observationFileEmpty, columnMissing, columnUnknown, columnTwice, fieldCount, notUTF8, quotesBroken,
    controlCharacter,
    legacyText, decomposedText, senderUnknown, indicatorUnknown, unitUnknown, unitNotValid, periodUnknown,
    periodOutside,
    measureUnknown, measureComputed, kindUnknown, statusUnknown, scopeUnknown, categoryUnknown, splitNotAllowed,
    stratumMalformed, notWhole, notNumber, tooManyPlaces, negativeNumber, percentTooLarge, valueMissing, valueNotWanted,
    notDate, dateOutside, valueNotCategory, observationTwice, sendersDisagree, sendersRepeat, observationRepeated,
    recordMissing, recordNotWanted, recordOfOtherType, measureDoesNotFit, unitNotOfSender, observationsNone,
    delimiterNotComma, textTooLong, unitGone, recordMalformed, headerMissing,
  ]
}
