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

  static let workbooks: [Code] = [
    notAWorkbook, oldExcelFormat, passwordProtected, archiveDamaged, archiveEntryEncrypted, archiveHasTooManyEntries,
    archiveInflatesTooFar, archiveEntryDoubled, archivePathRefused, archiveCompressionUnknown, archiveEntryMissing,
  ]
}
