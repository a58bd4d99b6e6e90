/// Where figures come from, and putting them together.
extension Code {
  package static let addressMalformed = Code(
    "M001", vi: "\"{name}\" không phải địa chỉ của một ô – viết như bieu-05/summary!5.6.H1/4, hoặc ô của tệp đã lập: bieu-05.xlsx!D12",
    en: "\"{name}\" is no address of a cell – write bieu-05/summary!5.6.H1/4, or a cell of a rendered file: bieu-05.xlsx!D12")
  package static let sectionNotInForm = Code(
    "M002", vi: "{form} không có phần \"{name}\" [– có phải ý bạn là \"{nearest}\"?] – có: {known}",
    en: "{form} has no section \"{name}\" [– did you mean \"{nearest}\"?] – there are: {known}")
  package static let rowNotInSection = Code(
    "M003", vi: "{section} không có dòng \"{name}\" [– có phải ý bạn là \"{nearest}\"?] – xem cột ẩn A của bảng tính đã lập",
    en: "{section} has no row \"{name}\" [– did you mean \"{nearest}\"?] – look at the hidden column A of the rendered workbook")
  package static let columnNotInSection = Code(
    "M004", vi: "{section} không có cột \"{name}\" [– có phải ý bạn là \"{nearest}\"?] – có: {known}",
    en: "{section} has no column \"{name}\" [– did you mean \"{nearest}\"?] – there are: {known}")
  package static let cellOutsideTable = Code(
    "M005", vi: "ô {cell} trang \"{sheet}\" không thuộc bảng số liệu nào (đầu bảng, chữ ký, hoặc ngoài bảng) – chọn ô có số",
    en: "cell {cell} of sheet \"{sheet}\" is in no table of figures (a header, a signature, or beside it) – choose a figure's cell")
  package static let sheetNotInFile = Code(
    "M006", vi: "không thấy trang \"{name}\" [– có phải ý bạn là \"{nearest}\"?] – có: {known}",
    en: "there is no sheet \"{name}\" [– did you mean \"{nearest}\"?] – there are: {known}")
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

  static let merging: [Code] = [
    addressMalformed, sectionNotInForm, rowNotInSection, columnNotInSection, cellOutsideTable, sheetNotInFile,
    formOutsideScope, cellHoldsNoFigure, printedOtherwise, firstSheetTaken,
  ]
}
