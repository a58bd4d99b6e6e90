/// Files as people send them: archives, and the workbooks in them.
extension Code {
  package static let notAWorkbook = Code(
    "W001",
    vi: "tệp không phải bảng tính mà chương trình đọc được – hãy gửi tệp .xlsx, .xml (Excel 2003), .ods hoặc .csv",
    en: "the file is no spreadsheet that can be read – send .xlsx, .xml (Excel 2003), .ods or .csv")
  package static let oldExcelFormat = Code(
    "W002",
    vi: "tệp là Excel 97-2003 (.xls), chương trình không đọc được – mở bằng Excel, chọn Tệp > Lưu thành (Save As), "
      + "chọn kiểu \"Excel Workbook (*.xlsx)\", rồi gửi tệp mới",
    en: "the file is an Excel 97-2003 workbook (.xls), which cannot be read – open it in Excel, choose File > Save As, "
      + "type \"Excel Workbook (*.xlsx)\", and send the new file")
  package static let passwordProtected = Code(
    "W003", vi: "tệp có mật khẩu mở – mở bằng Excel hoặc LibreOffice, bỏ mật khẩu, lưu lại rồi gửi",
    en: "the file is protected by a password – open it, remove the password, save and send it again")
  package static let archiveDamaged = Code(
    "W004", vi: "tệp bị hỏng hoặc tải chưa hết[, ở phần \"{entry}\"] ({reason}) – lấy lại bản đầy đủ của tệp",
    en: "the file is damaged or incomplete[, in part \"{entry}\"] ({reason}) – get the whole file again")
  package static let archiveEntryEncrypted = Code(
    "W005", vi: "phần \"{entry}\" trong tệp bị mã hóa – bỏ mật khẩu rồi lưu lại",
    en: "part \"{entry}\" of the file is encrypted – remove the password and save again")
  package static let archiveHasTooManyEntries = Code(
    "W006", vi: "tệp nén chứa hơn {limit} phần – tệp bị từ chối",
    en: "the archive has more than {limit} entries – it is refused")
  package static let archiveInflatesTooFar = Code(
    "W007", vi: "phần \"{entry}\" bung ra quá lớn (cả tệp quá {limit}) – tệp bị từ chối vì giống tệp phá hoại",
    en: "part \"{entry}\" unpacks too far (the file beyond {limit}) – it is refused as a likely bomb")
  package static let archiveEntryDoubled = Code(
    "W008", vi: "trong tệp có hai phần cùng tên \"{entry}\" – tệp bị từ chối, hãy lưu lại bằng Excel",
    en: "the file has two parts named \"{entry}\" – it is refused, save it again with Excel")
  package static let archivePathRefused = Code(
    "W009", vi: "phần \"{entry}\" có đường dẫn ra ngoài tệp – tệp bị từ chối",
    en: "part \"{entry}\" has a path out of the archive – the file is refused")
  package static let archiveCompressionUnknown = Code(
    "W010", vi: "phần \"{entry}\" nén theo cách chương trình không biết – hãy lưu lại bằng Excel",
    en: "part \"{entry}\" is compressed in an unknown way – save the file again with Excel")
  package static let archiveEntryMissing = Code(
    "W011", vi: "tệp thiếu phần \"{entry}\" – hãy lưu lại bằng Excel",
    en: "the file lacks part \"{entry}\" – save it again with Excel")
  package static let tooManyCells = Code(
    "W012", vi: "tệp có hơn {limit} ô có dữ liệu – tệp bị từ chối, hãy xóa các dòng, cột thừa",
    en: "the file has more than {limit} filled cells – it is refused, delete rows and columns that are not needed")
  package static let tooMuchText = Code(
    "W013", vi: "chữ trong tệp vượt mức {limit} – tệp bị từ chối",
    en: "the file has more text than {limit} – it is refused")
  package static let cellOutsideSheet = Code(
    "W014", vi: "có ô ở dòng {row}, cột {column}, ngoài phạm vi trang tính của Excel – tệp bị từ chối",
    en: "there is a cell at row {row}, column {column}, outside Excel's sheet – the file is refused")
  package static let tooManySheets = Code(
    "W015", vi: "tệp có hơn {limit} trang tính – tệp bị từ chối",
    en: "the file has more than {limit} sheets – it is refused")
  package static let sharedStringMissing = Code(
    "W016", vi: "chữ của ô này không có trong tệp (tệp bị hỏng) – mở bằng Excel để sửa, lưu lại rồi gửi",
    en: "the text of this cell is not in the file (damaged) – open it with Excel to repair it, save and send it again")
  package static let binaryWorkbook = Code(
    "W017",
    vi: "tệp là Excel nhị phân (.xlsb), chương trình không đọc được – mở bằng Excel, chọn Tệp > Lưu thành (Save As), "
      + "chọn kiểu \"Excel Workbook (*.xlsx)\", rồi gửi tệp mới",
    en: "the file is an Excel binary workbook (.xlsb), which cannot be read – open it in Excel, choose File > Save As, "
      + "type \"Excel Workbook (*.xlsx)\", and send the new file")
  package static let otherDocument = Code(
    "W018", vi: "tệp là {kind}, không phải bảng tính – hãy gửi tệp .xlsx, .xml (Excel 2003), .ods hoặc .csv",
    en: "the file is of type {kind}, not a spreadsheet – send .xlsx, .xml (Excel 2003), .ods or .csv")
  package static let emptyFile = Code(
    "W019", vi: "tệp rỗng – lấy lại bản đầy đủ của tệp", en: "the file is empty – get the whole file again")
  package static let quoteUnclosed = Code(
    "W020", vi: "dấu ngoặc kép mở ở dòng này không được đóng – thêm dấu ngoặc kép đóng",
    en: "the quotation mark that opens on this line is not closed – add the closing one")
  package static let placeMalformed = Code(
    "W021", vi: "\"{value}\" không phải vị trí trong trang tính (tệp bị hỏng) – mở bằng Excel để sửa, lưu lại rồi gửi",
    en: "\"{value}\" is no place in a sheet (damaged) – open the file with Excel to repair it, save and send it again")
  package static let tooManyRanges = Code(
    "W022", vi: "tệp có hơn {limit} vùng gộp ô hoặc nhóm dòng, cột ẩn – tệp bị từ chối",
    en: "the file has more than {limit} merged ranges or groups of hidden rows and columns – it is refused")
  package static let textBehindQuote = Code(
    "W023", vi: "có chữ sau dấu ngoặc kép đóng – đặt cả ô trong ngoặc kép, dấu ngoặc kép bên trong viết hai lần",
    en: "there is text behind a closing quotation mark – quote the whole field, and double the quotes within")

  static let workbooks: [Code] = [
    notAWorkbook, oldExcelFormat, passwordProtected, archiveDamaged, archiveEntryEncrypted, archiveHasTooManyEntries,
    archiveInflatesTooFar, archiveEntryDoubled, archivePathRefused, archiveCompressionUnknown, archiveEntryMissing,
    tooManyCells, tooMuchText, cellOutsideSheet, tooManySheets, sharedStringMissing, binaryWorkbook, otherDocument,
    emptyFile, quoteUnclosed, placeMalformed, tooManyRanges, textBehindQuote,
  ]
}
