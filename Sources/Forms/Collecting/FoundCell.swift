import Workbooks

/// A cell of a workbook, under a name that does not clash with that of a document.
typealias FoundCell = Workbooks.Cell
