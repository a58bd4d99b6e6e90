package import Duties
import Indicators
package import Quantities

/// Where everything stands that is owed to a workspace, at one moment.
package struct StatusReport: Sendable {
  /// A sender as the board names it.
  package struct Sender: Sendable {
    package var code: String
    package var name: String
    package var shortName: String
  }

  /// One period.
  package struct Period: Sendable {
    package var board: StatusBoard
    /// Documents that stand on the board, reports first.
    package var documents: [OwedDocument]
  }

  /// Name of the reporting unit.
  package var unit: String
  package var unitCode: String
  /// Code of the regime.
  package var regime: String
  /// Who asks for the reports: name of the compiling office.
  package var office: String
  package var now: Moment
  package var senders: [Sender]
  package var periods: [Period]
  /// Something was taken into a store; without one nothing was sent.
  package var hasStore: Bool

  /// Over all periods.
  package var counts: StatusCounts { StatusCounts(periods.flatMap(\.board.standings)) }

  /// Something is owed, its time is over, and nothing usable is there.
  package var hasOverdue: Bool { counts.overdue > 0 }

  /// A sender of the workspace; a code that it no longer has names itself.
  package func sender(_ code: String) -> Sender {
    senders.first { $0.code == code } ?? Sender(code: code, name: code, shortName: code)
  }
}
