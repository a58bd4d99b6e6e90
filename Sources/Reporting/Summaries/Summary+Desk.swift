import Diagnostics
package import Indicators
import Quantities
import Store

extension Summary {
  // MARK: - Decisions

  /// What was decided, a submission a line; refusals are findings, not told here but in the count. Then the letters, where some
  /// were asked for.
  package func text(of decided: Decided, _ letters: LetterFiles? = nil) -> String {
    guard let letters, !decided.done.isEmpty else { return text(of: decided) }
    return text(of: decided) + say(" Công văn: ", " Letters: ") + text(of: letters) + "."
  }

  private func text(of decided: Decided) -> String {
    let all = decided.done.count + decided.refused.count
    if all == 0 { return say("Không có báo cáo nào để \(decided.decision.word).", "No submission to \(decided.decision.rawValue).") }
    var lines = decided.done.map { "\($0.name.text)  \(standing($0.state))" }
    lines.append(
      say(
        "\(decided.done.count)/\(all) báo cáo đã \(decided.decision.word).",
        "\(participle(decided.decision)) \(decided.done.count) of \(all)."))
    return lines.joined(separator: "\n")
  }

  private func participle(_ decision: Decision) -> String {
    switch decision {
    case .accept: "Accepted"
    case .return: "Returned"
    case .reopen: "Reopened"
    }
  }

  /// `{decision, done: [{name, state}], refused: [{name, findings: [{code, message}]}]}`, and where letters were asked for
  /// `letters: [name of a file]`.
  package func json(of decided: Decided, _ letters: LetterFiles? = nil) -> String {
    let done = decided.done.map {
      "{\"name\":\(JSONText.quoted($0.name.text)),\"state\":\(JSONText.quoted($0.state.rawValue))}"
    }
    let refused = decided.refused.map { refusal in
      let findings = refusal.findings.map {
        "{\"code\":\"\($0.code.id)\",\"message\":\(JSONText.quoted(Catalogue(language).message(for: $0)))}"
      }
      return "{\"name\":\(JSONText.quoted(refusal.name.text)),\"findings\":[\(findings.joined(separator: ","))]}"
    }
    return "{\"decision\":\"\(decided.decision.rawValue)\",\"done\":[\(done.joined(separator: ","))],"
      + "\"refused\":[\(refused.joined(separator: ","))]"
      + (letters.map { ",\"letters\":[\($0.names.map(JSONText.quoted).joined(separator: ","))]" } ?? "") + "}"
  }

  /// That a period was closed or opened.
  package func text(closed isClosed: Bool, _ period: ReportingPeriod) -> String {
    isClosed
      ? say("Đã khóa kỳ \(period.code): không gì trong kỳ thay đổi được nữa.", "Period \(period.code) is closed.")
      : say("Đã mở lại kỳ \(period.code).", "Period \(period.code) is open again.")
  }

  /// `đã nhận`
  func standing(_ state: SubmissionState) -> String {
    guard language == .english else { return state.word }
    return state == .hasErrors ? "has errors" : state.rawValue
  }

  // MARK: - Lists

  /// A submission a line, and the counts by state.
  package func text(of overview: SubmissionOverview) -> String {
    let counts = SubmissionState.allCases.compactMap { state -> String? in
      let count = overview.submissions.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(standing(state))"
    }
    let number = overview.submissions.count
    let total = say("\(number) báo cáo", number == 1 ? "1 submission" : "\(number) submissions")
    if counts.isEmpty { return say("Không có báo cáo nào như vậy trong kho.", "There is no such submission in the store.") }
    return listing(of: overview).text + "\n" + total + ": " + counts.joined(separator: ", ")
  }

  /// Columns `name, senderName, state, errors, warnings, received, document, file, sha256, decidedBy, decidedAt, reason`;
  /// moments are ISO 8601 with the zone.
  package func csv(of overview: SubmissionOverview) -> String { machineListing(of: overview).csv }

  /// The same as an array of objects.
  package func json(of overview: SubmissionOverview) -> String { machineListing(of: overview).json }

  private func listing(of overview: SubmissionOverview) -> Listing {
    var listing = Listing(columns: [
      .init(code: "name", title: say("Báo cáo", "Submission")), .init(code: "sender", title: say("Nơi gửi", "Sender")),
      .init(code: "state", title: say("Trạng thái", "State")), .init(code: "found", title: say("Phát hiện", "Findings")),
      .init(code: "received", title: say("Nhận lúc", "Received")), .init(code: "file", title: say("Tệp", "File")),
    ])
    listing.rows = overview.submissions.map { submission in
      [
        .text(submission.name.text), .text(overview.senderNames[submission.name.sender] ?? ""),
        .text(standing(submission.state)), .text(found(submission)),
        .text(submission.delivery.received.vietnamese), .text(submission.delivery.fileName),
      ]
    }
    return listing
  }

  /// `2 lỗi, 1 cảnh báo`
  private func found(_ submission: StoredSubmission) -> String {
    [(submission.errorCount, say("lỗi", "errors")), (submission.warningCount, say("cảnh báo", "warnings"))]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private func machineListing(of overview: SubmissionOverview) -> Listing {
    let codes = [
      "name", "senderName", "state", "errors", "warnings", "received", "document", "file", "sha256", "decidedBy",
      "decidedAt", "reason",
    ]
    var listing = Listing(columns: codes.map { Listing.Column(code: $0, title: $0) })
    listing.rows = overview.submissions.map { submission in
      let (delivery, decision) = (submission.delivery, submission.decision)
      return [
        .text(submission.name.text), .text(overview.senderNames[submission.name.sender] ?? ""),
        .text(submission.state.rawValue), .count(submission.errorCount), .count(submission.warningCount),
        .text(delivery.received.isoInVietnam), .text(delivery.document), .text(delivery.fileName),
        .text(delivery.sha256.hex), decision.map { .text($0.by) } ?? .nothing,
        decision.map { .text($0.at.isoInVietnam) } ?? .nothing, decision.map { .text($0.reason) } ?? .nothing,
      ]
    }
    return listing
  }
}
