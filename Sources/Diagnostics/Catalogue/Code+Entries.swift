/// What people typed into the cells of a workbook.
extension Code {
  package static let numberAmbiguous = Code(
    "I001", vi: "\"{value}\" đọc được hai cách: {first} hoặc {second} – gõ lại số không có dấu tách hàng nghìn",
    en: "\"{value}\" can be read as {first} or as {second} – type the number without separators of thousands")
  package static let entryNotNumber = Code(
    "I002", vi: "\"{value}\" không phải số – ghi số[ {unit}], ghi {none} nếu không phát sinh",
    en: "\"{value}\" is not a number – type a number[ of {unit}], {none} if there was nothing")
  package static let entryIsDate = Code(
    "I003", vi: "ô này là ngày {value}, cần một số – bảng tính đã tự đổi số thành ngày, gõ lại số",
    en: "the cell holds the date {value}, a number is expected – the spreadsheet changed it, type the number again")
  package static let percentNotWanted = Code(
    "I004", vi: "\"{value}\" là tỷ lệ phần trăm, cần số[ {unit}] – ghi số thực tế",
    en: "\"{value}\" is a percentage, a number[ of {unit}] is expected – type the figure itself")
  package static let entryNotDate = Code(
    "I005", vi: "\"{value}\" không phải ngày – ghi ngày/tháng/năm, như 05/01/2023",
    en: "\"{value}\" is not a date – type day/month/year, as 05/01/2023")
  package static let entryNotCategory = Code(
    "I006", vi: "\"{value}\" không có trong danh sách[ – có phải ý bạn là \"{nearest}\"?] – chọn một trong: {list}",
    en: "\"{value}\" is not in the list[ – did you mean \"{nearest}\"?] – choose one of: {list}")
  package static let entryNotUnit = Code(
    "I007", vi: "không có đơn vị nào tên hay mã \"{value}\"[ – có phải ý bạn là \"{nearest}\"?] – cách nhau bằng dấu chấm phẩy",
    en: "no unit has the name or code \"{value}\"[ – did you mean \"{nearest}\"?] – separate units with semicolons")
  package static let formulaWithoutValue = Code(
    "I008", vi: "ô có công thức ={formula} nhưng tệp không có kết quả – mở bằng Excel, lưu lại, hoặc gõ thẳng số",
    en: "the cell has the formula ={formula} and the file no result – open it in Excel and save, or type the number")
  package static let entryIsError = Code(
    "I009", vi: "ô đang báo lỗi {value}[ (công thức ={formula})] – sửa công thức hoặc gõ thẳng số",
    en: "the cell shows the error {value}[ (formula ={formula})] – mend the formula or type the number")
  package static let entryIsTruth = Code(
    "I010", vi: "ô là giá trị đúng/sai ({value}) – gõ lại nội dung", en: "the cell is a truth value ({value}) – type it again")
  package static let legacyConverted = Code(
    "I011", .warning, vi: "chữ gõ bằng bảng mã cũ {encoding}, đã đổi thành \"{text}\" – xem lại",
    en: "typed in the old code page {encoding}, taken as \"{text}\" – check it")
  package static let entryTooLong = Code(
    "I013", vi: "nội dung dài hơn {limit} ký tự – rút ngắn lại", en: "the text is longer than {limit} characters – shorten it")
  package static let entryTooLarge = Code(
    "I014", vi: "\"{value}\" là số quá lớn hoặc quá nhiều chữ số – xem lại",
    en: "\"{value}\" is too large or has too many digits – check it")

  // MARK: Where things stand in a workbook that came back

  package static let stampMissing = Code(
    "I020", vi: "tệp không còn dấu nhận dạng ẩn và phần đầu biểu không cho biết {what} – thêm {option}",
    en: "the file has lost its hidden stamp and its head does not tell the {whatEnglish} – add {option}")
  package static let stampReplaced = Code(
    "I021", .note, vi: "tệp không còn dấu nhận dạng ẩn – hiểu là của {sender}, kỳ {period}",
    en: "the file has lost its hidden stamp – taken as {sender}'s for {period}")
  package static let senderDiffers = Code(
    "I022", vi: "tệp được phát cho {found}, không phải {wanted} – dùng đúng tệp, hoặc bỏ --sender",
    en: "the file was handed out to {found}, not to {wanted} – use the right file, or leave --sender out")
  package static let periodDiffers = Code(
    "I023", vi: "tệp được phát cho kỳ {found}, không phải kỳ {wanted} – dùng tệp của kỳ {wanted}",
    en: "the file was handed out for {found}, not for {wanted} – use the file for {wanted}")
  package static let regimeDiffers = Code(
    "I024", vi: "tệp lập theo bộ quy định \"{found}\", không gian làm việc dùng \"{wanted}\" – phát lại tệp theo bộ hiện hành",
    en: "the file follows regime \"{found}\", the workspace uses \"{wanted}\" – hand out a new file")
  package static let editionDiffers = Code(
    "I025", vi: "{form} trong tệp là bản {found}, hiện dùng bản {wanted} – phát lại tệp, chép số liệu sang",
    en: "{form} in the file is edition {found}, now it is {wanted} – hand out a new file and copy the figures")
  package static let sectionTwice = Code(
    "I026", vi: "phần này có ở hai trang cùng có số liệu: \"{first}\" và \"{second}\" – xóa một trang",
    en: "this section stands on two sheets, both filled: \"{first}\" and \"{second}\" – delete one")
  package static let rowTwice = Code(
    "I027", vi: "hai dòng cùng mã \"{anchor}\" (dòng {first} và {second}) – xóa dòng thừa",
    en: "two rows have the same code \"{anchor}\" (rows {first} and {second}) – delete the one too many")
  package static let rowGone = Code(
    "I028", vi: "trang thiếu dòng \"{label}\" (mã {anchor}) – lấy lại dòng đó từ tệp đã phát",
    en: "the sheet lacks the row \"{label}\" (code {anchor}) – restore it from the file handed out")
  package static let columnGone = Code(
    "I029", vi: "trang thiếu cột {column} \"{label}\" – lấy lại cột đó từ tệp đã phát",
    en: "the sheet lacks column {column} \"{label}\" – restore it from the file handed out")
  package static let rowUnknown = Code(
    "I030", vi: "dòng có mã lạ \"{anchor}\" và có số liệu[ – có phải ý bạn là \"{nearest}\"?] – không dòng nào của biểu có mã này",
    en: "the row has the unknown code \"{anchor}\" and is filled[ – did you mean \"{nearest}\"?] – no row of the form has it")
  package static let recordWithoutID = Code(
    "I031", vi: "dòng có số liệu nhưng không có mã – chép sang một dòng trống đã có mã, hoặc xin thêm dòng",
    en: "the row is filled and has no id – copy it to an empty row that has one, or ask for more rows")
  package static let rowOutsideForm = Code(
    "I032", .warning, vi: "dòng này không phải dòng của biểu nên số ghi ở đây không được đọc – ghi vào dòng của biểu",
    en: "this row is none of the form's, so what stands here is not read – use the form's rows")
  package static let lockedChanged = Code(
    "I033", .warning, vi: "ô khóa ghi \"{found}\", chương trình có \"{shown}\": số ở ô này không được nhận – nếu chưa đúng, ghi ở cột ý kiến",
    en: "the locked cell says \"{found}\", the program has \"{shown}\": it is not taken – object in the column for remarks")
  package static let recordAttributeMissing = Code(
    "I034", vi: "dòng {record} thiếu \"{label}\" – điền vào",
    en: "row {record} lacks \"{label}\" – fill it in")
  package static let entryStatusUnknown = Code(
    "I035", vi: "trạng thái số liệu \"{value}\" không có[ – có phải ý bạn là \"{nearest}\"?] – chọn một trong: {list}",
    en: "there is no status \"{value}\"[ – did you mean \"{nearest}\"?] – choose one of: {list}")
  package static let nothingOfOurs = Code(
    "I036", vi: "không trang nào của tệp là biểu phát cho {sender}, kỳ {period} – gửi đúng tệp đã phát",
    en: "no sheet of the file is a form handed out to {sender} for {period} – send the file that was handed out")
  package static let sectionNotHers = Code(
    "I037", .warning, vi: "trang này ({section}) không phát cho {sender}, không được đọc",
    en: "this sheet ({section}) was not handed out to {sender} and is not read")
  package static let othersSent = Code(
    "I038", .warning, vi: "{sender} đã gửi số này là \"{before}\", nay ghi \"{value}\" – hai bên thống nhất lại",
    en: "{sender} sent \"{before}\" for this figure, here it is \"{value}\" – agree on one")
  package static let foundByLabels = Code(
    "I039", .note, vi: "cột mã ẩn của trang bị mất, các dòng được nhận ra theo nhãn – xem lại số đã đọc",
    en: "the sheet's hidden column of codes is gone, rows were recognised by their labels – check what was read")

  static let entries: [Code] = [
    numberAmbiguous, entryNotNumber, entryIsDate, percentNotWanted, entryNotDate, entryNotCategory, entryNotUnit,
    formulaWithoutValue, entryIsError, entryIsTruth, legacyConverted, entryTooLong, entryTooLarge,
    stampMissing, stampReplaced, senderDiffers, periodDiffers, regimeDiffers, editionDiffers, sectionTwice, rowTwice,
    rowGone, columnGone, rowUnknown, recordWithoutID, rowOutsideForm, lockedChanged, recordAttributeMissing, entryStatusUnknown,
    nothingOfOurs, sectionNotHers, othersSent, foundByLabels,
  ]
}
