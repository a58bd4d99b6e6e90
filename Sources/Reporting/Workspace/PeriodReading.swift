import Diagnostics
import Indicators
import Quantities

/// Reads what was observed up to a period. It needs names of the pack, no forms.
struct PeriodReading: Sendable {
  /// Figures of a period as the settings, or else the calendar, have it.
  struct Outcome: Sendable {
    let figures: Figures
    let period: WorkspaceSettings.Period
  }

  let folder: String
  let settings: WorkspaceSettings
  let units: [OrganisationUnit]
  let plan: Plan?
  let regime: Regime
  let catalogue: IndicatorCatalogue

  /// Reads the files of folder `observations`.
  ///
  /// - Throws: ``Rejection`` with every finding about units, observations and plan; ``OutsideTrouble``.
  func read(_ period: ReportingPeriod) throws -> Accepted<Outcome> { try read(period, from: readFiles) }

  /// - Parameter source: puts in what was observed; what was planned comes after it.
  func read(
    _ period: ReportingPeriod, from source: (inout TidyObservations) throws -> Void
  ) throws -> Accepted<Outcome> {
    var notes: [Diagnostic] = []
    let listed = settings.period(period) ?? unlisted(period, &notes)
    let tree = UnitTree(units, on: listed.cutOff, kinds: regime.unitKinds)
    guard tree.index(of: settings.unit) != nil else {
      let successors = units.last { $0.code == settings.unit }?.successors ?? []
      throw Rejection(
        Diagnostic(
          .reportingUnitUnknown, at: Location(file: Path.join(folder, "workspace.xml")),
          ["name": settings.unit, "day": listed.cutOff.vietnamese], successors: successors))
    }
    var reading = TidyObservations(vocabulary: vocabulary(tree))
    try source(&reading)
    if let plan { reading.add(plan, file: Path.join(folder, "plan.xml")) }
    let observations = try reading.accepted()
    let outcome = Outcome(figures: figures(of: observations.value, tree), period: listed)
    return Accepted(outcome, findings: notes + observations.findings)
  }

  private func unlisted(_ period: ReportingPeriod, _ notes: inout [Diagnostic]) -> WorkspaceSettings.Period {
    notes.append(Diagnostic(.periodNotListed, ["name": period.code, "day": period.lastDay.vietnamese]))
    return .unlisted(period)
  }

  /// Figures over observations, under the units of a day.
  func figures(of observations: ObservationSet, _ tree: UnitTree) -> Figures {
    Figures(
      observations: observations, units: tree, catalogue: catalogue, disaggregations: regime.disaggregations,
      programme: regime.programme)
  }

  func vocabulary(_ tree: UnitTree) -> ExchangeVocabulary {
    ExchangeVocabulary(
      catalogue: catalogue, disaggregations: regime.disaggregations, programme: regime.programme,
      senders: settings.senders.map { ExchangeVocabulary.Sender(code: $0.code, name: $0.shortName, unit: $0.unit) },
      units: units, tree: tree, cutOffs: settings.cutOffs)
  }

  private func readFiles(_ reading: inout TidyObservations) throws {
    let observations = Path.join(folder, "observations")
    var rest = Workspace.maximumObservationsSize
    let names = (try FileReading.names(in: observations) ?? []).filter(Workspace.isObservations)
    let paths = names.map { Path.join(observations, $0) }
    reading.expect(bytes: min(rest, paths.reduce(0) { $0 + FileReading.size(of: $1) }))
    for path in paths {
      do {
        let limit = min(Workspace.maximumCSVSize, rest)
        guard let bytes = try FileReading.bytes(at: path, limit: limit, name: path) else { continue }
        rest -= bytes.count
        reading.read(bytes, file: path)
      } catch let rejection as Rejection {
        reading.findings.add(contentsOf: rejection.findings)
      }
    }
  }
}
