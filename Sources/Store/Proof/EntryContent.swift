import Quantities

/// Digests of what is stored together with an entry of the log, so that the chain holds the tables too.
///
/// The fields that change are never in it: a submission's state is told by the entries themselves.
enum EntryContent {
  static func of(_ delivery: StoredDelivery) -> ContentDigest {
    var bytes = CanonicalBytes("delivery 1")
    bytes.append(delivery.number)
    bytes.append(delivery.sha256)
    for text in [delivery.fileName, delivery.sender, delivery.document] { bytes.append(text) }
    bytes.append(delivery.received.secondsSince1970)
    bytes.append(delivery.ingested.secondsSince1970)
    return bytes.finish()
  }

  /// - Parameter content: the ``ContentSeal`` of its values.
  static func of(
    _ name: SubmissionName, edition: String, delivery: Int64, content: ContentDigest, _ findings: [SubmissionFinding]
  ) -> ContentDigest {
    var bytes = CanonicalBytes("submission 1")
    for text in [name.text, edition] { bytes.append(text) }
    bytes.append(Int(delivery))
    bytes.append(content)
    for finding in findings {
      for text in [finding.code, finding.severity.code, finding.place, finding.message, finding.reason] {
        bytes.append(text)
      }
    }
    return bytes.finish()
  }

  static func of(period: String, key: String, taken: String) -> ContentDigest {
    var bytes = CanonicalBytes("resolution 1")
    for text in [period, key, taken] { bytes.append(text) }
    return bytes.finish()
  }

  /// For entries that say everything themselves.
  static let nothing: ContentDigest = {
    var bytes = CanonicalBytes("nothing 1")
    return bytes.finish()
  }()
}
