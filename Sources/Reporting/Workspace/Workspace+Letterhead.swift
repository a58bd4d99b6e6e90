import Forms

extension Workspace {
  /// How a sender's papers are headed and signed; what its own settings leave out comes from its role's, then from the workspace's.
  ///
  /// - Parameter period: the compiling office's number and date of its papers are the period's.
  func letterhead(of sender: WorkspaceSettings.Sender?, for period: WorkspaceSettings.Period) -> Letterhead {
    let whole = letterheadSettings(of: sender)
    let isCompiler = sender == nil || sender?.code == settings.compiler
    return Letterhead(
      parent: whole.parent ?? "", agency: whole.agency ?? sender?.name.uppercased() ?? "", place: whole.place ?? "",
      documentNumber: isCompiler ? period.documentNumber : "", documentSymbol: whole.symbol ?? "",
      documentDate: isCompiler ? period.documentDate : nil, signatoryCapacity: whole.signatoryCapacity ?? "",
      signatoryActing: whole.signatoryActing ?? "", signatoryTitle: whole.signatoryTitle ?? "",
      signatoryName: whole.signatoryName ?? "", recipients: whole.recipients, name: sender?.name)
  }

  /// A sender's own settings, completed from the wider ones.
  func letterheadSettings(of sender: WorkspaceSettings.Sender?) -> LetterheadSettings {
    var own = sender?.letterhead ?? LetterheadSettings()
    if let sender {
      if let byRole = settings.letterheadsByRole[sender.role] { own = own.completed(from: byRole) }
      if own.agency == nil, sender.code != settings.compiler { own.agency = sender.name.uppercased() }
    }
    return own.completed(from: settings.letterhead)
  }
}
