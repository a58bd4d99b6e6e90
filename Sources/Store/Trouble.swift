import Diagnostics
import GRDB

/// What the store was doing when trouble came, in words.
enum StoreActivity: String {
  case opening = "mở kho"
  case saving = "lưu báo cáo"
  case deciding = "ghi quyết định"
  case reading = "đọc kho"
  case merging = "tổng hợp số liệu"
  case verifying = "kiểm chứng kho"
  case backingUp = "sao lưu kho"
}

/// Rows that cannot be what this program wrote.
struct StoreDamage: Error {
  var what: String

  init(_ what: String) { self.what = what }
}

/// Turns what SQLite says into trouble that people can act on.
enum Trouble {
  /// Runs the body; errors of SQLite come out as ``OutsideTrouble`` (a file that is no
  /// database as a ``Rejection``), others as they are.
  static func told<Value>(_ activity: StoreActivity, _ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_NOTADB { throw Rejection(Diagnostic(.storeForeign, ["path": path])) }
      throw OutsideTrouble(finding(for: error, activity, path))
    } catch is RowDecodingError {
      throw OutsideTrouble(damaged(activity, path, "NULL"))
    } catch let damage as StoreDamage {
      throw OutsideTrouble(damaged(activity, path, damage.what))
    }
  }

  private static func damaged(_ activity: StoreActivity, _ path: String, _ what: String) -> Diagnostic {
    Diagnostic(.storeDamaged, ["doing": activity.rawValue, "path": path, "reason": what])
  }

  static func finding(for error: DatabaseError, _ activity: StoreActivity, _ path: String) -> Diagnostic {
    let reason = "\(error.message ?? "SQLite"), \(error.extendedResultCode.rawValue)"
    let code: Code
    switch error.resultCode {
    case .SQLITE_FULL: code = .storeDiskFull
    // The file beside the journal could not grow: nothing but room is asked for there.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: code = .storeDiskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: code = .storeBusy
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: code = .storeReadOnly
    case .SQLITE_CORRUPT: code = .storeDamaged
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PROTOCOL, .SQLITE_NOLFS: code = .storeUnreachable
    default: code = .storeRefused
    }
    return Diagnostic(code, ["doing": activity.rawValue, "path": path, "reason": reason])
  }
}
