/// New workspaces, and figures that go to and come from other systems and levels.
extension Code {
  package static let optionMissing = Code(
    "E001", vi: "thiếu {option} ({what}) – thêm {option} vào lệnh [, chọn một trong: {choices}]",
    en: "{option} is missing ({whatEnglish}) – add {option} to the command [, one of: {choices}]")
  package static let workspaceInTheWay = Code(
    "E002", vi: "{path} đã có sẵn thứ khác bên trong – chọn một thư mục mới hoặc trống",
    en: "{path} holds something already – choose a new or empty folder")
  package static let workspaceIsCurrentFolder = Code(
    "E003", vi: "{path} là thư mục đang đứng – ra ngoài một cấp rồi gọi lại với tên thư mục",
    en: "{path} is the current folder – go up one and name the folder")
  package static let yearOutsideProgramme = Code(
    "E004", vi: "năm {year} nằm ngoài chương trình {from}–{to} – ghi --year trong khoảng đó",
    en: "year {year} is outside the programme {from}–{to} – give a --year within it")
  package static let unitToReportUnknown = Code(
    "E005", vi: "không có đơn vị \"{name}\" trong năm {year} [– có phải ý bạn là \"{nearest}\"?]",
    en: "there is no unit \"{name}\" in {year} [– did you mean \"{nearest}\"?]")
  package static let unitNameShared = Code(
    "E006", vi: "có nhiều đơn vị tên \"{name}\": {choices} – ghi mã đơn vị",
    en: "several units are named \"{name}\": {choices} – give the code")
  package static let noUnitBelow = Code(
    "E007", .warning,
    vi: "{name} không có đơn vị cấp dưới nào vào ngày {day} – chưa có xã nào được giao báo cáo, xem lại units.csv",
    en: "{name} has no unit below it on {day} – no commune is asked to report, check units.csv")
  package static let unitEndsEarly = Code(
    "E008", .note, vi: "{name} chỉ có đến ngày {day} – các kỳ của năm {year} chốt số liệu không muộn hơn ngày đó",
    en: "{name} exists until {day} only – periods of {year} are cut off no later")

  static let exchange: [Code] = [
    optionMissing, workspaceInTheWay, workspaceIsCurrentFolder, yearOutsideProgramme, unitToReportUnknown, unitNameShared,
    noUnitBelow, unitEndsEarly,
  ]
}
