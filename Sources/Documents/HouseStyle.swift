/// How an office's paper looks: the sheet, its letters, spaces and strokes. One for a document, shared by every format;
/// a regime pack says what the rules for administrative papers ask for.
package struct HouseStyle: Sendable, Equatable {
  /// The one font of the document.
  package var fontName = "Times New Roman"
  /// Margins of every page in millimetres.
  package var margins = Margins(top: 20, bottom: 20, left: 30, right: 15)
  /// Size in points of the page number, in the middle of the top margin and not on page 1.
  package var pageNumberPoints = 13
  /// Each annex counts its pages from 1.
  package var annexesRestartPages = true
  /// Sizes in points that the text of a table on a page may have: the largest with which no word is broken is taken.
  package var tablePoints = 8...11
  /// By role.
  private var looks: [RoleLook]

  package struct Margins: Sendable, Equatable {
    package var top: Int
    package var bottom: Int
    package var left: Int
    package var right: Int

    package init(top: Int, bottom: Int, left: Int, right: Int) {
      self.top = top
      self.bottom = bottom
      self.left = left
      self.right = right
    }
  }

  /// What holds where no pack says otherwise.
  package static let standard = HouseStyle(looks: RoleLook.standard)

  private init(looks: [ParagraphRole: RoleLook]) { self.looks = ParagraphRole.allCases.map { looks[$0] ?? RoleLook(points: 13) } }

  package subscript(role: ParagraphRole) -> RoleLook {
    get { looks[Int(role.rawValue)] }
    set { looks[Int(role.rawValue)] = newValue }
  }

  /// The page of a section that lies so.
  package func page(_ orientation: PageSetup.Orientation) -> PageSetup {
    PageSetup(
      orientation: orientation, topMillimetres: margins.top, bottomMillimetres: margins.bottom,
      leftMillimetres: margins.left, rightMillimetres: margins.right)
  }
}

/// How paragraphs of one role look.
package struct RoleLook: Sendable, Hashable {
  package enum Alignment: String, Sendable, CaseIterable { case left, centre, right, justified }

  /// A line drawn below the paragraph.
  package enum Stroke: Sendable, Hashable {
    case none
    /// So many hundredths of the text's own width.
    case share(percent: Int)
  }

  package var points: Int
  package var isBold: Bool
  package var isItalic: Bool
  package var alignment: Alignment
  /// Of the first line, in tenths of a millimetre.
  package var firstLine: Int
  /// Space above and below, in points.
  package var before: Int
  package var after: Int
  /// Distance of lines, in hundredths of a single line; formats that have no running text leave it out.
  package var linePercent: Int
  package var stroke: Stroke

  package init(
    points: Int, isBold: Bool = false, isItalic: Bool = false, alignment: Alignment = .left, firstLine: Int = 0,
    before: Int = 0, after: Int = 0, linePercent: Int = 100, stroke: Stroke = .none
  ) {
    self.points = points
    self.isBold = isBold
    self.isItalic = isItalic
    self.alignment = alignment
    self.firstLine = firstLine
    self.before = before
    self.after = after
    self.linePercent = linePercent
    self.stroke = stroke
  }
}

extension RoleLook {
  /// Every role as papers commonly have it.
  fileprivate static let standard: [ParagraphRole: RoleLook] = [
    .nationalName: centred(13, isBold: true),
    .nationalMotto: centred(14, isBold: true, stroke: .share(percent: 100)),
    .parentAgency: centred(13),
    .agency: centred(13, isBold: true, stroke: .share(percent: 40)),
    .documentNumber: centred(13),
    .letterSubject: centred(13, before: 6),
    .placeAndDate: centred(14, isItalic: true),
    .formNumber: centred(13, isBold: true),
    .formAuthority: centred(12, isItalic: true),
    .title: centred(14, isBold: true, before: 6),
    .subject: centred(14, isBold: true, stroke: .share(percent: 40)),
    .subtitle: centred(13, isItalic: true),
    .annexNumber: centred(14, isBold: true),
    .annexAuthority: centred(13, isItalic: true, after: 6),
    .unitNote: RoleLook(points: 12, isItalic: true, alignment: .right, before: 3, after: 3),
    .addressee: centred(13, before: 12, after: 6),
    .heading1: running(isBold: true),
    .heading2: running(isBold: true),
    .heading3: running(isBold: true, isItalic: true),
    .body: running(alignment: .justified),
    .listItem: running(alignment: .justified),
    .placeholder: running(isItalic: true),
    .note: RoleLook(points: 11, isItalic: true, before: 3),
    .signerTitle: centred(13, isBold: true),
    .signerHint: centred(13, isItalic: true),
    .signerName: centred(13, isBold: true, before: 24),
    .recipientsHead: RoleLook(points: 12, isBold: true, isItalic: true),
    .recipient: RoleLook(points: 11),
  ]

  private static func centred(
    _ points: Int, isBold: Bool = false, isItalic: Bool = false, before: Int = 0, after: Int = 0, stroke: Stroke = .none
  ) -> RoleLook {
    RoleLook(
      points: points, isBold: isBold, isItalic: isItalic, alignment: .centre, before: before, after: after, stroke: stroke)
  }

  private static func running(
    isBold: Bool = false, isItalic: Bool = false, alignment: Alignment = .left
  ) -> RoleLook {
    RoleLook(
      points: 13, isBold: isBold, isItalic: isItalic, alignment: alignment, firstLine: 127, before: 6, linePercent: 110)
  }
}
