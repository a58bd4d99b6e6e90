import Diagnostics
import Testing

/// What findings in words are made of.
@Suite struct FindingWordsTests {
  private static let subjects = [nil, "Số hộ", "Số hộ tham gia (Hộ nghèo), Xã An Khương", "\"lạ\" – (b)"]

  @Test func placesComeApartAsTheyWerePutTogether() {
    let catalogue = Catalogue(.vietnamese)
    for sheet in ["B05 Tổng hợp", "Ấp (mới)", "a, b", "c\"d"] {
      for cell in [nil, CellAddress("H15")] {
        for subject in Self.subjects {
          let place = catalogue.place(Location(form: "bieu-05", sheet: sheet, cell: cell, subject: subject))
          let words = FindingWords(place: place, message: "")
          #expect([words.sheet, words.cell, words.subject] == [sheet, cell?.description ?? "", subject ?? ""], "\(place)")
        }
      }
    }
    for subject in Self.subjects {
      let words = FindingWords(place: catalogue.place(Location(line: 12, subject: subject)), message: "")
      #expect([words.sheet, words.cell, words.subject] == ["", "dòng 12", subject ?? ""])
    }
    #expect(FindingWords(place: "", message: "").cell.isEmpty)
  }

  @Test func whatToDoStandsBehindTheLastDash() {
    func parts(_ message: String) -> [String] {
      let words = FindingWords(place: "", message: message)
      return [words.found, words.remedy]
    }
    #expect(parts("\"15,5\" phải là số nguyên – sửa lại thành số hộ") == ["\"15,5\" phải là số nguyên", "sửa lại thành số hộ"])
    #expect(parts("\"x\" không có – có phải là \"y\"? – chọn: a") == ["\"x\" không có – có phải là \"y\"?", "chọn: a"])
    #expect(parts("\"3 – 5\" không phải số") == ["\"3 – 5\" không phải số", ""])
  }
}
