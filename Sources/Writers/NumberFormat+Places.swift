import Documents

extension CellStyle.NumberFormat {
  /// Digits after the comma; `nil` for all there are.
  var places: Int? {
    if case .decimal(let places) = self { return places }
    return nil
  }
}
