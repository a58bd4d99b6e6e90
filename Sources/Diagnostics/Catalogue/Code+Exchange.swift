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

  package static let nothingToExport = Code(
    "E101", .warning,
    vi: "{folder} không có số liệu nào được tính [cho kỳ {period}] – duyệt báo cáo trước, hoặc thêm --include received",
    en: "{folder} has no figure that counts [for {period}] – accept submissions first, or add --include received")
  package static let oneFormatOnly = Code(
    "E102", vi: "nhiều định dạng ({formats}) không vào một tệp được – ghi --out là một thư mục",
    en: "several formats ({formats}) do not fit one file – give a folder as --out")

  package static let foreignTableMissing = Code(
    "E201", vi: "không trang nào có dòng tên cột: {columns} – đặt tên cột như tệp của bieumau export",
    en: "no sheet has a line that names the columns {columns} – name them as bieumau export does")
  package static let foreignFigureTwice = Code(
    "E202", .warning, vi: "số này đã có ở ô {other} – lấy số trước, bỏ số này",
    en: "this figure stands in cell {other} already – the first one counts")
  package static let foreignRowsPassedOver = Code(
    "E203", .note, vi: "bỏ qua {count} dòng của kỳ khác, chỉ đối chiếu kỳ {period}",
    en: "{count} rows of other periods were passed over, only {period} is compared")
  package static let lowerUnitElsewhere = Code(
    "E301", vi: "{name} không thuộc đơn vị {unit} trong units.csv – sửa cột parent hoặc bỏ dòng <below> này",
    en: "{name} is not below unit {unit} in units.csv – mend column parent or remove this <below>")
  package static let lowerUnitEnded = Code(
    "E302",
    vi: "{name} không còn vào ngày {day}, ngày chốt số liệu của kỳ {period} – bỏ dòng <below> này, lấy số của đơn vị mới [: {successors}]",
    en: "{name} is gone on {day}, the cut-off of period {period} – remove this <below>, take the figures of the new units [: {successors}]")
  package static let lowerUnitMixed = Code(
    "E303",
    vi: "{name} không còn vào ngày {day}, ngày chốt số liệu của kỳ {period}, và số của nó không cộng lại được từ đơn vị mới [({successors})], "
      + "vì có đơn vị mới gồm cả đơn vị ngoài nó: {mixed} – không ghép chuỗi số cũ với số mới, báo cáo theo đơn vị mới",
    en: "{name} is gone on {day}, the cut-off of period {period}, and its figures cannot be had by adding up those of the new units "
      + "[({successors})], because some hold others too: {mixed} – do not join the old series to the new one, report by the new units")
  package static let lowerWorkspaceOfOtherUnit = Code(
    "E304", vi: "không gian làm việc này là của đơn vị {found}, dòng <below> ghi {name} – sửa unit hoặc from",
    en: "this workspace is of unit {found}, its <below> says {name} – mend unit or from")
  package static let lowerSourceMissing = Code(
    "E305", .warning, vi: "chưa có số liệu của {name}: không có {path} – các tổng được đánh dấu chưa đủ",
    en: "nothing of {name} yet: there is no {path} – totals are marked as incomplete")
  package static let lowerFigureOverruled = Code(
    "E306", .warning,
    vi: "{count} số ở đây khác số đã có ở cấp trên, lấy số của cấp trên; số đầu tiên: {indicator}, {unit}",
    en: "{count} figures differ from those above, which stand; the first: {indicator}, {unit}")
  package static let lowerUnitUnknown = Code(
    "E307",
    vi: "{count} số của {name} không ghép được: vào ngày chốt, units.csv của cấp trên không có đơn vị này trong {unit} – bổ sung units.csv",
    en: "{count} figures of {name} fit nowhere: on the cut-off, units.csv above does not have it within {unit} – complete units.csv")
  package static let lowerRegimeOther = Code(
    "E308", vi: "không gian làm việc này dùng bộ quy định {found}, cấp trên dùng {name} – không ghép được",
    en: "this workspace uses regime {found}, the one above {name} – they cannot be put together")
  package static let lowerTooDeep = Code(
    "E309", vi: "không gian làm việc lồng nhau quá nhiều cấp, có thể vòng tròn – xem lại các dòng <below>",
    en: "workspaces stand below one another at too many levels, perhaps in a circle – look at their <below>")

  package static let exchangeJSONBroken = Code(
    "E401", vi: "không đọc được JSON: gặp {found}, cần {expected} – xuất lại tệp bằng bieumau export --format json",
    en: "this is no JSON: found {found}, expected {expected} – write the file again with bieumau export --format json")
  package static let exchangeOtherFormat = Code(
    "E402", vi: "không phải tệp số liệu mà bieumau export ghi (csv, json, xml) – xem Templates/schema/observations.rng, observations.schema.json",
    en: "no file of figures as bieumau export writes it (csv, json, xml) – see Templates/schema/observations.rng, observations.schema.json")
  package static let exchangeRegimeOther = Code(
    "E403", vi: "số liệu theo bộ quy định {found}, không gian làm việc dùng {name} – không nhập được",
    en: "the figures are of regime {found}, the workspace uses {name} – they cannot be taken in")
  package static let exchangeValueOdd = Code(
    "E404", vi: "\"{name}\" không phải chữ hay số của một cột – mỗi số liệu chỉ gồm các cột của bieumau export",
    en: "\"{name}\" is no text or number of a column – a figure has the columns of bieumau export and nothing else")

  static let exchange: [Code] = [
    optionMissing, workspaceInTheWay, workspaceIsCurrentFolder, yearOutsideProgramme, unitToReportUnknown, unitNameShared,
    noUnitBelow, unitEndsEarly, nothingToExport, oneFormatOnly, foreignTableMissing,
    foreignFigureTwice, foreignRowsPassedOver, lowerUnitElsewhere, lowerUnitEnded, lowerUnitMixed, lowerWorkspaceOfOtherUnit,
    lowerSourceMissing, lowerFigureOverruled, lowerUnitUnknown, lowerRegimeOther, lowerTooDeep,
    exchangeJSONBroken, exchangeOtherFormat, exchangeRegimeOther, exchangeValueOdd,
  ]
}
