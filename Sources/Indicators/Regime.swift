import Diagnostics
package import Quantities

/// What a regulation fixes about a programme: its parts, its offices, its words. Forms and reports stand beside it in the pack.
///
/// All of it is read from `regime.xml`; nothing here is known to the code by name.
package struct Regime: Sendable {
  package var code: String
  package var edition: String
  package var title: String
  /// First day on which the regulation is in force.
  package var validFrom: CalendarDate
  /// Last day; `nil` while open.
  package var validTo: CalendarDate?
  /// Code of the regime that this one replaces.
  package var supersedes: String?
  package var programme: Programme
  package var legalBases: [String]
  package var marks: [Mark]
  package var statuses: [StatusLabel]
  package var grades: [GradeLabel]
  package var unitKinds: [UnitKind]
  package var unitFlags: [UnitFlag]
  /// In document order, parents before children.
  package var components: [Component]
  package var roles: [Role]
  package var disaggregations: DisaggregationList
  /// What a note says that sets figures of the programme's own system beside ours: whose count. Empty for nothing.
  package var reconciliation = ""

  package init(
    code: String, edition: String, title: String, validFrom: CalendarDate, validTo: CalendarDate?, supersedes: String?,
    programme: Programme, legalBases: [String], marks: [Mark], statuses: [StatusLabel], grades: [GradeLabel],
    unitKinds: [UnitKind], unitFlags: [UnitFlag], components: [Component], roles: [Role],
    disaggregations: DisaggregationList
  ) {
    self.code = code
    self.edition = edition
    self.title = title
    self.validFrom = validFrom
    self.validTo = validTo
    self.supersedes = supersedes
    self.programme = programme
    self.legalBases = legalBases
    self.marks = marks
    self.statuses = statuses
    self.grades = grades
    self.unitKinds = unitKinds
    self.unitFlags = unitFlags
    self.components = components
    self.roles = roles
    self.disaggregations = disaggregations
  }

  /// What is printed for a figure that is not a number: `-` for none, `x` for not applicable, as the regime says.
  package func print(of kind: Mark.Kind) -> String {
    marks.first { $0.kind == kind }?.print ?? ""
  }

  /// The mark that stands for a value; `nil` for one that prints as itself, and for a blank.
  package func mark(of value: ObservedValue) -> String? {
    switch value {
    case .none: print(of: .none)
    case .notApplicable: print(of: .notApplicable)
    case .blank, .number, .text, .date: nil
    }
  }

  /// A value in a message: as forms print it, long texts cut, a blank said in words.
  package func excerpt(of value: ObservedValue) -> String {
    switch value {
    case .none, .notApplicable: mark(of: value) ?? ""
    case .blank: ObservedValue.blankWords
    case .number(let number): number.vietnamese()
    case .text(let text): text.excerpt
    case .date(let date): date.vietnamese
    }
  }

  package func role(_ code: String) -> Role? { roles.first { $0.code == code } }
  package func component(_ code: String) -> Component? { components.first { $0.code == code } }
  package func unitKind(_ code: String) -> UnitKind? { unitKinds.first { $0.code == code } }

  package func label(of status: ObservationStatus) -> String {
    statuses.first { $0.status == status }?.label ?? status.rawValue
  }
}

/// The programme and the years it runs, both included.
package struct Programme: Sendable {
  package var name: String
  package var firstYear: Int
  package var lastYear: Int

  package init(name: String, firstYear: Int, lastYear: Int) {
    self.name = name
    self.firstYear = firstYear
    self.lastYear = lastYear
  }
}

/// How a figure that is not a number prints, and how people write it.
package struct Mark: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Không phát sinh.
    case none
    /// Không thuộc đối tượng; also what a closed cell prints.
    case notApplicable = "not-applicable"
  }
  package var kind: Kind
  package var print: String
  /// Further spellings that readers take for it.
  package var spellings: [String]

  package init(kind: Kind, print: String, spellings: [String]) {
    self.kind = kind
    self.print = print
    self.spellings = spellings
  }
}

package struct StatusLabel: Sendable {
  package var status: ObservationStatus
  package var label: String

  package init(status: ObservationStatus, label: String) {
    self.status = status
    self.label = label
  }
}

/// How well a target was met, and its word.
package struct GradeLabel: Sendable {
  package enum Grade: String, Sendable, CaseIterable { case exceeded, met, missed, unknown }
  package var grade: Grade
  package var label: String

  package init(grade: Grade, label: String) {
    self.grade = grade
    self.label = label
  }
}

/// A kind of organisation unit: tỉnh, huyện, xã, thị trấn.
package struct UnitKind: Sendable {
  package var code: String
  package var label: String
  /// The kind whose level it shares: a township counts as a commune.
  package var level: String
  /// Label of a total row over such a unit: `TOÀN HUYỆN`.
  package var totalLabel: String?

  package init(code: String, label: String, level: String, totalLabel: String?) {
    self.code = code
    self.label = label
    self.level = level
    self.totalLabel = totalLabel
  }
}

/// A property of units that gates forms, rows and columns: poor-district, border, …
package struct UnitFlag: Sendable {
  package var code: String
  package var label: String

  package init(code: String, label: String) {
    self.code = code
    self.label = label
  }
}

/// A node of the programme's tree: a project or a sub-project.
package struct Component: Sendable {
  package var code: String
  package var label: String
  package var parent: String?

  package init(code: String, label: String, parent: String?) {
    self.code = code
    self.label = label
    self.parent = parent
  }
}

/// What an office does in the programme. Which agency holds a role is the workspace's affair.
package struct Role: Sendable {
  package var code: String
  package var label: String
  /// Unit level of the holders when there is one holder a unit: `commune`.
  package var level: String?

  package init(code: String, label: String, level: String?) {
    self.code = code
    self.label = label
    self.level = level
  }
}
