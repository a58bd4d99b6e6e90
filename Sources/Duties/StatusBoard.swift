package import Indicators
package import Quantities

/// Senders × documents at a moment: where everything that is owed for a period stands.
package struct StatusBoard: Sendable {
  package let period: ReportingPeriod
  package let now: Moment
  /// By sender in the order of the calendar, then by document.
  package let standings: [Standing]
  /// What came although nobody owes it, in the order of senders and documents' codes.
  package let unasked: [Sending]

  /// - Parameters:
  ///   - sendings: of this period and others, in any order.
  ///   - consolidation: how the period was put together.
  ///   - cutOff: the day on which units are looked at where no date is set.
  package init(
    _ calendar: ReportingCalendar, period: ReportingPeriod, cutOff: CalendarDate, sendings: [Sending],
    consolidation: Consolidation = Consolidation(), at now: Moment, soonDays: Int
  ) {
    var bySlot: [Slot: [Sending]] = [:]
    for sending in sendings where sending.period == period {
      bySlot[Slot(sender: sending.sender, document: sending.document), default: []].append(sending)
    }
    self.period = period
    self.now = now
    standings = calendar.obligations(for: period, cutOff: cutOff).map { obligation in
      let slot = Slot(sender: obligation.sender, document: obligation.document)
      return Standing(of: obligation, bySlot.removeValue(forKey: slot) ?? [], consolidation, at: now, soonDays: soonDays)
    }
    unasked = bySlot.values.compactMap { sendings in
      sendings.filter { $0.received <= now }.max { ($0.received, $0.revision) < ($1.received, $1.revision) }
    }.sorted { ($0.sender, $0.document) < ($1.sender, $1.document) }
  }

  private struct Slot: Hashable {
    var sender: String
    var document: String
  }

  /// The board of one sender.
  package func only(_ sender: String) -> StatusBoard {
    StatusBoard(
      period: period, now: now, standings: standings.filter { $0.obligation.sender == sender },
      unasked: unasked.filter { $0.sender == sender })
  }

  private init(period: ReportingPeriod, now: Moment, standings: [Standing], unasked: [Sending]) {
    self.period = period
    self.now = now
    self.standings = standings
    self.unasked = unasked
  }

  /// Codes of senders that stand on the board, in its order.
  package var senders: [String] { ordered(standings.map(\.obligation.sender)) }

  /// Codes of documents that stand on the board, in the order given.
  package func documents(among all: [OwedDocument]) -> [OwedDocument] {
    let standing = Set(standings.map(\.obligation.document))
    return all.filter { standing.contains($0.code) }
  }

  package func standing(_ sender: String, _ document: String) -> Standing? {
    standings.first { $0.obligation.sender == sender && $0.obligation.document == document }
  }

  package var counts: StatusCounts { StatusCounts(standings) }

  private func ordered(_ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

/// How many obligations are in which state.
package struct StatusCounts: Sendable, Equatable {
  /// Every state, 0 where none is in it; they add up to ``all``.
  package private(set) var byState: [Standing.State: Int]
  package private(set) var all = 0
  /// Those whose time is over with nothing usable there, in whichever state.
  package private(set) var overdue = 0
  /// Those that came after their last day, in whichever state.
  package private(set) var late = 0

  package init(_ standings: some Sequence<Standing>) {
    byState = Dictionary(uniqueKeysWithValues: Standing.State.allCases.map { ($0, 0) })
    for standing in standings {
      byState[standing.state, default: 0] += 1
      all += 1
      if standing.isOverdue { overdue += 1 }
      if standing.received != nil, standing.daysLate ?? 0 > 0 { late += 1 }
    }
  }

  package subscript(state: Standing.State) -> Int { byState[state] ?? 0 }
}
