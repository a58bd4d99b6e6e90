package import Indicators
package import Quantities

/// Everything that decides who owes what by when: the duties and the calendar of a pack, its forms, and the senders and units of a workspace.
package struct ReportingCalendar: Sendable {
  package var duties: [Duty]
  package var calendar: WorkingCalendar
  package var documents: [OwedDocument]
  package var debtors: [Debtor]
  /// Every unit ever.
  package var units: [OrganisationUnit]
  package var kinds: [UnitKind]
  /// Code of the unit whose reports are made; who sends belongs to it, or to a unit below it.
  package var reportingUnit: String
  package var setDates: [SetDate]
  /// First day of the regulation; what was due before it is not owed.
  package var validFrom: CalendarDate
  package var programme: Programme

  /// - Parameters:
  ///   - duties: those that are only remembered are left out.
  package init(
    duties: [Duty], calendar: WorkingCalendar, documents: [OwedDocument], debtors: [Debtor], units: [OrganisationUnit],
    kinds: [UnitKind], reportingUnit: String, setDates: [SetDate] = [], validFrom: CalendarDate, programme: Programme
  ) {
    self.duties = duties.filter { !$0.isRecalled }
    self.calendar = calendar
    self.documents = documents
    self.debtors = debtors
    self.units = units
    self.kinds = kinds
    self.reportingUnit = reportingUnit
    self.setDates = setDates
    self.validFrom = validFrom
    self.programme = programme
  }

  package func duty(_ code: String) -> Duty? { duties.first { $0.code == code } }

  /// The deadline of a duty for a period; `nil` while no date is set.
  ///
  /// - Parameter sender: `nil` asks for the date that holds for all.
  package func deadline(of duty: Duty, for period: ReportingPeriod, sender: String? = nil) -> Deadline? {
    let set = setDate(for: duty, period, sender)
    switch (set?.limit, duty.due) {
    case (.event(let day), .workingDays(let count)):
      return Deadline(workingDays: count, after: day, calendar: calendar, source: set?.source ?? "")
    case (.day(let due), _): return day(of: due, in: period).map { deadline($0, duty, set?.source ?? "") }
    case (_, let due): return day(of: due, in: period).map { deadline($0, duty, "") }
    }
  }

  private func deadline(_ day: CalendarDate, _ duty: Duty, _ source: String) -> Deadline {
    Deadline(day, duty.boundary, roll: duty.roll, calendar: calendar, source: source)
  }

  private func day(of due: Duty.Due, in period: ReportingPeriod) -> CalendarDate? {
    switch due {
    case .yearly(let day): day.day(in: period.year)
    case .once(let day): day
    case .workingDays, .open: nil
    }
  }

  /// The narrowest date that was set: for the sender and the period, for the period, for every year.
  private func setDate(for duty: Duty, _ period: ReportingPeriod, _ sender: String?) -> SetDate? {
    let meant = setDates.filter { date in
      date.duty == duty.code && (date.period == nil || date.period == period)
        && (date.senders.isEmpty || sender.map(date.senders.contains) ?? false)
    }
    return meant.max { rank($0) < rank($1) }
  }

  private func rank(_ date: SetDate) -> Int { (date.senders.isEmpty ? 0 : 2) + (date.period == nil ? 0 : 1) }

  // MARK: - Who owes what

  /// What everybody owes for a period, in the order of the senders, then of the documents; each sender and document at most once.
  ///
  /// Of two duties for the same document the binding one goes before one that does not bind, then the one that ends earlier.
  ///
  /// - Parameter cutOff: the day on which units are looked at where no date is set.
  package func obligations(for period: ReportingPeriod, cutOff: CalendarDate) -> [Obligation] {
    var days = UnitsByDay(units: units, kinds: kinds)
    var found: [Slot: Obligation] = [:]
    for duty in duties where duty.periods.isEmpty || duty.periods.contains(period.kind) {
      for debtor in debtors where isMeant(debtor, by: duty, for: period) {
        let deadline = deadline(of: duty, for: period, sender: debtor.code)
        let tree = days.tree(on: deadline?.lastDay ?? cutOff)
        for document in documents where isOwed(document, duty, debtor, period) {
          let obligation = Obligation(
            sender: debtor.code, document: document.code, duty: duty, period: period, deadline: deadline,
            force: force(duty, debtor, document, deadline, period, tree),
            needsOwnPart: document.isReport || document.ownerEnters)
          let slot = Slot(sender: debtor.code, document: document.code)
          if let known = found[slot], goes(known, before: obligation) { continue }
          found[slot] = obligation
        }
      }
    }
    return debtors.flatMap { debtor in
      documents.compactMap { found[Slot(sender: debtor.code, document: $0.code)] }
    }
  }

  private struct Slot: Hashable {
    var sender: String
    var document: String
  }

  private func goes(_ left: Obligation, before right: Obligation) -> Bool {
    let ranks = [left, right].map { obligation in
      switch obligation.force {
      case .required: 0
      case .voluntary: 1
      case .notApplicable: 2
      }
    }
    if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
    guard let end = right.deadline?.end else { return true }
    return left.deadline.map { $0.end <= end } ?? false
  }

  /// A report on request is owed by whom it was asked of.
  private func isMeant(_ debtor: Debtor, by duty: Duty, for period: ReportingPeriod) -> Bool {
    guard duty.from.isEmpty || duty.from.contains(debtor.role), !duty.except.contains(debtor.role) else { return false }
    guard duty.levels.isEmpty || !Set(levels(of: debtor.unit)).isDisjoint(with: duty.levels) else { return false }
    switch duty.due {
    case .yearly, .once: return true
    case .workingDays: return setDate(for: duty, period, debtor.code) != nil
    case .open:
      let asked = setDates.filter { $0.duty == duty.code && $0.period == period }
      return asked.isEmpty || asked.contains { $0.senders.isEmpty || $0.senders.contains(debtor.code) }
    }
  }

  /// Of a unit whose code was used again there may be several.
  private func levels(of unit: String) -> [String] {
    units.filter { $0.code == unit }.map { unit in kinds.first { $0.code == unit.kind }?.level ?? unit.kind }
  }

  private func isOwed(_ document: OwedDocument, _ duty: Duty, _ debtor: Debtor, _ period: ReportingPeriod) -> Bool {
    guard document.periods.isEmpty || document.periods.contains(period.kind) else { return false }
    let owns = !document.isReport && document.ownerRole == debtor.role
    let isOwner = owns && document.ownerEnters
    let isPart = !document.isReport && !owns && document.contributors.contains(debtor.role)
    if duty.documents.isEmpty { return document.isReport || isOwner || isPart }
    return duty.documents.contains { documents in
      switch documents {
      case .code(let code): code == document.code
      case .owned: isOwner
      case .parts: isPart
      }
    }
  }

  private func force(
    _ duty: Duty, _ debtor: Debtor, _ document: OwedDocument, _ deadline: Deadline?, _ period: ReportingPeriod,
    _ tree: UnitTree
  ) -> Obligation.Force {
    let years = programme.firstYear...max(programme.firstYear, programme.lastYear)
    if !years.contains(period.year) { return .notApplicable(.outsideProgramme(years)) }
    if let deadline, deadline.lastDay < validFrom { return .notApplicable(.beforeRegime(validFrom)) }
    guard let unit = unit(of: debtor, in: tree) else {
      let last = units.filter { $0.code == debtor.unit && ($0.validTo.map { $0 < tree.day } ?? false) }.last
      return .notApplicable(
        .unitGone(since: last?.validTo?.adding(days: 1), successors: last?.successors ?? []))
    }
    if !tree.hasFlag(document.requiredFlags, at: unit) { return .notApplicable(.scope(document.requiredFlags)) }
    return duty.isVoluntary ? .voluntary : .required
  }

  /// Codes are used again after reforms: a unit of that code elsewhere is another one.
  private func unit(of debtor: Debtor, in tree: UnitTree) -> Int? {
    guard let unit = tree.index(of: debtor.unit), let root = tree.index(of: reportingUnit) else { return nil }
    return unit == root || tree.isBelow(unit, root) ? unit : nil
  }
}

/// Trees of units, each made once.
private struct UnitsByDay {
  let units: [OrganisationUnit]
  let kinds: [UnitKind]
  private var trees: [CalendarDate: UnitTree] = [:]

  init(units: [OrganisationUnit], kinds: [UnitKind]) {
    self.units = units
    self.kinds = kinds
  }

  mutating func tree(on day: CalendarDate) -> UnitTree {
    if let known = trees[day] { return known }
    let tree = UnitTree(units, on: day, kinds: kinds)
    trees[day] = tree
    return tree
  }
}
