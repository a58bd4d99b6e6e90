/// Files and folders, and the workspace's own files: `workspace.xml`, `units.csv`, `plan.xml`, `confirmations.csv`.
extension Code {
  package static let cannotRead = Code(
    "F001", vi: "không đọc được {path}: {reason}", en: "cannot read {path}: {reason}")
  package static let fileTooLarge = Code(
    "F002", vi: "tệp lớn hơn {limit} – tệp bị từ chối, không đọc",
    en: "the file is larger than {limit} – it is refused unread")
  package static let notRegularFile = Code(
    "F003", vi: "{path} không phải tệp thường – bỏ ra khỏi thư mục", en: "{path} is not a regular file – move it away")
  package static let folderMissing = Code(
    "F004", vi: "không có thư mục {path} – xem lại tên [{option}]", en: "there is no folder {path} – check [{option}]")
  package static let tooManyFiles = Code(
    "F005", vi: "{path} có hơn {limit} tệp – chia nhỏ hoặc bỏ bớt",
    en: "{path} holds more than {limit} files – split it")
  package static let cannotWrite = Code(
    "F006", vi: "không ghi được {path}: {reason} – kết quả cũ còn nguyên",
    en: "cannot write {path}: {reason} – the old results are untouched")
  package static let changedByHand = Code(
    "F007", vi: "tệp \"{name}\" đã bị sửa tay sau lần in trước – chép ra chỗ khác, hoặc thêm --force để ghi đè",
    en: "file \"{name}\" was changed by hand since it was written – copy it away, or add --force to overwrite")
  package static let foreignInTheWay = Code(
    "F008", vi: "tệp \"{name}\" không do chương trình ghi – chọn thư mục khác, hoặc thêm --force để ghi đè",
    en: "file \"{name}\" was not written by this program – choose another folder, or add --force to overwrite")
  package static let packNotFound = Code(
    "F009", vi: "không tìm thấy bộ quy định \"{name}\" (đã tìm: {places}) – chỉ thư mục bằng --templates",
    en: "regime pack \"{name}\" was not found (looked in: {places}) – name its folder with --templates")
  package static let packOfOtherCode = Code(
    "F010", vi: "bộ quy định ở {path} là \"{found}\", không gian làm việc cần \"{name}\"",
    en: "the regime pack at {path} is \"{found}\", the workspace needs \"{name}\"")
  package static let outputsCrowded = Code(
    "F011", vi: "thư mục {path} có quá {limit} tệp khác – chọn một thư mục riêng cho kết quả",
    en: "folder {path} holds more than {limit} other files – choose a folder of its own for the results")
  package static let outputsRecovered = Code(
    "F012", .note, vi: "lần chạy trước dừng giữa chừng, đã dọn {path}",
    en: "an earlier run stopped half-way, {path} was tidied up")
  package static let diskFull = Code(
    "F013", vi: "không ghi được {path}: hết chỗ trên đĩa – dọn bớt đĩa rồi chạy lại, kết quả cũ còn nguyên",
    en: "cannot write {path}: the disk is full – make room and run again, the old results are untouched")
  package static let accessDenied = Code(
    "F014", vi: "không có quyền đọc hoặc ghi {path} – xem lại quyền của tệp, thư mục",
    en: "no permission to read or write {path} – check the permissions")
  package static let fileMissing = Code(
    "F015", vi: "không có tệp {path} – xem lại thư mục", en: "there is no file {path} – check the folder")
  package static let notFolder = Code(
    "F016", vi: "{path} nằm dưới một tệp, không phải thư mục – chọn chỗ khác",
    en: "{path} lies below a file, not a folder – choose another place")
  package static let folderNotFile = Code(
    "F017", vi: "{path} là thư mục – chỉ tên một tệp", en: "{path} is a folder – name a file")
  package static let outputCutOff = Code(
    "F018", vi: "kết quả không ghi ra được hết: {reason} – phần đã ghi chưa đủ, chạy lại",
    en: "the result could not be written whole: {reason} – what was written is incomplete, run again")
  package static let setReplaced = Code(
    "F019", .note,
    vi: "thư mục đã có bộ biểu của {found}: {count} tệp vừa được thay bằng bộ của {wanted}, {kept} tệp khác của bộ cũ còn nguyên – mỗi bộ nên có thư mục riêng",
    en: "the folder held the set of {found}: {count} files gave way to those of {wanted}, {kept} others of the old set stay – better a folder for each set")

  package static let elementUnknown = Code(
    "F101", vi: "không có phần tử <{name}> trong <{parent}> [– có phải ý bạn là <{nearest}>?]",
    en: "there is no element <{name}> in <{parent}> [– did you mean <{nearest}>?]")
  package static let attributeUnknown = Code(
    "F102", vi: "<{element}> không có thuộc tính \"{name}\" [– có phải ý bạn là \"{nearest}\"?]",
    en: "<{element}> has no attribute \"{name}\" [– did you mean \"{nearest}\"?]")
  package static let attributeMissing = Code(
    "F103", vi: "<{element}> thiếu thuộc tính \"{name}\"", en: "<{element}> lacks attribute \"{name}\"")
  package static let attributeMalformed = Code(
    "F104", vi: "{name}=\"{value}\" sai – phải là {expected}", en: "{name}=\"{value}\" is wrong – expected {expected}")
  package static let rootUnexpected = Code(
    "F105", vi: "phần tử gốc phải là <{expected}> trong không gian tên {namespace}",
    en: "the root element must be <{expected}> in namespace {namespace}")
  package static let codeTwice = Code(
    "F106", vi: "mã \"{name}\" dùng hai lần, lần trước ở dòng {line} – đổi một mã",
    en: "code \"{name}\" is used twice, first on line {line} – change one")
  package static let nameUnknown = Code(
    "F107", vi: "không có {what} nào tên \"{name}\" [– có phải ý bạn là \"{nearest}\"?]",
    en: "there is no {whatEnglish} named \"{name}\" [– did you mean \"{nearest}\"?]")
  package static let unitParentUnknown = Code(
    "F108", vi: "đơn vị {name} thuộc đơn vị \"{parent}\" không có trong tệp [– có phải ý bạn là \"{nearest}\"?]",
    en: "unit {name} belongs to \"{parent}\", which is not in the file [– did you mean \"{nearest}\"?]")
  package static let unitCycle = Code(
    "F109", vi: "đơn vị {name} nằm trong chính nó: {path} – sửa cột parent",
    en: "unit {name} lies within itself: {path} – mend column parent")
  package static let periodNotListed = Code(
    "F110", .note,
    vi: "workspace.xml không ghi kỳ {name} – lấy ngày cuối kỳ {day} làm ngày chốt số liệu, trạng thái sơ bộ",
    en: "workspace.xml does not list period {name} – its last day {day} is taken as cut-off, status preliminary")
  package static let datesReversed = Code(
    "F111", vi: "{name}: ngày kết thúc {to} trước ngày bắt đầu {from}",
    en: "{name}: the end {to} is before the start {from}")
  package static let reportingUnitUnknown = Code(
    "F112", vi: "đơn vị báo cáo \"{name}\" không có trong units.csv vào ngày {day} [– nay là {successors}]",
    en: "the reporting unit \"{name}\" is not in units.csv on {day} [– it became {successors}]")

  static let files: [Code] = [
    cannotRead, fileTooLarge, notRegularFile, folderMissing, tooManyFiles, cannotWrite, changedByHand, foreignInTheWay,
    packNotFound, packOfOtherCode, outputsCrowded, outputsRecovered, diskFull, accessDenied, fileMissing, notFolder,
    folderNotFile, outputCutOff, setReplaced,
    elementUnknown, attributeUnknown, attributeMissing,
    attributeMalformed, rootUnexpected, codeTwice, nameUnknown, unitParentUnknown, unitCycle, periodNotListed,
    datesReversed, reportingUnitUnknown,
  ]
}
