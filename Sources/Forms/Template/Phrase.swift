import Documents

/// Words with holes: `Kỳ báo cáo: <put field="period.label"/>`.
struct Phrase: Sendable, Equatable {
  enum Piece: Sendable, Equatable {
    case text(String)
    case field(Field)
    /// A figure of a report, by its place among the report's values.
    case value(Int)
    /// What a letter tells.
    case fact(LetterFact)
  }
  var pieces: [Piece]

  /// Everything that a template may put into words.
  enum Field: String, Sendable, CaseIterable {
    case unitName = "unit.name"
    case unitShortName = "unit.shortName"
    case senderName = "sender.name"
    case formNumber = "form.number"
    case formTitle = "form.title"
    case formSubject = "form.subject"
    case formSubtitle = "form.subtitle"
    case sectionSubtitle = "section.subtitle"
    /// "Đơn vị tính tiền: triệu đồng" in sections that show money so; empty elsewhere.
    case sectionMoneyUnit = "section.moneyUnit"
    case authority = "regime.authority"
    case programme = "programme.name"
    case periodLabel = "period.label"
    case periodShortLabel = "period.shortLabel"
    case cutOff = "period.cutOff"
    case year = "period.year"
    case nextYear = "period.nextYear"
    case status = "period.status"
    case parent = "letterhead.parent"
    case agency = "letterhead.agency"
    case place = "letterhead.place"
    case documentNumber = "document.number"
    case documentDate = "document.date"
    case signatoryCapacity = "signatory.capacity"
    case signatoryActing = "signatory.acting"
    case signatoryTitle = "signatory.title"
    case signatoryName = "signatory.name"
    case compilerTitle = "compiler.title"
    /// "mẫu dựng lại" until the office has compared the layout with the annex.
    case layoutMark = "layout.mark"
    /// "Phụ lục II" in the head of an annex; empty elsewhere.
    case annexLabel = "annex.label"
  }
}

/// A head or a footer: what stands above the first table and below the last.
struct Frame: Sendable {
  enum Element: Sendable {
    case line(role: ParagraphRole, Phrase)
    case gap
    case sideBySide(left: [Element], middle: [Element], right: [Element])
    /// The list of recipients, a line each.
    case recipients
  }
  var code: String
  var elements: [Element]

  /// Rows that it makes in a sheet; `nil` when it holds the list of recipients.
  var height: Int? {
    var sum = 0
    for element in elements {
      switch element {
      case .line, .gap: sum += 1
      case .sideBySide(let left, let middle, let right): sum += max(left.count, middle.count, right.count)
      case .recipients: return nil
      }
    }
    return sum
  }
}
