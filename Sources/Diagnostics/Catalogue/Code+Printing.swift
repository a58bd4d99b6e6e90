/// Printing to PDF through LibreOffice.
extension Code {
  package static let printerMissing = Code(
    "P001",
    vi: "không tìm thấy LibreOffice để ghi pdf – cài gói libreoffice-calc-nogui và libreoffice-writer-nogui, hoặc bỏ pdf khỏi --format",
    en: "LibreOffice, which writes pdf, is not installed – install the packages libreoffice-calc-nogui and libreoffice-writer-nogui, or leave pdf out of --format")
  package static let notPrinted = Code(
    "P002", vi: "LibreOffice không ghi được {name}.pdf – kiểm tra gói {package} đã cài chưa, rồi chạy lại",
    en: "LibreOffice did not write {name}.pdf – see whether the package {package} is installed, then run again")
  package static let printerHangs = Code(
    "P003", vi: "LibreOffice không xong trong {seconds} giây và đã bị dừng; còn thiếu: {names} – chạy lại với ít biểu hơn (--form)",
    en: "LibreOffice was not done within {seconds} seconds and was stopped; missing: {names} – run again with fewer forms (--form)")

  static let printing: [Code] = [printerMissing, notPrinted, printerHangs]
}
