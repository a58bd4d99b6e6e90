import Diagnostics
import Forms
import Indicators

extension Founding {
  /// What a workspace is made from: a pack, units, perhaps a plan.
  struct Sources {
    let pack: RegimePack
    var units: [OrganisationUnit]
    private(set) var plan: Plan?
    /// The plan's file as it is.
    private(set) var planBytes: [UInt8]?
    private(set) var findings = Findings()
    private let planPath: String

    /// - Throws: ``Rejection`` with `E001`, and everything that is wrong with pack and files.
    init(_ request: Request, _ library: PackLibrary, _ ask: Asking) throws {
      let folder = Path.trimmed(request.folder)
      let (regime, unitsPath) = try Sources.names(request, library, ask)
      let pack = try library.pack(regime, folder: nil, near: folder)
      self.pack = pack.value.pack
      planPath = request.plan ?? ""
      findings.add(contentsOf: pack.findings)
      let known = pack.value.pack.regime
      units = []
      var errors = Findings()
      func keep<Value>(_ read: () throws -> Accepted<Value>) throws -> Value? {
        do {
          let accepted = try read()
          errors.add(contentsOf: accepted.findings)
          return accepted.value
        } catch let rejection as Rejection {
          errors.add(contentsOf: rejection.findings)
          return nil
        }
      }
      units = try keep {
        try UnitsDecoder.decode(
          try Sources.bytes(unitsPath, limit: Workspace.maximumCSVSize), file: unitsPath,
          kinds: known.unitKinds.map(\.code), flags: known.unitFlags.map(\.code))
      } ?? []
      if let path = request.plan {
        plan = try keep {
          let bytes = try Sources.bytes(path, limit: Workspace.maximumXMLSize)
          planBytes = bytes
          return try PlanDecoder.decode(bytes, file: path, regime: known)
        }
      }
      try errors.throwIfErrors()
      findings.add(contentsOf: errors.all)
    }

    /// Code of the regime and path of the units, both told of when both are missing.
    private static func names(_ request: Request, _ library: PackLibrary, _ ask: Asking) throws -> (String, String) {
      var findings = Findings()
      var regime = request.regime
      if regime == nil {
        let choices = try library.codes(near: Path.trimmed(request.folder))
        regime = choices.count == 1 ? choices[0] : ask(.regime(choices: choices))
        if regime == nil { findings.add(Founding.missing("--regime", "bộ quy định", "regime", choices)) }
      }
      let units = request.units ?? ask(.units)
      if units == nil { findings.add(Founding.missing("--units", "tệp đơn vị hành chính", "file of units", [])) }
      try findings.throwIfErrors()
      return (regime ?? "", units ?? "")
    }

    private static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
      if let bytes = try FileReading.bytes(at: path, limit: limit, name: path) { return bytes }
      throw SystemFailure.missing(path)
    }

    /// Does something over a workspace that is not written yet; what is wrong with its plan is told of the file that was given.
    func tellingOfPlan<Value>(_ work: () throws -> Value) throws -> Value {
      do {
        return try work()
      } catch let rejection as Rejection {
        throw Rejection(
          rejection.findings.map { finding in
            var finding = finding
            if finding.location?.file == "plan.xml" { finding.location?.file = planPath }
            return finding
          })
      }
    }
  }
}
