package import Diagnostics
import Forms
import Indicators
import Store

/// Where a figure comes from: from the printed cell down to the cells of the files that senders sent.
package struct Tracing: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// Explains a figure over what the store has, or over the files of folder `observations` where there is no store.
  ///
  /// - Throws: ``Rejection`` when the workspace cannot be used, or with `M001` to `M008`, `U001`, `U005` when there is no such cell;
  ///   ``OutsideTrouble``.
  package func callAsFunction(_ request: TraceRequest) throws -> Accepted<Traced> {
    let workspace = try Workspace.open(request.workspace, library: library)
    let inclusion: Inclusion = request.isDraft ? .received : .accepted
    let material = try workspace.value.figures(for: request.period, inclusion)
    let desk =
      Desk.hasStore(in: request.workspace) ? Desk(workspace.value, try Desk.existingStore(in: request.workspace)) : nil
    let asked = try AskedCell(request.address, in: material.value)
    var form = try TracedForm(asked.address.form, in: material.value.context)
    let root = try form.trace(asked.address, depth: request.depth ?? TracedForm.everything)
    let traced = try TraceSourcing(material: material.value, desk: desk, inclusion: inclusion)
      .traced(root, at: asked.address)
    let findings = workspace.findings + material.findings + asked.findings + asked.differences(from: root, traced)
    return Accepted(traced, findings: findings)
  }
}
