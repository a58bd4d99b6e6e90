import Diagnostics
import Forms
import Indicators
import Store

/// Hands what was read and judged to the store: all files of a run in one transaction, each whole or not at all.
struct Intake {
  let desk: Desk
  let making: ParcelMaking

  /// What became of one file.
  enum Outcome {
    case stored(Receipt)
    /// The store does not take it, and why.
    case refused([Diagnostic])
    /// There is nothing in it to be stored, or nobody whose it is.
    case nothing
  }

  /// - Parameter isRehearsal: tells what would become of them; nothing is stored.
  /// - Returns: in the order of the arrivals.
  /// - Throws: ``OutsideTrouble``; nothing is stored then.
  func take(_ arrivals: [Arrival], _ judgements: [Judgement], isRehearsal: Bool = false) throws -> [Outcome] {
    var parcels: [SubmissionStore.Parcel] = []
    var places: [Int] = []
    var outcomes = arrivals.map { _ in Outcome.nothing }
    for (index, arrival) in arrivals.enumerated() {
      guard let sender = arrival.sender else { continue }
      // The same bytes may read otherwise now: rows that they brought stand in the list as known ones.
      if let receipt = try desk.store.receipt(ofFile: ContentDigest(of: arrival.bytes), from: sender.code),
        arrival.identity.map({ receipt.periods == [$0.period] }) ?? true
      {
        outcomes[index] = .stored(receipt)
        continue
      }
      if arrival.submissions.isEmpty { continue }
      parcels.append(try making.parcel(arrival, judgements[index], from: sender))
      places.append(index)
    }
    if parcels.isEmpty { return outcomes }
    let results = try isRehearsal ? desk.store.rehearse(parcels) : desk.store.saveEach(parcels)
    for (index, result) in zip(places, results) {
      switch result {
      case .success(let receipt): outcomes[index] = .stored(receipt)
      case .failure(let rejection): outcomes[index] = .refused(rejection.findings)
      }
    }
    return outcomes
  }
}
