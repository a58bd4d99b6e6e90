/// The labour office's desk: decisions over what is stored, lists, comparisons and proofs.
extension Code {
  package static let storeNotThere = Code(
    "D101",
    vi: "chưa có kho số liệu {path} – tiếp nhận báo cáo trước: bieumau ingest --workspace {folder} TỆP…",
    en: "there is no store {path} yet – take submissions in first: bieumau ingest --workspace {folder} FILE…")
  package static let figureDisputed = Code(
    "D102", .warning,
    vi: "{first} ghi {before}, {second} ghi {value}, chưa ai quyết định: để trống – chọn số: bieumau resolve \"{key}\"",
    en: "{first} says {before}, {second} says {value}, and nobody decided: left blank – choose: bieumau resolve \"{key}\"")
  package static let storedCodeUnknown = Code(
    "D103", .warning,
    vi: "mã \"{name}\" ({count} số liệu trong kho) không có trong bộ quy định: không tính – dùng bộ quy định đã lập số liệu đó",
    en: "code \"{name}\" ({count} stored values) is not in the pack: not counted – use the pack with which they were made")

  package static let choiceUnclear = Code(
    "D104",
    vi: "nêu tên các báo cáo (biểu/nơi gửi/kỳ), hoặc --all cùng --period, --sender hay --form – không nêu cả hai",
    en: "name submissions (form/sender/period), or --all with --period, --sender or --form – not both")
  package static let submissionNameMalformed = Code(
    "D105",
    vi: "\"{name}\" không phải tên báo cáo – viết biểu/nơi gửi/kỳ/lần như bieu-05/xa-an-khuong/2023-H1/2, bỏ lần là bản mới nhất; xem: bieumau submissions",
    en: "\"{name}\" is no name of a submission – write form/sender/period/revision as bieu-05/xa-an-khuong/2023-H1/2, the newest without revision; see: bieumau submissions")
  package static let periodClosedUndecided = Code(
    "D106", .warning,
    vi: "kỳ {period} đã khóa khi còn {count} báo cáo chưa duyệt hay trả lại: không tính vào bộ báo cáo – nếu cần, mở lại kỳ (open) rồi quyết định",
    en: "period {period} is closed with {count} submissions undecided: they do not count – if they should, open it (open) and decide")
  package static let anchorMalformed = Code(
    "D107", vi: "\"{value}\" không phải mã nhật ký – chép đủ 64 ký tự trên biên nhận",
    en: "\"{value}\" is no digest of the log – copy all 64 characters from the receipt")
  package static let storeNotProved = Code(
    "D108", .note,
    vi: "kho không còn nguyên vẹn từ chỗ này – đừng ghi thêm, giữ tệp làm bằng chứng, lấy lại bản sao lưu còn kiểm chứng được rồi đối chiếu với biên nhận",
    en: "from here on the store is not proved – write nothing more, keep the file as evidence, restore a backup that can be proved and compare it with the receipts")
  package static let sidesDiffer = Code(
    "D109", vi: "không so được \"{old}\" với \"{new}\" – nêu hai báo cáo, hoặc hai kỳ",
    en: "\"{old}\" and \"{new}\" cannot be compared – name two submissions, or two periods")

  package static let stateUnknown = Code(
    "D110", vi: "không có trạng thái \"{name}\" – có: {known}", en: "there is no state \"{name}\" – there are: {known}")

  static let desk: [Code] = [
    storeNotThere, figureDisputed, storedCodeUnknown, choiceUnclear, submissionNameMalformed, periodClosedUndecided,
    anchorMalformed, storeNotProved, sidesDiffer, stateUnknown,
  ]
}
