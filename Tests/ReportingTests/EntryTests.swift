import Forms
import Indicators
import Reporting
import Testing

/// Who enters what in the sample district.
@Suite struct EntryTests {
  @Test(arguments: ["2023-H1", "2023"])
  func `every observation of the sample has a cell in its sender's workbook`(period: String) throws {
    let district = try SampleDistrict(period)
    let figures = district.material.figures
    let observations = figures.observations
    let number = PeriodNumber(district.material.period.period)
    let year = PeriodNumber(ReportingPeriod(kind: .year, year: 2023))
    var homeless: [String] = []
    for sender in district.senders {
      guard let index = observations.senderIndex(sender.code) else { continue }
      let book = try district.book(sender.code)
      var keys: Set<ObservationKey> = []
      for section in book.sections {
        for case .entry(let slot) in section.cells { keys.insert(slot.key) }
        for row in section.rows.indices { keys.formUnion(section.reasonKeys(row: row)) }
      }
      // The state at the programme's start is given with the plan; nobody enters it.
      observations.forEachKey(where: {
        ($0.period == number || ($0.measure == .forecast && $0.period == year)) && $0.measure != .baseline
      }) { key in
        guard observations.observations(for: key).contains(where: { $0.sender == index }), !keys.contains(key),
          !book.worksOut(key)
        else { return }
        let code = figures.catalogue.indicators[Int(key.indicator)].code
        let stratum = district.material.workspace.pack.regime.disaggregations.text(of: key.stratum)
        let unit = figures.units.units[Int(key.unit)].code
        homeless.append("\(sender.code) \(code)[\(stratum)] \(unit)/\(key.scope.code) \(key.measure.code) \(key.record)")
      }
    }
    #expect(homeless.sorted() == [])
  }

  // MARK: - Sample cells

  /// `bieu-05/summary!5.6.H1/4` in somebody's workbook.
  private func cell(_ address: String, of sender: String) throws -> (cell: EntryCell, book: EntryBook) {
    let book = try SampleDistrict.halfYear.get().book(sender)
    let parts = address.split(separator: "!", maxSplits: 1).map(String.init)
    let place = parts[1].split(separator: "/").map(String.init)
    let section = try #require(book.section(parts[0]))
    let row = try #require(section.row(anchor: place[0]))
    let column = try #require(section.column(code: place[1]))
    return (section[row, column], book)
  }

  /// What a cell is, in a word; a copy with the address of what it copies.
  private func word(_ address: String, of sender: String) throws -> String {
    let (cell, book) = try cell(address, of: sender)
    switch cell {
    case .nothing: return "nothing"
    case .shown: return "shown"
    case .entry: return "entry"
    case .copy(let place):
      let section = book.sections[place.section]
      return "copy of \(section.code)!\(section.rows[place.row].anchor)/\(section.columns[place.column].code)"
    }
  }

  @Test(arguments: [
    // Households are counted by the communes; the owner enters the total, which cannot be added up.
    ("bieu-05/summary!5.6.H1/4", "xa-an-khuong", "entry"),
    ("bieu-05/by-commune!u:25330/3", "tt-dvnn", "shown"),
    ("bieu-05/summary!5.6.H1/4", "tt-dvnn", "entry"),
    ("bieu-05/by-commune!T/3", "tt-dvnn", "copy of bieu-05/summary!5.6.H1/4"),
    ("bieu-05/summary!5.6.H1.5/4", "xa-an-khuong", "entry"),
    ("bieu-05/by-commune!u:25330/9", "tt-dvnn", "shown"),
    // Training is the owner's own, by commune and for the district itself; its total is added up.
    ("bieu-05/by-commune!own/12", "tt-dvnn", "entry"),
    ("bieu-05/by-commune!u:25330/12", "tt-dvnn", "entry"),
    ("bieu-05/summary!5.10.p/4", "tt-dvnn", "copy of bieu-05/by-commune!T/12"),
    ("bieu-05/summary!5.10.p.f/4", "tt-dvnn", "entry"),
    // The plan is given, disbursement is the owner's and finance's to look at.
    ("bieu-05/money!5.F.F1.2/1", "tt-dvnn", "shown"),
    ("bieu-05/money!5.F.F1.2/6", "tt-dvnn", "entry"),
    ("bieu-05/money!5.F.F1.2/6", "tc-kh", "shown"),
    ("bieu-05/summary!5.6.H1/1", "xa-an-khuong", "shown"),
    ("bieu-05/summary!5.6.H0/4", "xa-an-khuong", "shown"),
    ("bieu-05/summary!5.6.H1/3", "xa-an-khuong", "shown"),
    ("bieu-05/summary!5.6.H1/8", "xa-an-khuong", "entry"),
    // What the district's office did itself, of what the communes collect and is added up.
    ("bieu-13/summary!13.2.television/4R", "vh-tt", "entry"),
    ("bieu-13/summary!13.2.television/4", "vh-tt", "shown"),
    ("bieu-05/summary!5.6.H1/4R", "tt-dvnn", "nothing"),
    // Lists and questions.
    ("bieu-05/projects!r:694-DA2-2023-01/16", "tt-dvnn", "shown"),
    ("bieu-05/projects!r:694-DA2-2023-10/17", "tt-dvnn", "entry"),
    ("bieu-05/projects!r:694-DA2-2023-10/1", "tt-dvnn", "shown"),
    ("bieu-05/projects!r:694-DA2-2023-10/2", "tt-dvnn", "entry"),
    ("mau-01/difficulties!r:694-KK-2023-tt-dvnn-01/2", "tt-dvnn", "entry"),
    ("mau-01/questions!q:mau01.team/1", "xa-an-khuong", "entry"),
  ])
  func `a cell has the part that its owner gives it`(address: String, sender: String, part: String) throws {
    #expect(try word(address, of: sender) == part)
  }

  @Test func `a slot says how its value is written`() throws {
    guard case .entry(let money) = try cell("bieu-05/money!5.F.F1.2/6", of: "tt-dvnn").cell,
      case .entry(let change) = try cell("bieu-05/money!5.F.F1.2/3", of: "tt-dvnn").cell,
      case .entry(let method) = try cell("bieu-05/projects!r:694-DA2-2023-01/3", of: "tt-dvnn").cell,
      case .entry(let units) = try cell("bieu-05/projects!r:694-DA2-2023-01/7", of: "tt-dvnn").cell
    else {
      Issue.record("the cells are entries")
      return
    }
    #expect(money.shift == -6 && !money.allowsNegative && change.allowsNegative)
    #expect(method.categories == "da2.method" && method.prefilled == .text("community"))
    #expect(units.unitLevel == "commune" && units.key.record > 0)
  }

  @Test func `a sheet stands in a workbook when there is something to do in it`() throws {
    let district = try SampleDistrict.halfYear.get()
    let finance = try district.book("tc-kh").sections.map(\.code)
    #expect(finance.filter { $0.hasPrefix("bieu") }.allSatisfy { $0.hasSuffix("/money") } && finance.contains("bieu-05/money"))
    let commune = try district.book("xa-an-khuong").sections
    #expect(commune.contains { $0.code == "bieu-07/summary" } && !commune.contains { $0.code == "bieu-05/by-commune" })
    #expect(commune.allSatisfy { $0.remarkCount == 0 })
    let owner = try #require(district.book("tt-dvnn").section("bieu-05/by-commune"))
    #expect(owner.rows.filter(\.hasRemark).map(\.anchor).first == "u:25327" && owner.remarkCount == 13)
  }
}
