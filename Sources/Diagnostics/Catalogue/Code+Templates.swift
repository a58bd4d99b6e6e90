/// Regime packs: forms, indicators, blocks, reports.
extension Code {
  package static let unknownElement = Code(
    "T001", vi: "phần tử lạ <{found}> trong <{parent}>[ – có phải ý bạn là <{nearest}>?]",
    en: "unknown element <{found}> in <{parent}>[ – did you mean <{nearest}>?]")
  package static let unknownAttribute = Code(
    "T002", vi: "thuộc tính lạ \"{found}\" ở <{parent}>[ – có phải ý bạn là \"{nearest}\"?]",
    en: "unknown attribute \"{found}\" on <{parent}>[ – did you mean \"{nearest}\"?]")
  package static let missingAttribute = Code(
    "T003", vi: "<{parent}> thiếu thuộc tính \"{name}\" – bổ sung thuộc tính này",
    en: "<{parent}> lacks the attribute \"{name}\" – add it")
  package static let badAttributeValue = Code(
    "T004", vi: "thuộc tính \"{name}\" có giá trị \"{found}\", cần {expected}[ – có phải ý bạn là \"{nearest}\"?]",
    en: "attribute \"{name}\" has the value \"{found}\", expected {expected}[ – did you mean \"{nearest}\"?]")
  package static let unknownName = Code(
    "T005", vi: "{what} \"{found}\" không có trong bộ quy định[ – có phải ý bạn là \"{nearest}\"?]",
    en: "{what} \"{found}\" is not in the regime pack[ – did you mean \"{nearest}\"?]")
  package static let duplicateCode = Code(
    "T006", vi: "{what} \"{found}\" được dùng hai lần, lần đầu ở {first} – đổi một trong hai mã",
    en: "{what} \"{found}\" is used twice, first at {first} – change one of the two codes")
  package static let expressionSyntax = Code(
    "T007", vi: "công thức \"{formula}\": vị trí {at} gặp {found}, cần {expected}",
    en: "formula \"{formula}\": at position {at} found {found}, expected {expected}")
  package static let expressionTooLarge = Code(
    "T008", vi: "công thức \"{formula}\" quá dài hoặc lồng quá sâu (giới hạn {limit}) – chia thành nhiều dòng",
    en: "formula \"{formula}\" is too long or nested too deep (limit {limit}) – split it over several rows")
  package static let unknownReference = Code(
    "T009", vi: "công thức \"{formula}\" nhắc tới {what} \"{found}\" không có trong phần này[ – có phải ý bạn là \"{nearest}\"?]",
    en: "formula \"{formula}\" refers to {what} \"{found}\", which this section does not have[ – did you mean \"{nearest}\"?]")
  package static let cyclicFormula = Code(
    "T010", vi: "công thức chạy vòng: {cycle} – một ô không thể tính từ chính nó",
    en: "cyclic formula: {cycle} – a cell cannot be computed from itself")
  package static let conflictingAspect = Code(
    "T011", vi: "dòng \"{row}\" và cột \"{column}\" cùng định {aspect} nhưng khác nhau: {found} – bỏ một trong hai",
    en: "row \"{row}\" and column \"{column}\" both fix {aspect}, differently: {found} – drop one")
  package static let unboundCell = Code(
    "T012", vi: "ô ở dòng \"{row}\", cột \"{column}\" không có chỉ tiêu và không có công thức – thêm indicator hoặc formula",
    en: "the cell of row \"{row}\", column \"{column}\" has no indicator and no formula – add one")
  package static let notSplitBy = Code(
    "T013", vi: "chỉ tiêu \"{indicator}\" không phân theo \"{found}\"[ – có phải ý bạn là \"{nearest}\"?]",
    en: "indicator \"{indicator}\" is not split by \"{found}\"[ – did you mean \"{nearest}\"?]")
  package static let tooManyCategories = Code(
    "T014", vi: "quá nhiều phân tổ: {found}, giới hạn {limit}",
    en: "too many categories: {found}, the limit is {limit}")
  package static let packFileMissing = Code(
    "T015", vi: "bộ quy định thiếu tệp {file} – bổ sung tệp này",
    en: "the regime pack lacks the file {file} – add it")
  package static let wrongRootElement = Code(
    "T016", vi: "phần tử gốc là <{found}>, cần <{expected}>",
    en: "the root element is <{found}>, expected <{expected}>")
  package static let headOfWrongHeight = Code(
    "T017", vi: "phần đầu \"{code}\" có {found} dòng, cần đúng {expected}",
    en: "head \"{code}\" makes {found} rows, expected exactly {expected}")
  package static let rowColumnClosed = Code(
    "T020", vi: "dòng \"{row}\" mở cột \"{found}\" nhưng phần này không có cột đó[ – có phải ý bạn là \"{nearest}\"?]",
    en: "row \"{row}\" opens column \"{found}\", which the section does not have[ – did you mean \"{nearest}\"?]")
  package static let sheetNameUnfit = Code(
    "T021", vi: "tên trang \"{found}\" không hợp với Excel (1–31 ký tự, không có [ ] : * ? / \\) – dùng \"{nearest}\"",
    en: "sheet name \"{found}\" does not fit Excel (1–31 characters, none of [ ] : * ? / \\) – use \"{nearest}\"")
  package static let notNormalised = Code(
    "T022", .warning, vi: "chữ viết ở dạng tổ hợp (NFD) – chuyển sang Unicode dựng sẵn (NFC)",
    en: "text is decomposed (NFD) – convert it to composed Unicode (NFC)")
  package static let enteredTwice = Code(
    "T023", vi: "chỉ tiêu \"{indicator}\" ({measure}) có hai ô nhập: {first} và {second} – mỗi số liệu chỉ một nơi nhập; đặt entry=\"given\" hoặc collected-by ở một trong hai",
    en: "indicator \"{indicator}\" ({measure}) is entered in two cells: {first} and {second} – every figure has one owner; set entry=\"given\" or collected-by on one of them")
  package static let nowhereEntered = Code(
    "T024", .warning, vi: "chỉ tiêu \"{indicator}\" do {role} thu thập nhưng không biểu nào có ô nhập – thêm dòng, cột, hoặc đặt collected-by=\"plan\"",
    en: "indicator \"{indicator}\" is collected by {role}, but no form has a cell to enter it – add a row or column, or set collected-by=\"plan\"")
  package static let linesWithoutStub = Code(
    "T025", vi: "các dòng <line> không phân biệt được: phần này không có cột <stub kind=\"line\"> – thêm cột đó",
    en: "nothing tells the <line>s apart: the section has no <stub kind=\"line\"> – add it")
  package static let totalWithoutLines = Code(
    "T026", vi: "dòng tổng \"{row}\" cộng dòng \"{found}\" có <line>, nhưng tự nó không có – ghi cùng các <line> trong <total>",
    en: "total \"{row}\" adds row \"{found}\", which has <line>s, but has none itself – put the same <line>s into the <total>")
  package static let nameTwice = Code(
    "T027", .warning, vi: "{what} \"{found}\" có ở hai nơi, lần đầu ở {first} – đổi một nơi để người đọc phân biệt được",
    en: "{what} \"{found}\" stands in two places, first in {first} – change one, so that people can tell them apart")
  package static let formulaOverflow = Code(
    "L001", vi: "số quá lớn, không tính được – kiểm tra các số thành phần",
    en: "the number is too large to compute – check its parts")

  static let templates: [Code] = [
    unknownElement, unknownAttribute, missingAttribute, badAttributeValue, unknownName, duplicateCode, expressionSyntax,
    expressionTooLarge, unknownReference, cyclicFormula, conflictingAspect, unboundCell, notSplitBy, tooManyCategories,
    packFileMissing, wrongRootElement, headOfWrongHeight, rowColumnClosed, sheetNameUnfit,
    notNormalised, enteredTwice, nowhereEntered, linesWithoutStub, totalWithoutLines, nameTwice, formulaOverflow,
  ]
}
