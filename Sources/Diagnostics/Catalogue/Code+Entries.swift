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
  package static let entryHasControl = Code(
    "I012", vi: "ô có ký tự điều khiển (mã {number}) – gõ lại nội dung",
    en: "the cell holds a control character (code {number}) – type it again")
  package static let entryTooLong = Code(
    "I013", vi: "nội dung dài hơn {limit} ký tự – rút ngắn lại", en: "the text is longer than {limit} characters – shorten it")
  package static let entryTooLarge = Code(
    "I014", vi: "\"{value}\" là số quá lớn hoặc quá nhiều chữ số – xem lại",
    en: "\"{value}\" is too large or has too many digits – check it")

  static let entries: [Code] = [
    numberAmbiguous, entryNotNumber, entryIsDate, percentNotWanted, entryNotDate, entryNotCategory, entryNotUnit,
    formulaWithoutValue, entryIsError, entryIsTruth, legacyConverted, entryHasControl, entryTooLong, entryTooLarge,
  ]
}
