extension Code {
  /// Every code of the product, area by area. A code that is not here fails the catalogue's test.
  package static let all: [Code] = [
    markup,
    workbooks,
    templates,
    observations,
    checks,
    entries,
    store,
    desk,
    merging,
    duties,
    storing,
    paper,
    letters,
    files,
    usage,
    exchange,
    printing,
  ].flatMap { $0 }
}
