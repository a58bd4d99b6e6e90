import Diagnostics
import Duties
import Forms
import Indicators
import Quantities
import Testing

@testable import Reporting

/// That cover sheets, the board and what is handed out go by one rule.
@Suite("Duties of the sample district")
struct DutyCoverTests {
  @Test("who owes a form is who has cells to fill in it", arguments: ["2023-H1", "2023"])
  func parts(_ period: String) throws {
    let district = try SampleDistrict(period)
    let workspace = district.material.workspace
    let kind = district.material.period.period.kind
    var checked = 0
    for sender in district.senders {
      let book = try district.book(sender.code)
      let filled = Set(book.sections.filter { $0.entryCount > 0 }.map(\.form)).filter { workspace.pack.form($0) != nil }
      let parts = workspace.pack.forms.filter {
        !workspace.pack.contributors(to: $0, among: [sender.role], in: kind).isEmpty
          && ($0.periods.isEmpty || $0.periods.contains(kind))
          && $0.applies(to: district.material.context(for: sender).unit, in: district.material.figures.units)
      }
      #expect(Set(parts.map(\.code)) == filled, "\(sender.code)")
      let unit = district.material.context(for: sender).unit
      let entered = EntryForms(workspace.pack, kind: kind, role: sender.role).entered.filter { code in
        workspace.pack.form(code)?.applies(to: unit, in: district.material.figures.units) ?? true
      }
      #expect(entered == Set(book.formsToFill), "\(sender.code)")
      checked += parts.count
    }
    #expect(checked > 0)
  }

  @Test("the cover of a commune names all that it owes, with the same last moment as the board")
  func cover() throws {
    let district = try SampleDistrict.halfYear.get()
    let workspace = district.material.workspace
    let sender = try #require(workspace.settings.sender("xa-an-khuong"))
    let notices = workspace.notices(to: sender, for: district.material.period.period)
    #expect(notices.allSatisfy { $0.due == "Trước ngày 20/05/2023 (hạn cuối: hết ngày 19/05/2023)" })
    #expect(notices.contains { $0.documents == "Mẫu 01" })
    let calendar = workspace.reportingCalendar(for: .half)
    let owed = calendar.obligations(for: district.material.period.period, cutOff: district.material.period.cutOff)
      .filter { $0.sender == sender.code && $0.isApplicable }
    #expect(!owed.isEmpty && owed.allSatisfy { $0.deadline?.end.iso == "2023-05-19T17:00:00Z" })
    let names = calendar.documents.filter { document in owed.contains { $0.document == document.code } }.map(\.shortName)
    let communes = notices.map(\.documents).filter { $0 != "Mẫu 01" }
    #expect(communes == [DutyWords(.vietnamese).list(names.filter { $0 != "Mẫu 01" })])
    let office = workspace.notices(
      to: try #require(workspace.settings.sender("ld-tbxh")), for: district.material.period.period)
    #expect(office.contains { $0.due == "Chưa có hạn" && $0.documents == "Mẫu 01" })
  }
}
