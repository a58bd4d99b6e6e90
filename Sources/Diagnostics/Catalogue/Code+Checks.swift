/// Rules of a regime pack. Their own codes (`C05-01`) and words come from the pack; these speak about rules.
extension Code {
  package static let checkSwitchedOff = Code(
    "C001", .note, vi: "quy tắc {check} không được kiểm tra: {reason}", en: "check {check} is switched off: {reason}")
  package static let checkedValueMissing = Code(
    "C002", vi: "quy tắc {check} cần {missing} nhưng chưa có số liệu – điền vào, ghi 0 nếu không phát sinh",
    en: "check {check} needs {missing}, which is missing – fill it in, 0 if there was nothing")

  package static let figureNotShown = Code(
    "C003", .warning,
    vi: "{indicator} ({found}): số này không vào ô nào của biểu, biểu chỉ hỏi {expected} – sửa phân tổ rồi gửi lại",
    en: "{indicator} ({found}): this figure stands in no cell of any form, forms ask for {expected} – mend its stratum")

  // What a check says when the pack brings no message of its own, by its operator.
  package static let checkEqual = Code(
    "C011", vi: "ghi {left}, khác {right.label}: {right}", en: "says {left}, not {right.label}: {right}")
  package static let checkNotEqual = Code(
    "C012", vi: "ghi {left}, không được bằng {right.label}", en: "says {left}, which must not equal {right.label}")
  package static let checkGreater = Code(
    "C013", vi: "ghi {left}, nhỏ hơn {right.label}: {right}",
    en: "says {left}, less than {right.label}: {right}")
  package static let checkLess = Code(
    "C014", vi: "ghi {left}, lớn hơn {right.label}: {right}",
    en: "says {left}, more than {right.label}: {right}")
  package static let checkBothOrNeither = Code(
    "C015", vi: "ghi {left} mà {right.label} là {right}: phải cùng có hoặc cùng không",
    en: "says {left} while {right.label} is {right}: both or neither")
  package static let checkOneOrOther = Code(
    "C016", vi: "số này ({left}) và {right.label} ({right}) không được cùng có",
    en: "this ({left}) and {right.label} ({right}) exclude each other")
  package static let checkSum = Code(
    "C017", vi: "ghi {left}, tổng các thành phần là {right}, lệch {difference}",
    en: "says {left}, its parts add up to {right}, off by {difference}")
  package static let checkShare = Code(
    "C018", vi: "số này ({left}) so với {right.label} ({right}) là {share}, ngoài giới hạn",
    en: "this ({left}) against {right.label} ({right}) is {share}, out of bounds")

  static let checks: [Code] = [
    checkSwitchedOff, checkedValueMissing, figureNotShown, checkEqual, checkNotEqual, checkGreater, checkLess, checkBothOrNeither,
    checkOneOrOther, checkSum, checkShare,
  ]
}
