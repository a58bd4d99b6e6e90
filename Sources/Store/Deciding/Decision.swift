/// What the labour office decides of a submission.
package enum Decision: String, Sendable, CaseIterable {
  /// From received. Never with errors; with warnings that the sender did not explain, only for a reason.
  case accept
  /// From received and has-errors, for a reason.
  case `return`
  /// From accepted and returned, for a reason: as if nothing had been decided.
  case reopen

  var event: LogEvent {
    switch self {
    case .accept: .accepted
    case .return: .returned
    case .reopen: .reopened
    }
  }

  /// The states from which it can be taken.
  package var states: Set<SubmissionState> {
    switch self {
    case .accept: [.received]
    case .return: [.received, .hasErrors]
    case .reopen: [.accepted, .returned]
    }
  }

  /// As messages have it.
  package var word: String {
    switch self {
    case .accept: "duyệt"
    case .return: "trả lại"
    case .reopen: "mở lại"
    }
  }
}

extension SubmissionState {
  /// As messages have it.
  package var word: String {
    switch self {
    case .received: "đã nhận"
    case .hasErrors: "có lỗi"
    case .returned: "đã trả lại"
    case .accepted: "đã duyệt"
    case .superseded: "đã có bản thay"
    }
  }
}
