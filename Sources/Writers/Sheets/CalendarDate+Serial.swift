import Quantities

extension CalendarDate {
  /// Day number of spreadsheets: 1/3/1900 is 61; the days before are one less than their count, because 29/2/1900, which never
  /// was, counts.
  var serial: Int {
    let serial = dayNumber + 25_569
    return serial < 61 ? serial - 1 : serial
  }
}
