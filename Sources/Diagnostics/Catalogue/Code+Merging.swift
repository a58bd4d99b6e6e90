/// Where figures come from, and putting them together.
extension Code {
  package static let addressMalformed = Code(
    "M001", vi: "\"{name}\" không phải địa chỉ của một ô – viết như bieu-05/summary!5.6.H1/4, hoặc ô của tệp đã lập: bieu-05.xlsx!D12",
    en: "\"{name}\" is no address of a cell – write bieu-05/summary!5.6.H1/4, or a cell of a rendered file: bieu-05.xlsx!D12")
  package static let sectionNotInForm = Code(
    "M002", vi: "{form} không có phần \"{name}\"[ – có phải ý bạn là \"{nearest}\"?] – có: {known}",
    en: "{form} has no section \"{name}\"[ – did you mean \"{nearest}\"?] – there are: {known}")
  package static let rowNotInSection = Code(
    "M003", vi: "{section} không có dòng \"{name}\"[ – có phải ý bạn là \"{nearest}\"?] – xem cột ẩn A của bảng tính đã lập",
    en: "{section} has no row \"{name}\"[ – did you mean \"{nearest}\"?] – look at the hidden column A of the rendered workbook")
  package static let columnNotInSection = Code(
    "M004", vi: "{section} không có cột \"{name}\"[ – có phải ý bạn là \"{nearest}\"?] – có: {known}",
    en: "{section} has no column \"{name}\"[ – did you mean \"{nearest}\"?] – there are: {known}")
  package static let cellOutsideTable = Code(
    "M005", vi: "ô {cell} trang \"{sheet}\" không thuộc bảng số liệu nào (đầu bảng, chữ ký, hoặc ngoài bảng) – chọn ô có số",
    en: "cell {cell} of sheet \"{sheet}\" is in no table of figures (a header, a signature, or beside it) – choose a figure's cell")
  package static let sheetNotInFile = Code(
    "M006", vi: "không thấy trang \"{name}\"[ – có phải ý bạn là \"{nearest}\"?] – có: {known}",
    en: "there is no sheet \"{name}\"[ – did you mean \"{nearest}\"?] – there are: {known}")
  package static let formOutsideScope = Code(
    "M007", vi: "{form} không áp dụng cho {unit}: biểu chỉ in một dòng \"Không thuộc đối tượng\", không có số để xem",
    en: "{form} does not apply to {unit}: it prints one line only, there is no figure to look at")
  package static let cellHoldsNoFigure = Code(
    "M008", vi: "{address} là tiêu đề hoặc tên chỉ tiêu, không phải số – chọn cột có số",
    en: "{address} is a heading or a label, no figure – choose a column of figures")
  package static let printedOtherwise = Code(
    "M009", .warning, vi: "ô này trong tệp ghi {found}, số hiện nay là {now} – số liệu đã đổi sau khi lập tệp; lập lại bộ biểu",
    en: "this cell of the file says {found}, the figure now is {now} – it has changed since the file was made; render again")
  package static let firstSheetTaken = Code(
    "M010", .note, vi: "tệp có {count} trang, lấy trang \"{name}\" – muốn trang khác: {file}!'Tên trang'!{cell}",
    en: "the file has {count} sheets, sheet \"{name}\" is taken – for another one: {file}!'Sheet name'!{cell}")

  package static let keyMalformed = Code(
    "M011", vi: "\"{key}\" không phải mã số liệu – chép nguyên dòng mã mà bieumau merge in ra",
    en: "\"{key}\" is no key of a figure – copy the key that bieumau merge prints")
  package static let keyInDispute = Code(
    "M012", .note, vi: "đang chờ quyết định {count} số, chẳng hạn: \"{nearest}\"",
    en: "{count} figures wait for a decision, such as \"{nearest}\"")
  package static let decisionOutdated = Code(
    "M013", .warning, vi: "đã có quyết định nhưng sau đó số liệu đổi – xem lại rồi quyết định lần nữa: bieumau resolve \"{key}\"",
    en: "it was decided, and the figures have changed since – look again and decide once more: bieumau resolve \"{key}\"")
  package static let figureObjected = Code(
    "M014", .warning, vi: "{sender} không đồng ý với số này (\"{remark}\"), chưa ai quyết định – bieumau resolve \"{key}\"",
    en: "{sender} objects to this figure (\"{remark}\") and nobody decided – bieumau resolve \"{key}\"")
  package static let recordInTwoLists = Code(
    "M015", .warning, vi: "mã {id} đứng ở hai danh mục khác nhau ({submissions}) – một dự án chỉ thuộc một biểu, trả lại để sửa",
    en: "id {id} stands in two different lists ({submissions}) – a project belongs into one form, return it to be mended")
  package static let oneFormatAtATime = Code(
    "M016", vi: "màn hình chỉ in được một định dạng – chọn một, hoặc ghi ra thư mục với --out",
    en: "the terminal takes one format – choose one, or write files with --out")

  static let merging: [Code] = [
    addressMalformed, sectionNotInForm, rowNotInSection, columnNotInSection, cellOutsideTable, sheetNotInFile,
    formOutsideScope, cellHoldsNoFigure, printedOtherwise, firstSheetTaken, keyMalformed, keyInDispute, decisionOutdated,
    figureObjected, recordInTwoLists, oneFormatAtATime,
  ]
}
