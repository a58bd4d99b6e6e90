/// Storing what was sent, and printing what is stored.
extension Code {
  package static let receivedUnreadable = Code(
    "G001", vi: "--received \"{value}\" không phải thời điểm – ghi ngày và giờ nhận, như \"2023-05-19 16:30\"",
    en: "--received \"{value}\" is no time – write day and time, as \"2023-05-19 16:30\"")
  package static let receivedInFuture = Code(
    "G002", vi: "--received {value} muộn hơn bây giờ ({now}) – ghi đúng thời điểm nhận, hoặc xem lại đồng hồ máy",
    en: "--received {value} is later than now ({now}) – write when it came, or check the machine's clock")
  package static let nothingToStore = Code(
    "G003", .warning, vi: "không trang nào của tệp được điền – không lưu gì; điền rồi gửi lại",
    en: "no sheet of the file is filled – nothing was stored; fill it and send it again")
  package static let figureHomeless = Code(
    "G004", .warning,
    vi: "{count} số liệu {indicator} ({measure}) kỳ {period} của {sender} không thuộc ô nào trong biểu của nơi gửi này – không lưu; xem lại nơi gửi, đơn vị, phân tổ",
    en: "{count} values of {indicator} ({measure}) for {period} by {sender} belong to no cell of this sender's forms – not stored; check sender, unit and split")
  package static let sectionInTwoFiles = Code(
    "G005", vi: "phần {section} của {sender} kỳ {period} đã có trong tệp {other}: bản sau thay bản trước – gộp vào một tệp rồi nhập lại; tệp này không được lưu",
    en: "section {section} by {sender} for {period} is in {other} too, and one would replace the other – put them into one file; this file is not stored")
  package static let filesNotImported = Code(
    "G006", .warning,
    vi: "{count} tệp trong observations chưa nhập vào kho, không được tính: {names} – bieumau import --workspace {folder} {folder}/observations",
    en: "{count} files of observations are not in the store and not counted: {names} – bieumau import --workspace {folder} {folder}/observations")
  package static let nothingAccepted = Code(
    "G007", .warning,
    vi: "kho chưa có báo cáo nào của kỳ {period} được duyệt – duyệt (bieumau accept) rồi lập lại, hoặc lập bản nháp: --include received",
    en: "nothing of {period} is accepted yet – accept it (bieumau accept) and render again, or make a draft: --include received")
  package static let periodsNotChecked = Code(
    "G008", .note,
    vi: "workspace.xml không ghi kỳ {periods}: số liệu các kỳ này được nhập nguyên như gửi, không xét quy tắc kiểm tra",
    en: "workspace.xml does not list {periods}: their figures are taken as they are, the rules are not asked of them")

  static let storing: [Code] = [
    receivedUnreadable, receivedInFuture, nothingToStore, figureHomeless, sectionInTwoFiles, filesNotImported,
    nothingAccepted, periodsNotChecked,
  ]
}
