import Diagnostics
import Documents
import Forms
import Foundation
import Indicators
import Quantities
import Testing
import Writers

/// The letters of Circular 10/2022's pack, filled with facts that stand here: the folders of `letters/` hold what must come out, as in
/// ``GoldenTests``.
@Suite struct LetterGoldenTests {
  private static let root = GoldenTests.folder.deletingLastPathComponent().deletingLastPathComponent()

  private static func pack() throws -> RegimePack {
    func file(_ path: String, _ folder: URL) throws -> PackFile {
      PackFile(path: path, bytes: [UInt8](try Data(contentsOf: folder.appending(path: path))))
    }
    let own = GoldenTests.folder.appending(path: "pack")
    let circular = root.appending(path: "Templates/tt10-2022")
    let files = try ["regime.xml", "indicators/all.xml"].map { try file($0, own) }
    let letters = ["blocks/letter-head.xml", "blocks/letter-signatures.xml", "letters/return.xml", "letters/reminder.xml", "paper.xml"]
    return try RegimePack.load(files + letters.map { try file($0, circular) }).value
  }

  private static func context(_ pack: RegimePack) -> FillingContext {
    let period = ReportingPeriod(kind: .half, year: 2023)
    let tree = UnitTree(
      [OrganisationUnit(code: "D", name: "Huyện D", kind: "district")], on: period.lastDay, kinds: pack.regime.unitKinds)
    let figures = Figures(
      observations: ObservationSet(), units: tree, catalogue: pack.catalogue, disaggregations: pack.regime.disaggregations,
      programme: pack.regime.programme)
    return FillingContext(
      pack: pack, figures: figures, unit: 0, period: period, cutOff: period.lastDay,
      letterhead: Letterhead(
        parent: "ỦY BAN NHÂN DÂN HUYỆN D", agency: "PHÒNG LĐ-TB&XH <D>", place: "D", documentNumber: "5/LĐTBXH-GN",
        documentDate: CalendarDate(iso: "2023-02-03"), signatoryActing: "KT. TRƯỞNG PHÒNG", signatoryTitle: "PHÓ TRƯỞNG PHÒNG",
        signatoryName: "Trần Thị B", name: "Phòng LĐ-TB&XH <D>"))
  }

  private static let facts: [Letter.Kind: LetterFacts] = [
    .returned: LetterFacts(
      texts: [
        .addressee: "Ủy ban nhân dân xã Một", .moment: "16 giờ 30 ngày 18/05/2023", .returnedNames: "Biểu 05",
        .returnedPeriod: "6 tháng đầu năm 2023", .returnedReason: "số hộ & số người \"lệch\" nhau",
        .findingCounts: "1 lỗi, 1 cảnh báo", .resendLimit: "trước ngày 20/05/2023",
      ],
      lists: [
        .returned: [[.returnedName: "Biểu 05", .returnedDelivery: "tệp \"a.xlsx\", nhận lúc 18/05/2023 16:30"]],
        .findings: [
          [
            .findingName: "Biểu 05", .findingKind: "Lỗi", .findingSheet: "B05 Tổng hợp", .findingCell: "H15",
            .findingSubject: "Số hộ tham gia (Hộ nghèo), Xã Một", .findingFound: "\"15,5\" phải là số nguyên",
            .findingRemedy: "sửa lại thành số hộ",
          ],
          [
            .findingName: "Biểu 05", .findingKind: "Cảnh báo", .findingSheet: "B05 Tổng hợp", .findingCell: "H16",
            .findingSubject: "Số hộ tham gia (Hộ cận nghèo), Xã Một",
            .findingFound: "ghi 2.004 hộ, lớn hơn số hộ cận nghèo của xã theo rà soát: 95 hộ",
            .findingRemedy: "rà soát lại; nếu đúng, ghi lý do vào cột ghi chú",
          ],
        ],
      ]),
    .reminder: LetterFacts(
      texts: [
        .addressee: "Trung tâm Y tế huyện", .moment: "hết ngày 22/05/2023", .latePeriods: "6 tháng đầu năm 2023", .lateCount: "2",
      ],
      lists: [
        .late: [
          [
            .latePeriod: "6 tháng đầu năm 2023", .lateDocuments: "Mẫu 01; Biểu 07", .lateDue: "trước ngày 20/05/2023",
            .lateDays: "3", .lateState: "quá hạn 3 ngày, chưa gửi", .lateTask: "lập và gửi Phòng LĐ-TB&XH",
          ]
        ]
      ]),
  ]

  @Test(arguments: Letter.Kind.allCases) func letter(kind: Letter.Kind) throws {
    let pack = try Self.pack()
    let facts = try #require(Self.facts[kind])
    let document = try #require(pack.letter(kind)).fill(facts, in: Self.context(pack))
    try GoldenTests.compare(
      [
        "document.txt": DocumentDump.text(of: document),
        "plain.txt": String(decoding: try PlainTextWriter().write(document), as: UTF8.self),
        "page.html": GoldenTests.body(of: String(decoding: try HTMLWriter().write(document), as: UTF8.self)),
        "docx/document.xml": try GoldenTests.parts(of: document)["word/document.xml"] ?? "",
      ], in: GoldenTests.folder.appending(path: "letters/" + kind.rawValue))
  }
}
