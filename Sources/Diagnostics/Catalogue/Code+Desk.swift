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

  static let desk: [Code] = [storeNotThere, figureDisputed, storedCodeUnknown]
}
