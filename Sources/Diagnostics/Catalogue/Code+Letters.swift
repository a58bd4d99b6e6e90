/// Letters (công văn): their templates, and what they lack before they are signed.
extension Code {
  package static let letterElementMissing = Code(
    "V001", vi: "<{parent}> thiếu <{name}> – bổ sung phần tử này", en: "<{parent}> lacks <{name}> – add it")
  package static let letterTemplateMissing = Code(
    "V002", vi: "bộ quy định {regime} không có công văn loại \"{kind}\" – thêm vào thư mục letters/ của bộ một tệp <letter kind=\"{kind}\">",
    en: "regime {regime} has no letter of kind \"{kind}\" – add a file <letter kind=\"{kind}\"> to its folder letters/")
  package static let letterUnnumbered = Code(
    "V003", .warning, vi: "công văn in chỗ trống cho số, ngày – ghi khi đăng ký văn bản đi, hoặc thêm {options}",
    en: "letters print blanks for number or date – write them in when they are registered, or add {options}")
  package static let letterToSelf = Code(
    "V004", .note, vi: "không lập công văn cho {name}: chính là cơ quan gửi – việc của mình xem bằng bieumau status, bieumau show",
    en: "no letter is written to {name}, who sends them – see what is yours by bieumau status, bieumau show")
  package static let letterDateUnsourced = Code(
    "V005", .warning, vi: "hạn gửi trong công văn đôn đốc, {label}: {grounds} – đối chiếu trước khi ký",
    en: "a date in the letters, {label}: {grounds} – compare before signing")
  package static let letterAddresseeGone = Code(
    "V006", .warning, vi: "nơi gửi {name} không còn trong workspace.xml: công văn ghi mã thay cho tên – sửa tên trước khi gửi",
    en: "sender {name} is no longer in workspace.xml: the letter has its code for a name – mend it before it leaves")

  static let letters: [Code] = [
    letterElementMissing, letterTemplateMissing, letterUnnumbered, letterToSelf, letterDateUnsourced, letterAddresseeGone,
  ]
}
