package import Indicators
package import Quantities

/// What `plan.xml` says: the year's targets and budgets, who owns what, and what is out of scope.
package struct Plan: Sendable {
  package var year: Int
  package var decisions: [Decision]
  /// Targets and budgets, in document order.
  package var entries: [Entry]
  package var owners: [Owner]
  package var remarks: [Remark]

  /// A document on which the plan rests.
  package struct Decision: Sendable {
    package var number: String
    package var date: CalendarDate?
    package var issuer: String
    package var title: String
  }

  /// One planned figure: an observation in the making, names not yet looked up.
  package struct Entry: Sendable {
    package var indicator: String
    /// `status=poor ethnicity=minority`
    package var stratum: String
    package var unit: String
    package var year: Int
    package var measure: Measure
    /// `nil` where the plan has words only.
    package var value: DecimalNumber?
    /// What the plan says beside or instead of one number: `02 đến 03`.
    package var note: String?
    package var line: Int
  }

  /// Which role answers for a component.
  package struct Owner: Sendable {
    package var component: String
    package var role: String
    package var line: Int
  }

  /// Why a component is not carried out here.
  package struct Remark: Sendable {
    package var component: String
    package var text: String
    package var line: Int
  }
}
