import Diagnostics
import Indicators
import Store
import Testing

@testable import Reporting

@Suite("Looking into the store")
struct BrowsingTests {
  private func filled() throws -> ScratchDesk {
    let scratch = try ScratchDesk()
    let place = ObservationPlace.cell(sheet: "B05 Tổng hợp", CellAddress(row: 11, column: 3))
    try scratch.send([ScratchDesk.value(.n(1_234), at: place)])
    try scratch.send([ScratchDesk.value(.n(1_235), at: place)], at: 1, findings: [ScratchDesk.finding(.error)], isAccepted: false)
    try scratch.send(
      [ScratchDesk.value(.n(3))], sender: "xa-an-khuong",
      findings: [ScratchDesk.finding(.warning, reason: "đã rà soát")],
      answers: [
        ConfirmerAnswer(key: ScratchDesk.key(), section: "a", isObjection: true, remark: "khác sổ"),
        ConfirmerAnswer(key: ScratchDesk.key("da2.households"), section: "a", isObjection: false, remark: "đúng"),
      ])
    try scratch.send([ScratchDesk.value(.n(4))], sender: "xa-an-khuong", at: 2)
    return scratch
  }

  @Test("the list gives names, states, findings and times; what was superseded when it is asked for")
  func list() throws {
    let scratch = try filled()
    let browsing = Browsing(library: scratch.library)
    let text = Summary(.vietnamese).text(of: try browsing.list(SubmissionChoice(), states: nil, workspace: scratch.path))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == 5, "\(text)")
    #expect(lines[1].hasPrefix("bieu-05/tt-dvnn/2023-H1/1"))
    #expect(lines[2].contains("có lỗi      1 lỗi      20/11/2023 08:01  a.csv"), "\(text)")
    #expect(lines[4] == "3 báo cáo: 1 có lỗi, 2 đã duyệt")
    func count(_ choice: SubmissionChoice, _ states: String?) throws -> Int {
      try browsing.list(choice, states: states, workspace: scratch.path).submissions.count
    }
    #expect(try count(SubmissionChoice(), "all") == 4)
    #expect(try count(SubmissionChoice(sender: "xa-an-khuong"), "superseded") == 1)
    // By the code of its unit.
    #expect(try count(SubmissionChoice(sender: "25330"), "accepted, has-errors") == 1)
    #expect(try count(SubmissionChoice(form: "bieu-06"), nil) == 0)
    #expect(codes { try count(SubmissionChoice(), "acepted") } == ["D110"])
    #expect(codes { try count(SubmissionChoice(sender: "xa-an-khoong"), nil) } == ["U003"])
    let csv = Summary(.vietnamese).csv(of: try browsing.list(SubmissionChoice(), states: nil, workspace: scratch.path))
    #expect(csv.contains("bieu-05/tt-dvnn/2023-H1/2,TT Dịch vụ nông nghiệp,hasErrors,1,0,2023-11-20T08:01:00+07:00,12/BC-UBND,a.csv,"), "\(csv)")
  }

  @Test("a submission is shown with its file, decision, findings, objections and, when asked for, its values")
  func show() throws {
    let scratch = try filled()
    let browsing = Browsing(library: scratch.library)
    let shown = try browsing.show("bieu-05/xa-an-khuong/2023-H1/1", workspace: scratch.path).value
    let text = Summary(.vietnamese).text(of: shown, withValues: false)
    for words in [
      "Nơi gửi: Xã An Khương", "Trạng thái: đã có bản thay", "Quyết định: A, 20/11/2023 08:00", "Tệp: a.csv, lần gửi số 3",
      "Văn bản: 12/BC-UBND", "cảnh báo C05-01 bieu-05, ô D12: số này lạ – giải trình: đã rà soát", "– khác sổ",
      "Xác nhận: 1 số liệu",
    ] { #expect(text.contains(words), "\(text)") }
    let faulty = try browsing.show("bieu-05/tt-dvnn/2023-H1", workspace: scratch.path).value
    let values = Summary(.vietnamese).text(of: faulty, withValues: true)
    #expect(values.contains("Số liệu: 1; so với bản 1: 1 thay đổi"), "\(values)")
    #expect(values.contains("1.235  a     trang \"B05 Tổng hợp\", ô D12"), "\(values)")
    let json = Summary(.english).json(of: faulty, withValues: true)
    #expect(json.contains("\"state\":\"hasErrors\",\"errors\":1,\"warnings\":0,"), "\(json)")
    #expect(json.contains("\"value\":\"1235\",\"status\":\"preliminary\",\"section\":\"a\",\"place\":\"sheet"), "\(json)")
    #expect(codes { try browsing.show("bieu-05/xa-an-phu/2023-H1", workspace: scratch.path) } == ["S011"])
  }
}
